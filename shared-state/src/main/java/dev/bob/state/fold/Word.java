package dev.bob.state.fold;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.bob.state.model.Clip;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Way;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an instance says of a finding after a look at its evidence.
 *
 * @param way in which it looked; absent where it does not say
 */
public record Word(InstanceId by, Says says, String text, Optional<Way> way) {
  public static final int TEXT_CHARS_MAX = 1_000;

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Whether the evidence holds. */
  public enum Says {
    CONFIRMED,
    REFUTED;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Of one who does not say in which way it looked. */
  public Word(InstanceId by, Says says, String text) {
    this(by, says, text, Optional.empty());
  }

  public Word {
    text = Clip.clip(text, TEXT_CHARS_MAX);
  }

  /**
   * Whether it only says after the other: the same words, in whatever case and spacing. A
   * paraphrase in other words is not recognised: that would take a mind.
   */
  boolean repeats(Word other) {
    return says == other.says && normal(text).equals(normal(other.text));
  }

  private static String normal(String text) {
    return BLANKS.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
  }
}
