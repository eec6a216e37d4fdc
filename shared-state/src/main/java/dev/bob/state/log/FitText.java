package dev.bob.state.log;

import dev.bob.state.json.JsonFault;

/**
 * Looks through the JSON of an event for what its reader would let pass, and a view, a snapshot or
 * another program would not. The mapper has written it: it is JSON without blanks, and each half of
 * a character is an escape of its own.
 */
final class FitText {
  private final byte[] json;
  private final String type;
  private int at;
  private int depth;
  private boolean inString;
  private int stringChars;
  private boolean highHalf;

  /**
   * @param type of the event, for the sentence
   */
  FitText(byte[] json, String type) {
    this.json = json;
    this.type = type;
  }

  /**
   * Looks through all of it.
   *
   * @throws UnfitEvent says what is wrong
   */
  void check() {
    while (at < json.length) {
      byte next = json[at++];
      if (next == '"') {
        quote();
      } else if (inString) {
        character(next);
      } else if (next == '{' || next == '[') {
        open();
      } else if (next == '}' || next == ']') {
        depth--;
      }
    }
  }

  private void quote() {
    whole();
    if (inString && stringChars > FitEvent.NAME_CHARS_MAX && json[at] == ':') {
      throw new UnfitEvent(
          JsonFault.STRING_TOO_LONG,
          "a name of more than " + FitEvent.NAME_CHARS_MAX + " characters");
    }
    inString = !inString;
    stringChars = 0;
  }

  private void character(byte next) {
    if (next == '\\') {
      escape();
      stringChars++;
    } else {
      whole();
      boolean begins = (next & 0xc0) != 0x80;
      stringChars += begins ? 1 : 0;
    }
  }

  /** A high half wants a low one behind it, and a low one a high one before. */
  private void escape() {
    boolean half = json[at] == 'u' && (json[at + 1] | 0x20) == 'd' && json[at + 2] >= '8';
    boolean low = half && (json[at + 2] | 0x20) >= 'c';
    if (low != highHalf) {
      throw halfCharacter();
    }
    highHalf = half && !low;
    at += json[at] == 'u' ? 5 : 1;
  }

  private void whole() {
    if (highHalf) {
      throw halfCharacter();
    }
  }

  private void open() {
    depth++;
    // The event itself is one level around its data.
    if (depth > FitEvent.DEPTH_MAX + 1) {
      throw new UnfitEvent(JsonFault.TOO_DEEP, "more than " + FitEvent.DEPTH_MAX + " levels");
    }
  }

  private UnfitEvent halfCharacter() {
    return new UnfitEvent(JsonFault.LONE_SURROGATE, type);
  }
}
