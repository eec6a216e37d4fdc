package dev.bob.state.fold;

import dev.bob.state.model.InstanceId;
import java.util.Collection;

/**
 * How far what the hive knows is to be trusted, from what others than its author said of it after a
 * look of their own: 0 to 1, with two digits.
 *
 * <p>(confirmed + 1) / (confirmed + refuted + 2), the rule of succession, as for {@link Skill}: 0.5
 * of what nobody has looked at, 0.67 after one that confirms, 0.75 after two.
 */
final class Confidence {
  private Confidence() {}

  static double of(Collection<Word> words, InstanceId author) {
    var others = words.stream().filter(word -> !word.by().equals(author)).toList();
    long confirmed = others.stream().filter(word -> word.says() == Word.Says.CONFIRMED).count();
    return of(confirmed, others.size() - confirmed);
  }

  /** Of so many that are for it and so many that are against it. */
  static double of(long confirmed, long refuted) {
    return Math.round(100.0 * (confirmed + 1) / (confirmed + refuted + 2)) / 100.0;
  }
}
