package dev.bob.instance.mind.offline;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.bob.instance.mind.offline.repository.ChangedFiles;
import dev.bob.instance.mind.offline.repository.GitRepository;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/** Which findings speak of files that are others now: one comparison of trees for each commit. */
final class ChangedFindings {
  private ChangedFindings() {}

  static Set<FindingId> of(Collection<Finding> findings, String commit, GitRepository repository)
      throws IOException, InterruptedException {
    Set<FindingId> changed = new HashSet<>();
    var byCommit =
        findings.stream()
            .collect(groupingBy(finding -> finding.evidence().commit(), TreeMap::new, toList()));
    for (var group : byCommit.entrySet()) {
      var files = ChangedFiles.between(group.getKey(), commit, repository);
      group.getValue().stream()
          .filter(finding -> files.has(finding.evidence().path()))
          .map(Finding::id)
          .forEach(changed::add);
    }
    return changed;
  }
}
