package dev.bob.instance.mailbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.Concern;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Message;
import dev.bob.state.fold.Question;
import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.InstanceState;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers questions about the instance's own work and findings, and about files that confirmed
 * findings name, with their evidence. It passes all others on by saying so: an answer that does not
 * fit ends a question that somebody else could answer. Pure.
 */
final class Answering {
  /** Asks for what an instance is or does. */
  private static final Pattern OWN_WORK =
      Pattern.compile(
          "\\b(who|what|how|where|why|are|is|have|did)\\b.*\\byour?\\b.*"
              + "\\b(doing|working|work|task|status|busy|idle|waiting|role|found|findings?|progress)\\b"
              + "|\\bwho (are you|is there)\\b|\\bhow are you\\b"
              + "|\\bwhat (do|can) you do( now| here)?\\W*$",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final String CANNOT =
      "I can say what I do, what I found, and what is known of a file that you name; that was not"
          + " the question.";

  private Answering() {}

  /**
   * What an instance has to say to that message; empty if it is no question.
   *
   * @param me the instance as it is at the moment
   * @param findingsMax how many findings it names
   */
  static Optional<MessageFact.Sent> answer(
      Message message, InstanceState me, HiveState hive, int findingsMax) {
    if (!message.type().equals("question")) {
      return Optional.empty();
    }
    var unchecked = unchecked(message, me, hive);
    if (unchecked.isPresent()) {
      return unchecked.map(shown -> say(message, "answer", shown));
    }
    if (asksForOwnWork(message)) {
      return Optional.of(say(message, "answer", ownWork(me, hive)));
    }
    return KnownFiles.saidOf(message.content(), hive, findingsMax)
        .map(known -> say(message, "answer", known))
        .or(() -> Optional.of(say(message, "pass", CANNOT)));
  }

  /** How a finding of its own is shown, if its verifier wants to know that. */
  private static Optional<String> unchecked(Message message, InstanceState me, HiveState hive) {
    return hive.questions()
        .find(message.seq())
        .flatMap(Question::concern)
        .flatMap(
            concern ->
                switch (concern) {
                  case Concern.OfBlocked _ -> Optional.<KnownFinding>empty();
                  case Concern.OfUncheckable(var id) -> hive.memory().find(id);
                })
        .filter(known -> known.author().equals(me.instanceId()))
        .map(KnownFiles::sentence);
  }

  /** What another one was asked first is not about this one's work. */
  private static boolean asksForOwnWork(Message message) {
    return !message.metadata().path("bob").has("question")
        && OWN_WORK.matcher(message.content()).find();
  }

  private static MessageFact.Sent say(Message message, String type, String text) {
    return new MessageFact.Sent(message.from(), type, text, JsonNodeFactory.instance.objectNode());
  }

  private static String ownWork(InstanceState me, HiveState hive) {
    return "I am %s, %s; %s. Of what I found, %s findings are confirmed."
        .formatted(me.instanceId(), me.instanceRole(), doing(me), confirmed(hive, me.instanceId()));
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
