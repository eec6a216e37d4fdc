package dev.bob.instance.mailbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Message;
import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.InstanceState;
import java.util.Optional;

/** Answers questions about the instance's own work, whatever exactly is asked; pure. */
final class Answering {
  private Answering() {}

  /**
   * What an instance has to say to that message; empty if it is no question.
   *
   * @param me the instance as it is at the moment
   */
  static Optional<MessageFact.Sent> answer(Message message, InstanceState me, HiveState hive) {
    if (!message.type().equals("question")) {
      return Optional.empty();
    }
    var text =
        "I am %s, %s; %s. Of what I found, %s findings are confirmed."
            .formatted(
                me.instanceId(), me.instanceRole(), doing(me), confirmed(hive, me.instanceId()));
    return Optional.of(
        new MessageFact.Sent(
            message.from(), "answer", text, JsonNodeFactory.instance.objectNode()));
  }

  private static String doing(InstanceState me) {
    Optional<String> task = me.currentTask().map(id -> "working on " + id);
    return task.or(() -> me.waitingFor().map(what -> me.status() + ", waiting for " + what))
        .orElse(me.status().toString());
  }

  private static long confirmed(HiveState hive, InstanceId me) {
    return hive.memory().findings().values().stream()
        .filter(known -> known.author().equals(me) && known.confirmed())
        .count();
  }
}
