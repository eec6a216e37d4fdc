package dev.bob.instance.mind.offline.todos.blame;

import java.io.IOException;
import java.util.OptionalInt;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.ObjectId;

/** Where the lines of a version of a file stood in the version before it. */
final class LineMap {
  private final EditList edits;

  private LineMap(EditList edits) {
    this.edits = edits;
  }

  /**
   * Compares two versions.
   *
   * @throws LargeObjectException if one of them is too large to be compared
   * @throws LineComparator.Stopped if the budget is spent or the thread was asked to stop
   */
  static LineMap between(
      ObjectId before, ObjectId after, Texts texts, BlameLimits limits, Budget budget)
      throws IOException {
    RawText old = texts.read(before);
    RawText young = texts.read(after);
    if (Math.max(old.size(), young.size()) > limits.textLinesMax()) {
      throw new LargeObjectException();
    }
    var diff = new HistogramDiff();
    // Myers' algorithm, the usual fallback, can neither be stopped nor bounded.
    diff.setFallbackAlgorithm(null);
    return new LineMap(diff.diff(new LineComparator(budget), old, young));
  }

  /** The place in the old version of a line of the young one; empty if the line is new. */
  OptionalInt before(int line) {
    int shift = 0;
    for (Edit edit : edits) {
      if (line < edit.getBeginB()) {
        break;
      }
      if (line < edit.getEndB()) {
        return OptionalInt.empty();
      }
      shift += edit.getLengthA() - edit.getLengthB();
    }
    return OptionalInt.of(line + shift);
  }
}
