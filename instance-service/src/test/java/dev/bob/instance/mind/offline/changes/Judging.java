package dev.bob.instance.mind.offline.changes;

import dev.bob.instance.change.Merging;
import dev.bob.instance.change.Series;
import dev.bob.instance.mind.Opinion;
import dev.bob.instance.mind.offline.Detectors;
import dev.bob.instance.mind.offline.repository.GitRepository;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.fold.QueuedChange;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Way;
import java.nio.file.Path;
import java.util.List;

/** What voters and the leader come to about commits of these branches. */
record Judging(Branches branches) {
  Merging.Trial check(CommitId commit) throws Exception {
    return check(ChangeLimits.standard(), commit);
  }

  Merging.Trial check(ChangeLimits limits, CommitId commit) throws Exception {
    try (var merging = new GitMerging(path(), SurveyLimits.standard(), Detectors.all(), limits)) {
      return merging.check(new Series(branches.head(), List.of(), Branches.change(1, commit)));
    }
  }

  Opinion weigh(CommitId commit, Way way, QueuedChange... queued) throws Exception {
    try (var repository = GitRepository.open(path())) {
      return new ChangeEvidence(
              repository, SurveyLimits.standard(), Detectors.all(), ChangeLimits.standard())
          .of(commit, List.of(queued), way);
    }
  }

  private Path path() {
    return branches.folder().path();
  }
}
