package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The full id of a commit: 40 hex digits (SHA-1) or 64 (SHA-256), in lower case. */
public record CommitId(@JsonValue String value) {
  private static final Pattern TEXT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  /** As good as all of them for people. */
  private static final int SHOWN_DIGITS = 12;

  @JsonCreator
  public CommitId {
    if (!TEXT.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not the full id of a commit (40 or 64 hex digits, as 'git rev-parse' prints it): "
              + Clip.clip(value, 40));
    }
  }

  /** Its first digits, for sentences. */
  public String shown() {
    return value.substring(0, SHOWN_DIGITS);
  }

  @Override
  public String toString() {
    return value;
  }
}
