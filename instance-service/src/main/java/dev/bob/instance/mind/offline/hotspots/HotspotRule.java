package dev.bob.instance.mind.offline.hotspots;

import dev.bob.state.model.Severity;
import java.util.List;

/**
 * What "large" and "far more often than the others" mean. The numbers are chosen so that few files
 * remain, and each is one that its maintainers would name too; they were looked at with the
 * histories of flask, express, gson, jq, gin, jekyll, tokio, redis and git.
 *
 * @param medianChanges half of the files changed as often or less
 * @param changesMin a file that changed less often is no hotspot
 */
record HotspotRule(int medianChanges, int changesMin) {
  /** Commits; in a shorter history all files are new, and the first ones lead. */
  static final int COMMITS_MIN = 200;

  /** Files; among fewer there are no "others" to compare with. */
  static final int FILES_MIN = 10;

  static final int LINES_MIN = 500;
  static final int CHANGES_MIN = 50;

  /** How many times the median. */
  static final int MEDIANS_MIN = 5;

  /** One file in so many, those that change most, can be a hotspot; rounded up. */
  static final int FILES_PER_HOTSPOT = 10;

  /** Of a repository, the hottest ones: an eleventh would be no news. */
  static final int HOTSPOTS_MAX = 10;

  /** With both of these, work of every day runs into the file. */
  private static final int MUCH_LINES = 1_000;

  private static final int MUCH_CHANGES = 100;

  static HotspotRule of(History history) {
    int[] sorted = history.files().stream().mapToInt(History.Changes::count).sorted().toArray();
    int files = sorted.length;
    int median = files == 0 ? 0 : sorted[(files - 1) / 2];
    if (files < FILES_MIN || history.commits() < COMMITS_MIN) {
      return new HotspotRule(median, Integer.MAX_VALUE);
    }
    int mostChanged = sorted[files - Math.ceilDiv(files, FILES_PER_HOTSPOT)];
    int changesMin = Math.max(CHANGES_MIN, Math.max(MEDIANS_MIN * median, mostChanged));
    return new HotspotRule(median, changesMin);
  }

  /** The files that change far more often than the others, be they large or not. */
  List<History.Changes> candidates(History history) {
    return history.files().stream().filter(changes -> changes.count() >= changesMin).toList();
  }

  /** The hotspots of the candidates, the hottest first. */
  static List<Hotspot> choose(List<Hotspot> candidates) {
    return candidates.stream()
        .filter(HotspotRule::admits)
        .sorted(Hotspot.HOTTEST_FIRST)
        .limit(HOTSPOTS_MAX)
        .toList();
  }

  /** Whether a file's own numbers allow it to be a hotspot, whatever the others are. */
  static boolean admits(Hotspot hotspot) {
    return hotspot.lines() >= LINES_MIN
        && hotspot.changes().count() >= CHANGES_MIN
        && hotspot.commits() >= COMMITS_MIN;
  }

  /** A hint and no fault, so never more than medium. */
  static Severity severity(Hotspot hotspot) {
    return hotspot.lines() >= MUCH_LINES && hotspot.changes().count() >= MUCH_CHANGES
        ? Severity.MEDIUM
        : Severity.LOW;
  }
}
