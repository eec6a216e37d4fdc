package dev.bob.state.fold;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Locale;

/** How something stands by what others said of it after a look of their own. */
public enum Repute {
  /** Nobody has said anything yet. */
  REPORTED,
  CONFIRMED,
  REFUTED,
  /** As many say the one as the other. */
  CONTESTED;

  /** The majority decides; where there is none it is contested. */
  public static Repute of(Collection<Word> words) {
    if (words.isEmpty()) {
      return REPORTED;
    }
    long confirming = words.stream().filter(word -> word.says() == Word.Says.CONFIRMED).count();
    long refuting = words.size() - confirming;
    if (confirming == refuting) {
      return CONTESTED;
    }
    return confirming > refuting ? CONFIRMED : REFUTED;
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
