package dev.bob.instance.mind.offline.todos.blame;

import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.diff.SequenceComparator;

/**
 * Compares lines byte by byte, as git does, and is how a comparison of two large texts can be
 * stopped: JGit asks nobody whether it should go on.
 */
final class LineComparator extends SequenceComparator<RawText> {
  /** Bytes; what one comparison costs, as if it were reading. */
  private static final int COMPARISON_BYTES = 16;

  /** The comparison was stopped. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("comparison stopped", null, false, false);
    }
  }

  private final Budget budget;

  LineComparator(Budget budget) {
    this.budget = budget;
  }

  @Override
  public boolean equals(RawText a, int ai, RawText b, int bi) {
    budget.spendBytes(COMPARISON_BYTES);
    if (budget.isSpent() || Thread.currentThread().isInterrupted()) {
      throw new Stopped();
    }
    return RawTextComparator.DEFAULT.equals(a, ai, b, bi);
  }

  @Override
  public int hash(RawText text, int line) {
    return RawTextComparator.DEFAULT.hash(text, line);
  }

  @Override
  public Edit reduceCommonStartEnd(RawText a, RawText b, Edit edit) {
    return RawTextComparator.DEFAULT.reduceCommonStartEnd(a, b, edit);
  }
}
