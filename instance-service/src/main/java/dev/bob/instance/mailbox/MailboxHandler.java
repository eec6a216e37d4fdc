package dev.bob.instance.mailbox;

import dev.bob.instance.lifecycle.InstanceConfig;
import dev.bob.instance.lifecycle.InstanceLifecycle;
import dev.bob.state.Hive;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.Message;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jspecify.annotations.Nullable;

/**
 * Handles what is said to this instance, one message after another on a worker thread, beside the
 * loop: it answers in the middle of a long task, and while it is paused. The message counts as
 * handled when its answer has been accepted; before, it is delivered again.
 */
@ApplicationScoped
public class MailboxHandler {
  private final InstanceLifecycle lifecycle;
  private final Hive hive;
  private final InstanceConfig config;

  MailboxHandler(InstanceLifecycle lifecycle, Hive hive, InstanceConfig config) {
    this.lifecycle = lifecycle;
    this.hive = hive;
    this.config = config;
  }

  /** The answer, or null if nothing is to be said: so the specification wants it. */
  @Incoming("mailbox")
  @Outgoing("outbox")
  @Blocking
  MessageFact.@Nullable Sent handle(Message message) {
    var me = lifecycle.state().orElseThrow();
    return Answering.answer(message, me, hive.state(), config.answeredFindingsMax()).orElse(null);
  }
}
