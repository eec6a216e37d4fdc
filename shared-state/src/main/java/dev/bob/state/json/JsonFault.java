package dev.bob.state.json;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What is wrong with JSON that somebody wrote: a closed set. REST gives its name as the {@code
 * reason} of a problem, and a rejected file has it beside.
 */
public enum JsonFault {
  /** Missing, a symbolic link, a pipe, a directory: it was not opened. */
  NOT_A_FILE("it is missing or no regular file"),
  /** A file of somebody who does not let others read it. */
  UNREADABLE("it may not be read"),
  TOO_LARGE("it is too large"),
  EMPTY("it is empty"),
  BYTE_ORDER_MARK("it begins with a byte order mark"),
  UTF_16("it is UTF-16 or UTF-32, not UTF-8"),
  NUL_BYTE("it has a NUL byte"),
  /** Overlong forms and encoded surrogates too. */
  NOT_UTF_8("it is not UTF-8"),
  LONE_SURROGATE("it has half a character (a lone surrogate)"),
  TOO_DEEP("it is nested too deeply"),
  STRING_TOO_LONG("a string or a name in it is too long"),
  NUMBER_OUT_OF_RANGE("a number in it is out of range"),
  /** {@code NaN} and the infinities, which are no JSON. */
  NOT_A_NUMBER("it has NaN or Infinity"),
  DUPLICATE_KEY("a key stands twice in one object"),
  /** Two documents fused, for example. */
  TRAILING("something follows the document"),
  /** It ends in the middle: half a file, or one that is still being written. */
  CUT_SHORT("it ends too early"),
  MALFORMED_JSON("it is not JSON"),
  WRONG_TYPE("a value has the wrong type"),
  MISSING_FIELD("a field is missing"),
  BAD_VALUE("a value is not allowed");

  private final String sentence;

  JsonFault(String sentence) {
    this.sentence = sentence;
  }

  /** What it is, as the end of a sentence. */
  public String sentence() {
    return sentence;
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
