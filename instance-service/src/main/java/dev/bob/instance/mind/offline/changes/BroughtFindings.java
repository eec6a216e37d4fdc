package dev.bob.instance.mind.offline.changes;

import static java.util.stream.Collectors.toSet;

import dev.bob.instance.mind.offline.repository.Content;
import dev.bob.instance.mind.offline.repository.Coverage;
import dev.bob.instance.mind.offline.repository.GitRepository;
import dev.bob.instance.mind.offline.repository.RepositoryRefused;
import dev.bob.instance.mind.offline.repository.Snapshot;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.survey.Detector;
import dev.bob.instance.mind.offline.survey.Survey;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingSubject;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What detectors find at a commit and not at its base: what a change brings. Links are looked at in
 * all files, since who removes a file breaks the links of others; all else in the files that are
 * changed. Whoever made the commit has no say in what is looked at: not by attributes, not by the
 * names of files, not by what these say of themselves.
 */
record BroughtFindings(GitRepository repository, SurveyLimits limits, List<Detector> detectors) {
  private static final String LINKS = "links";
  private static final String SECRETS = "secrets";
  private static final String LARGE = "large";

  /** A note for later, or a file that often changes, is no fault of a change. */
  private static final Set<String> FAULTS = Set.of(LINKS, SECRETS, LARGE);

  /**
   * @param faults in the order of the detectors
   * @param unexamined files that were changed, but not read, and why; sorted
   */
  record Brought(List<Finding> faults, SortedMap<String, Coverage> unexamined) {}

  Brought of(WhatChanges changes) throws IOException, RepositoryRefused, InterruptedException {
    var paths = changes.paths();
    var before = snapshot(changes, changes.base());
    var after = snapshot(changes, changes.commit());
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
    return new Brought(brought, unexamined(List.of(before, after), paths));
  }

  /**
   * The files that are not to be shown, and why, as the rest of a sentence: a credential is
   * suspected in them, before the change or after it, or none could be looked for.
   */
  Map<String, String> withheld(WhatChanges changes)
      throws IOException, RepositoryRefused, InterruptedException {
    var paths = changes.paths();
    var sides = List.of(snapshot(changes, changes.base()), snapshot(changes, changes.commit()));
    Map<String, String> withheld = new HashMap<>();
    unexamined(sides, paths)
        .forEach(
            (path, why) -> withheld.put(path, "it was not examined (%s)".formatted(why.words())));
    for (var side : sides) {
      for (var detector : detectors) {
        if (detector.kind().equals(SECRETS)) {
          for (var finding : found(detector, side, paths)) {
            withheld.put(finding.evidence().path(), "it holds what looks like a credential");
          }
        }
      }
    }
    return withheld;
  }

  /** What is changed is doubted; the rest is as the base has it, and read as it says there. */
  private Snapshot snapshot(WhatChanges changes, ObjectId commit)
      throws RepositoryRefused, InterruptedException {
    var paths = changes.paths();
    var doubted = repository.doubtedSnapshot(commit, limits.fileSizeBytesMax());
    var base = repository.snapshot(changes.base(), limits.fileSizeBytesMax());
    List<TreeEntry> entries = new ArrayList<>(only(doubted, paths).entries());
    base.entries().stream().filter(entry -> !paths.contains(entry.path())).forEach(entries::add);
    entries.sort(Comparator.comparing(TreeEntry::path));
    return new Snapshot(doubted.commit(), doubted.time(), entries);
  }

  private SortedMap<String, Coverage> unexamined(List<Snapshot> sides, Set<String> paths)
      throws IOException, InterruptedException {
    var unexamined = new TreeMap<String, Coverage>();
    try (var contents = repository.contents()) {
      for (var side : sides) {
        for (var entry : only(side, paths).entries()) {
          if (contents.read(entry) instanceof Content.NotExamined(var reason)) {
            unexamined.put(entry.path(), reason);
          }
        }
      }
    }
    return unexamined;
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
