package dev.bob.state.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** What is said. */
public sealed interface MessageFact extends Fact {
  int CONTENT_CHARS_MAX = 64_000;
  Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  /**
   * {@code message.sent}, by anyone.
   *
   * @param to {@code broadcast}, {@code person}, a role, or an instance id
   * @param type a lower-case word: {@code text}, {@code question}, …
   * @param metadata may be empty; Bob's own fields go under {@code bob}
   */
  record Sent(String to, String type, String content, ObjectNode metadata) implements MessageFact {
    public Sent {
      if (!TYPE.matcher(type).matches()) {
        throw new IllegalArgumentException("a message's type is a lower-case word");
      }
      if (content.length() > CONTENT_CHARS_MAX) {
        throw new IllegalArgumentException(
            "a message has at most " + CONTENT_CHARS_MAX + " characters");
      }
      metadata = metadata.deepCopy();
    }
  }
}
