package dev.bob.instance.mind.offline.survey;

import dev.bob.instance.mind.offline.repository.GitRepository;
import dev.bob.instance.mind.offline.repository.Snapshot;

/**
 * What is surveyed: a commit of a repository.
 *
 * @param snapshot the tree of that commit
 */
public record Survey(GitRepository repository, Snapshot snapshot, SurveyLimits limits) {}
