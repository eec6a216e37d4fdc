package dev.bob.instance.mind.offline.hotspots;

import java.util.Comparator;

/**
 * A large file that changes far more often than the others.
 *
 * @param lines of the file now
 * @param commits of which {@code changes} are a part
 */
record Hotspot(History.Changes changes, int lines, int commits) {
  /** What changes much and is large comes first: changes times lines. Total, by path in the end. */
  static final Comparator<Hotspot> HOTTEST_FIRST =
      Comparator.comparingLong((Hotspot hotspot) -> -hotspot.heat())
          .thenComparing(hotspot -> hotspot.changes().file().path());

  private long heat() {
    return (long) changes.count() * lines;
  }
}
