package dev.bob.state.fold;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a member may do at the moment, besides voting and answering, which all do. */
public enum Right {
  /** Tasks that change no file. */
  LOOK,
  /** Tasks that change files. */
  EDIT,
  /** Look at the evidence of what others found. */
  CHECK,
  /** Plan goals, offer tasks, and let nothing hang. */
  LEAD;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
