package dev.bob.instance.role;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.Concern;
import dev.bob.state.fold.Question;
import dev.bob.state.fold.Task;
import dev.bob.state.fold.TaskState;
import java.util.List;

/**
 * What the leader asks the person by itself: what is to become of a task that is blocked. Once for
 * each time that it is blocked; the answer has its effect in the fold. Pure.
 */
final class BlockedTasks {
  /** So many of these questions wait at once, at most: the person shall read the others too. */
  static final int ASKED_MAX = 16;

  /** A person may be away for the night. */
  static final int DEADLINE_SECONDS = 86_400;

  private BlockedTasks() {}

  /** Oldest goal first; may be empty. */
  static List<Intent> decide(Situation situation) {
    var state = situation.state();
    var unasked = state.work().unaskedBlocked();
    if (unasked.isEmpty()) {
      return List.of();
    }
    long waiting = state.questions().pending().stream().filter(BlockedTasks::isOne).count();
    return unasked.stream()
        .limit(Math.max(0, ASKED_MAX - waiting))
        .<Intent>map(task -> new Intent.Ask(question(task)))
        .toList();
  }

  private static boolean isOne(Question question) {
    return question.concern().filter(Concern.OfBlocked.class::isInstance).isPresent();
  }

  private static MessageFact.Sent question(Task task) {
    var reason = task.state() instanceof TaskState.Blocked(var why, var _) ? why : "";
    var metadata = JsonNodeFactory.instance.objectNode().put("deadline_seconds", DEADLINE_SECONDS);
    metadata.putObject("bob").put("blocked", task.id().toString());
    return new MessageFact.Sent(
        Question.PERSON,
        "question",
        "%s is blocked: %s. Retry it or cancel it?"
            .formatted(task.id(), reason.replaceFirst("\\.+$", "")),
        metadata);
  }
}
