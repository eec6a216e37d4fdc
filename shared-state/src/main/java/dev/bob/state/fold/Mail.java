package dev.bob.state.fold;

import dev.bob.state.event.Author;
import java.util.List;
import java.util.OptionalLong;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The newest messages: at most {@value #MESSAGES_MAX} and about {@value #SIZE_BYTES_MAX} bytes.
 *
 * @param bySeq in the order of the log
 * @param forgottenSeq of the newest message that is no longer here: whoever is behind it has to
 *     read the log; 0 if all are here
 * @param known which messages were said, those that have left lately too
 */
public record Mail(
    PSortedMap<Long, Message> bySeq, long sizeBytes, long forgottenSeq, Known known) {
  public static final int MESSAGES_MAX = 1_000;
  public static final long SIZE_BYTES_MAX = 4L * 1024 * 1024;
  static final Mail NONE = new Mail(TreePMap.empty(), 0, 0, Known.NONE);

  /** Those after that seq, oldest first. */
  public List<Message> after(long seq) {
    return List.copyOf(bySeq.tailMap(seq, false).values());
  }

  /** Whether that instance has said something of that type because of that message. */
  boolean hasEffect(String instance, long cause, String type) {
    return bySeq.tailMap(cause, false).values().stream()
        .filter(message -> message.fromKind() == Author.Kind.INSTANCE)
        .filter(message -> message.from().equals(instance) && message.type().equals(type))
        .anyMatch(message -> message.cause().equals(OptionalLong.of(cause)));
  }

  Mail plus(Message message) {
    return plus(message, message.digest());
  }

  /**
   * @param origin the digest under which it was said, which need not be that of what is shown
   */
  Mail plus(Message message, String origin) {
    var shown = message.digest();
    var digests = shown.equals(origin) ? List.of(shown) : List.of(shown, origin);
    var mail =
        new Mail(
            bySeq.plus(message.seq(), message),
            sizeBytes + message.sizeBytes(),
            forgottenSeq,
            known.plus(message.seq(), digests));
    while (mail.bySeq.size() > MESSAGES_MAX
        || (mail.sizeBytes > SIZE_BYTES_MAX && mail.bySeq.size() > 1)) {
      var oldest = mail.bySeq.firstEntry().getValue();
      mail =
          new Mail(
              mail.bySeq.minus(oldest.seq()),
              mail.sizeBytes - oldest.sizeBytes(),
              oldest.seq(),
              mail.known);
    }
    return mail;
  }
}
