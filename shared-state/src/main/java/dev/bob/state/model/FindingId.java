package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** The id of a finding: 16 hex digits of the SHA-256 of what makes it the same finding. */
public record FindingId(@JsonValue String value) {
  private static final Pattern TEXT = Pattern.compile("[0-9a-f]{16}");

  /** Reads one; empty if it is anything else. */
  public static Optional<FindingId> find(String text) {
    return TEXT.matcher(text).matches() ? Optional.of(new FindingId(text)) : Optional.empty();
  }

  @JsonCreator
  public FindingId {
    if (!TEXT.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not a finding id (16 hex digits): " + Clip.clip(value, 40));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
