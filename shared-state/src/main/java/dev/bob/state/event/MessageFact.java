package dev.bob.state.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** What is said. */
public sealed interface MessageFact extends Fact {
  int CONTENT_CHARS_MAX = 64_000;

  /** Of a name that a stranger gives itself or another one. */
  int NAME_CHARS_MAX = Author.ID_CHARS_MAX;

  /** Of the type of a message. */
  int TYPE_CHARS_MAX = 40;

  /**
   * Whether that is a lower-case word of ASCII letters, then also digits and underscores. Not a
   * pattern: each message that is folded costs one.
   */
  static boolean isType(String text) {
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      boolean letter = next >= 'a' && next <= 'z';
      if (!letter && (i == 0 || (next != '_' && (next < '0' || next > '9')))) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= TYPE_CHARS_MAX;
  }

  /**
   * {@code message.sent}, by anyone.
   *
   * @param to {@code broadcast}, {@code person}, a role, or an instance id
   * @param type a lower-case word: {@code text}, {@code question}, …
   * @param metadata may be empty; Bob's own fields go under {@code bob}, there {@code cause} is the
   *     seq of the message that this one follows from
   */
  record Sent(String to, String type, String content, ObjectNode metadata) implements MessageFact {
    public Sent {
      if (!isType(type)) {
        throw new IllegalArgumentException("a message's type is a lower-case word");
      }
      if (content.length() > CONTENT_CHARS_MAX) {
        throw new IllegalArgumentException(
            "a message has at most " + CONTENT_CHARS_MAX + " characters");
      }
      metadata = PlainJson.copy(metadata);
    }

    /** The same as an effect of the message with that seq: it names it in the metadata. */
    public Sent becauseOf(long seq) {
      var caused = metadata.deepCopy();
      var own = caused.path("bob") instanceof ObjectNode bob ? bob : caused.putObject("bob");
      own.put("cause", seq);
      return new Sent(to, type, content, caused);
    }
  }

  /**
   * {@code message.ingested}, by a file: what a program that knows nothing of Bob wrote into a view
   * or the inbox.
   *
   * @param timestamp what the program says; absent if it says nothing
   * @param metadata as the program wrote it; of {@code bob} only {@code cause} counts
   */
  record Ingested(
      Origin origin,
      String to,
      String type,
      String content,
      Optional<Instant> timestamp,
      ObjectNode metadata)
      implements MessageFact {
    public Ingested {
      var sent = new Sent(to, type, content, metadata);
      if (to.isBlank() || to.length() > NAME_CHARS_MAX) {
        throw new IllegalArgumentException(
            "a recipient has 1 to " + NAME_CHARS_MAX + " characters");
      }
      metadata = sent.metadata();
    }
  }
}
