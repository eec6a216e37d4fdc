package dev.bob.state.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.fold.Mail;
import dev.bob.state.fold.Message;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The file {@code .shared_messages.json}: the newest messages, oldest first.
 *
 * <pre>{@code
 * {
 *   "messages" : [
 *     {
 *       "from" : "instance_1",
 *       "to" : "broadcast",
 *       "type" : "finding",
 *       "content" : "docs/a.md links to b.md, which does not exist (docs/a.md:12)",
 *       "timestamp" : "2026-11-24T04:00:00Z",
 *       "metadata" : {
 *         "bob" : {
 *           "finding" : "0f3a5b7c9d1e2f40",
 *           "from_kind" : "instance",
 *           "seq" : 6
 *         }
 *       }
 *     }
 *   ]
 * }
 * }</pre>
 */
record MessagesView(List<Entry> messages) {
  record Entry(
      String from,
      String to,
      String type,
      String content,
      Instant timestamp,
      ObjectNode metadata) {}

  static MessagesView of(Mail mail) {
    return of(mail.bySeq().values());
  }

  static MessagesView of(Collection<Message> messages) {
    return new MessagesView(messages.stream().map(MessagesView::entry).toList());
  }

  private static Entry entry(Message message) {
    var metadata = Own.metadata(message.metadata());
    Own.of(metadata).put("seq", message.seq());
    Own.saidBy(metadata, message.fromKind());
    return new Entry(
        message.from(),
        message.to(),
        message.type(),
        message.content(),
        message.timestamp(),
        metadata);
  }
}
