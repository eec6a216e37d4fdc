package dev.bob.instance.mind.offline.changes;

import static java.util.stream.Collectors.toSet;

import dev.bob.instance.mind.offline.repository.GitRepository;
import dev.bob.instance.mind.offline.repository.RepositoryRefused;
import dev.bob.instance.mind.offline.repository.Snapshot;
import dev.bob.instance.mind.offline.survey.Detector;
import dev.bob.instance.mind.offline.survey.Survey;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingSubject;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What detectors find at a commit and not at its base: what a change brings. Links are looked at in
 * all files, since who removes a file breaks the links of others; all else in the files that are
 * changed.
 */
record BroughtFindings(GitRepository repository, SurveyLimits limits, List<Detector> detectors) {
  private static final String LINKS = "links";
  private static final String SECRETS = "secrets";
  private static final String LARGE = "large";

  /** A note for later, or a file that often changes, is no fault of a change. */
  private static final Set<String> FAULTS = Set.of(LINKS, SECRETS, LARGE);

  /** In the order of the detectors. */
  List<Finding> of(WhatChanges changes)
      throws IOException, RepositoryRefused, InterruptedException {
    var before = snapshot(changes.base());
    var after = snapshot(changes.commit());
    var paths = changes.paths();
    List<Finding> brought = new ArrayList<>();
    for (var detector : detectors) {
      if (FAULTS.contains(detector.kind())) {
        var known =
            found(detector, before, paths).stream().map(FindingSubject::of).collect(toSet());
        found(detector, after, paths).stream()
            .filter(finding -> !known.contains(FindingSubject.of(finding)))
            .forEach(brought::add);
      }
    }
    return brought;
  }

  /** The files in which a credential is suspected, before the change or after it. */
  Set<String> secretive(WhatChanges changes)
      throws IOException, RepositoryRefused, InterruptedException {
    List<Finding> found = new ArrayList<>();
    for (var commit : List.of(changes.base(), changes.commit())) {
      var snapshot = snapshot(commit);
      for (var detector : detectors) {
        if (detector.kind().equals(SECRETS)) {
          found.addAll(found(detector, snapshot, changes.paths()));
        }
      }
    }
    return found.stream().map(finding -> finding.evidence().path()).collect(toSet());
  }

  private Snapshot snapshot(ObjectId commit) throws RepositoryRefused, InterruptedException {
    return repository.snapshot(commit, limits.fileSizeBytesMax());
  }

  private List<Finding> found(Detector detector, Snapshot whole, Set<String> paths)
      throws IOException, InterruptedException {
    var looked = detector.kind().equals(LINKS) ? whole : only(whole, paths);
    List<Finding> found = new ArrayList<>();
    detector.detect(new Survey(repository, looked, uncapped()), task(detector), found::add);
    return found;
  }

  private static Snapshot only(Snapshot whole, Set<String> paths) {
    return new Snapshot(
        whole.commit(),
        whole.time(),
        whole.entries().stream().filter(entry -> paths.contains(entry.path())).toList());
  }

  /** Of the worst hundred on each side, one that is new might only have moved up. */
  private SurveyLimits uncapped() {
    return new SurveyLimits(
        limits.fileSizeBytesMax(),
        Integer.MAX_VALUE,
        limits.largeFileBytes(),
        limits.hugeFileBytes());
  }

  private static TaskSpec task(Detector detector) {
    return new TaskSpec(
        detector.kind(),
        detector.kind(),
        "Look at a change",
        Role.EXPLORER,
        List.of(),
        List.of(),
        false,
        Map.of());
  }
}
