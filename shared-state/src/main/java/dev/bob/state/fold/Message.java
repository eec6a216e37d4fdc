package dev.bob.state.fold;

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

  static OptionalLong causeIn(ObjectNode metadata) {
    var cause = metadata.path("bob").path("cause");
    return cause.canConvertToLong() && cause.isIntegralNumber()
        ? OptionalLong.of(cause.longValue())
        : OptionalLong.empty();
  }

  Message with(ObjectNode next) {
    return new Message(seq, from, fromKind, to, type, content, timestamp, next);
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
