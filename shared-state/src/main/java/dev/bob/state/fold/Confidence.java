package dev.bob.state.fold;

import java.util.Collection;

/**
 * How far what the hive knows is to be trusted, from what others than its author said of it after a
 * look of their own: in thousandths, 1 to 999.
 *
 * <p>(confirmed + 1) / (confirmed + refuted + 2), the rule of succession, as for {@link Skill}: 500
 * of what nobody has looked at, 666 after one that confirms, 750 after two.
 */
public final class Confidence {
  private Confidence() {}

  /** The same for people: 0 to 1, with two digits. */
  public static double shown(Collection<Word> words) {
    return Math.round(permille(words) / 10.0) / 100.0;
  }

  public static int permille(Collection<Word> words) {
    long confirmed = words.stream().filter(word -> word.says() == Word.Says.CONFIRMED).count();
    return permille(confirmed, words.size() - confirmed);
  }

  /** Of so many that are for it and so many that are against it. */
  static int permille(long confirmed, long refuted) {
    return (int) (1_000 * (confirmed + 1) / (confirmed + refuted + 2));
  }

  /** The same for people: of 1, with two digits. */
  public static double shown(int permille) {
    return Math.round(permille / 10.0) / 100.0;
  }
}
