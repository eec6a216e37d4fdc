package dev.bob.state.fold;

import java.util.List;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The newest messages: at most {@value #MESSAGES_MAX} and about {@value #SIZE_BYTES_MAX} bytes.
 *
 * @param bySeq in the order of the log
 */
public record Mail(PSortedMap<Long, Message> bySeq, long sizeBytes) {
  public static final int MESSAGES_MAX = 1_000;
  public static final long SIZE_BYTES_MAX = 4L * 1024 * 1024;
  static final Mail NONE = new Mail(TreePMap.empty(), 0);

  /** Those after that seq, oldest first. */
  public List<Message> after(long seq) {
    return List.copyOf(bySeq.tailMap(seq, false).values());
  }

  Mail plus(Message message) {
    var mail = new Mail(bySeq.plus(message.seq(), message), sizeBytes + message.sizeBytes());
    while (mail.bySeq.size() > MESSAGES_MAX
        || (mail.sizeBytes > SIZE_BYTES_MAX && mail.bySeq.size() > 1)) {
      var oldest = mail.bySeq.firstEntry().getValue();
      mail = new Mail(mail.bySeq.minus(oldest.seq()), mail.sizeBytes - oldest.sizeBytes());
    }
    return mail;
  }
}
