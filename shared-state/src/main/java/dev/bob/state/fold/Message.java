package dev.bob.state.fold;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What was said, or a fact shown as a message.
 *
 * @param seq of its event: the identity of the message
 * @param from an instance id, or the name of another author
 * @param to {@code broadcast}, {@code person}, a role, or an instance id
 */
public record Message(
    long seq,
    String from,
    Author.Kind fromKind,
    String to,
    String type,
    String content,
    Instant timestamp,
    ObjectNode metadata) {

  /** The seq of the message that it follows from, {@code metadata.bob.cause}, if it names one. */
  public OptionalLong cause() {
    return causeIn(metadata);
  }

  /** The seq that a message with these metadata names as its cause. */
  public static OptionalLong causeIn(ObjectNode metadata) {
    var cause = metadata.path("bob").path("cause");
    return cause.canConvertToLong() && cause.isIntegralNumber()
        ? OptionalLong.of(cause.longValue())
        : OptionalLong.empty();
  }

  /** The same, with that under {@code bob}: what it has brought about. */
  Message naming(String name, Record id) {
    var next = metadata.deepCopy();
    var own = next.path("bob") instanceof ObjectNode bob ? bob : next.putObject("bob");
    own.put(name, id.toString());
    return new Message(seq, from, fromKind, to, type, content, timestamp, next);
  }

  /**
   * Whether it shows a fact about a finding, a task, a question or a proposal: nobody has sent it.
   */
  public boolean showsFact() {
    var own = metadata.path("bob");
    return own.has("question")
        || (fromKind == Author.Kind.INSTANCE
            && (own.has("finding") || own.has("task") || own.has("proposal")));
  }

  /** Metadata with that number under {@code bob}, as it is when it is read: an int if it fits. */
  static ObjectNode own(String name, long value) {
    var metadata = JsonNodeFactory.instance.objectNode();
    var own = metadata.putObject("bob");
    if ((int) value == value) {
      own.put(name, (int) value);
    } else {
      own.put(name, value);
    }
    return metadata;
  }

  /** What makes it the same message wherever it is read. */
  String digest() {
    return Digests.ofMessage(from, to, type, content, timestamp);
  }

  /** Whether that member should hear it. A file that bears its name is not the member. */
  public boolean isFor(Member member) {
    return !(fromKind == Author.Kind.INSTANCE && from.equals(member.id().toString()))
        && (to.equals("broadcast")
            || to.equals(member.id().toString())
            || to.equals(member.role().toString()));
  }

  /** A rough size in bytes, for bounds. */
  public long sizeBytes() {
    int around = metadata.isEmpty() ? 2 : metadata.toString().length();
    return 200L + content.length() + around;
  }
}
