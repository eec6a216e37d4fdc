package dev.bob.state.recall;

import dev.bob.state.fold.Contradiction;
import java.util.List;

/**
 * What came to mind.
 *
 * @param best best first; of equally good ones the newest first
 * @param matches how many there were before the limit
 */
public record Recollection(List<Recalled> best, int matches) {
  public Recollection {
    best = List.copyOf(best);
  }

  /**
   * @param contradicts what else in the memory says something else; may be empty
   * @param score greater is better, of this recollection only: scores of two queries cannot be
   *     compared. 0 where no words were asked for
   */
  public record Recalled(Remembered entry, List<Contradiction> contradicts, double score) {
    public Recalled {
      contradicts = List.copyOf(contradicts);
    }
  }
}
