package dev.bob.instance.mind.offline.changes;

import dev.bob.instance.change.Merging.Obstacle;
import dev.bob.instance.mind.Opinion;
import dev.bob.instance.mind.offline.repository.Coverage;
import dev.bob.instance.mind.offline.repository.GitRepository;
import dev.bob.instance.mind.offline.repository.RepositoryRefused;
import dev.bob.instance.mind.offline.survey.Detector;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.fold.QueuedChange;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Vote;
import dev.bob.state.model.Way;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * Looks at a commit that is to become a change, in three ways that know nothing of each other: what
 * it brings, whether it merges, and whether there is anything, and not too much, to be merged. What
 * is not there speaks against it: a queue of commits that nobody has is of no use to anyone.
 */
public final class ChangeEvidence {
  private static final int NAMED_MAX = 3;

  private final GitRepository repository;
  private final BroughtFindings findings;
  private final ChangeLimits limits;

  /**
   * @param detectors all that there are
   */
  public ChangeEvidence(
      GitRepository repository,
      SurveyLimits survey,
      List<Detector> detectors,
      ChangeLimits limits) {
    this.repository = repository;
    this.findings = new BroughtFindings(repository, survey, detectors);
    this.limits = limits;
  }

  /**
   * Weighs it against HEAD as it is now.
   *
   * @param queued what is merged before it, in this order
   */
  public Opinion of(CommitId commit, List<QueuedChange> queued, Way way)
      throws IOException, RepositoryRefused, InterruptedException {
    var head = new CommitId(repository.head().commit().name());
    try (var chain = new MergeChain(repository, limits, head)) {
      var found = chain.find(commit);
      if (found.isEmpty()) {
        return chain
            .obstacle(commit)
            .map(why -> no(why, "git cat-file -t " + commit))
            .orElseThrow();
      }
      return switch (way) {
        case PROOF -> brings(chain, found.get());
        case BYTES -> merges(chain, found.get(), queued);
        case HEAD -> isNew(chain, found.get());
      };
    }
  }

  private Opinion brings(MergeChain chain, RevCommit commit)
      throws IOException, RepositoryRefused, InterruptedException {
    var changes = changes(chain, commit);
    if (changes.isEmpty()) {
      return stranger(chain, commit);
    }
    if (!changes.get().fits()) {
      return Opinion.abstain("It is too large for what it brings to be looked for.");
    }
    var command = stat(changes.get());
    var brought = findings.of(changes.get());
    if (brought.faults().isEmpty()) {
      return new Opinion(
          Vote.YES,
          "%s brings no broken link, no suspected secret and no large file that %s has not; %s."
              .formatted(
                  shown(commit),
                  shown(changes.get().base()),
                  looked(changes.get().paths(), brought.unexamined())),
          command);
    }
    var faults = brought.faults();
    return new Opinion(
        Vote.NO,
        "%s brings %s that %s has not: %s."
            .formatted(
                shown(commit),
                faults.size() == 1 ? "a fault" : faults.size() + " faults",
                shown(changes.get().base()),
                String.join(
                    "; ", faults.stream().limit(NAMED_MAX).map(ChangeEvidence::told).toList())),
        faults.getFirst().evidence().command());
  }

  /** What a detector says is masked already. */
  private static String told(Finding finding) {
    return finding.evidence().place() + ": " + finding.title();
  }

  private Opinion merges(MergeChain chain, RevCommit found, List<QueuedChange> queued)
      throws IOException, InterruptedException {
    var command = "git merge-tree --write-tree HEAD " + found.name();
    var commit = new CommitId(found.name());
    var tooLarge = chain.tooLarge(found);
    if (tooLarge.isPresent()) { // whatever is queued before it
      return no(tooLarge.get(), command);
    }
    chain.behind(queued);
    var obstacle = chain.obstacle(commit);
    if (obstacle.isPresent()) {
      return no(obstacle.get(), command);
    }
    return new Opinion(
        Vote.YES,
        "%s is there, and merges with HEAD (%s)%s."
            .formatted(
                commit.shown(),
                shown(chain.head()),
                queued.isEmpty() ? "" : " and what is queued before it"),
        command);
  }

  private Opinion isNew(MergeChain chain, RevCommit commit)
      throws IOException, InterruptedException {
    var head = shown(chain.head());
    if (Bases.has(chain.commits(), chain.head(), commit)) {
      return new Opinion(
          Vote.NO,
          "HEAD (%s) has %s already.".formatted(head, shown(commit)),
          "git merge-base --is-ancestor %s HEAD".formatted(commit.name()));
    }
    var changes = changes(chain, commit);
    if (changes.isEmpty()) {
      return stranger(chain, commit);
    }
    int files = changes.get().files().size();
    var excess = changes.get().excess();
    if (files == 0 || excess.isPresent()) {
      return new Opinion(
          Vote.NO,
          excess.isEmpty()
              ? "%s changes no file.".formatted(shown(commit))
              : "%s changes %s; %s files with %s bytes are what is taken at once."
                  .formatted(shown(commit), excess.get(), limits.filesMax(), limits.bytesMax()),
          stat(changes.get()));
    }
    return new Opinion(
        Vote.YES,
        "HEAD (%s) has not got %s, which changes %s files with %s bytes."
            .formatted(head, shown(commit), files, changes.get().sizeBytes()),
        stat(changes.get()));
  }

  private Optional<WhatChanges> changes(MergeChain chain, RevCommit commit)
      throws IOException, InterruptedException {
    var base = Bases.of(chain.commits(), chain.head(), commit);
    return base.isEmpty()
        ? Optional.empty()
        : Optional.of(WhatChanges.between(chain.commits(), base.get(), commit, limits));
  }

  private static Opinion stranger(MergeChain chain, RevCommit commit) {
    return new Opinion(
        Vote.NO,
        "%s has no history in common with HEAD (%s).".formatted(shown(commit), shown(chain.head())),
        "git merge-base HEAD " + commit.name());
  }

  /** Nothing is said to have been looked at that was not read. */
  private static String looked(Set<String> paths, SortedMap<String, Coverage> unexamined) {
    var read = new TreeSet<>(paths);
    read.removeAll(unexamined.keySet());
    var looked = "looked at: " + (read.isEmpty() ? "none of its files" : named(read));
    if (unexamined.isEmpty()) {
      return looked;
    }
    var told = new TreeSet<String>();
    unexamined.forEach((path, why) -> told.add("%s (%s)".formatted(path, why.words())));
    return looked + "; not looked at: " + named(told);
  }

  private static String named(Set<String> paths) {
    int others = paths.size() - NAMED_MAX;
    return String.join(", ", paths.stream().limit(NAMED_MAX).toList())
        + (others > 0 ? " and %s others".formatted(others) : "");
  }

  private static String stat(WhatChanges changes) {
    return "git diff --stat %s %s".formatted(shown(changes.base()), shown(changes.commit()));
  }

  private static Opinion no(Obstacle obstacle, String command) {
    return new Opinion(Vote.NO, obstacle.why(), command);
  }

  private static String shown(RevCommit commit) {
    return new CommitId(commit.name()).shown();
  }
}
