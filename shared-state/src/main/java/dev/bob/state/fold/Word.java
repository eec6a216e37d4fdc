package dev.bob.state.fold;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.bob.state.model.Clip;
import dev.bob.state.model.InstanceId;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an instance says of a finding after a look at its evidence. */
public record Word(InstanceId by, Says says, String text) {
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
