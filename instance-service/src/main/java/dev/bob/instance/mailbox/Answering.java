package dev.bob.instance.mailbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Message;
import dev.bob.state.log.LogException;
import dev.bob.state.presence.InstanceState;
import java.util.Optional;

/**
 * Answers questions about the instance's own work. Each question is answered once, even if it is
 * delivered again after a crash: the answer names its cause, and the log is asked first.
 */
public final class Answering {
  private final Hive hive;

  public Answering(Hive hive) {
    this.hive = hive;
  }

  /** Handles one message for {@code me}; returns when what follows from it is durable. */
  public void handle(Message message, Member me, InstanceState now) throws LogException {
    if (!message.type().equals("question") || answered(message, me)) {
      return;
    }
    var metadata = JsonNodeFactory.instance.objectNode();
    metadata.putObject("bob").put("cause", message.seq());
    var answer = new MessageFact.Sent(message.from(), "answer", answer(me, now), metadata);
    hive.submit(Author.instance(me.id(), me.epoch()), answer);
  }

  private boolean answered(Message question, Member me) {
    return hive.state().mail().after(question.seq()).stream()
        .filter(message -> message.from().equals(me.id().toString()))
        .anyMatch(
            message -> message.metadata().path("bob").path("cause").asLong() == question.seq());
  }

  private String answer(Member me, InstanceState now) {
    return "I am %s, %s; %s. Of what I found, %d findings are confirmed."
        .formatted(me.id(), me.role(), doing(now), confirmed(hive.state(), me));
  }

  private static String doing(InstanceState now) {
    Optional<String> task = now.currentTask().map(id -> "working on " + id);
    return task.or(() -> now.waitingFor().map(what -> now.status() + ", waiting for " + what))
        .orElse(now.status().toString());
  }

  private static long confirmed(HiveState state, Member me) {
    return state.memory().findings().values().stream()
        .filter(known -> known.author().equals(me.id()) && known.confirmed())
        .count();
  }
}
