package dev.bob.state.model;

/**
 * How much a change changes, against the commit at which it left the history of HEAD.
 *
 * @param files that are added, changed or gone
 * @param linesAdded in files that are text
 * @param linesRemoved in files that are text
 */
public record Extent(int files, int linesAdded, int linesRemoved) {
  public static final Extent NONE = new Extent(0, 0, 0);

  public Extent {
    if (files < 0 || linesAdded < 0 || linesRemoved < 0) {
      throw new IllegalArgumentException("no change has less than nothing");
    }
  }
}
