package dev.bob.instance.role;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.Concern;
import dev.bob.state.fold.Question;
import dev.bob.state.fold.Task;
import dev.bob.state.fold.TaskState;
import java.time.Duration;
import java.util.List;

/**
 * What the leader asks the person by itself: what is to become of a task that is blocked. Once for
 * each time that it is blocked; the answer has its effect in the fold. Pure.
 */
final class BlockedTasks {
  private BlockedTasks() {}

  /** Oldest goal first; may be empty. */
  static List<Intent> decide(Situation situation) {
    var state = situation.state();
    var limits = situation.limits();
    var unasked = state.work().unaskedBlocked();
    if (unasked.isEmpty()) {
      return List.of();
    }
    long waiting = state.questions().pending().stream().filter(BlockedTasks::isOne).count();
    return unasked.stream()
        .limit(Math.max(0, limits.blockedQuestionsMax() - waiting))
        .<Intent>map(task -> new Intent.Ask(question(task, limits.blockedQuestionDeadline())))
        .toList();
  }

  private static boolean isOne(Question question) {
    return question.concern().filter(Concern.OfBlocked.class::isInstance).isPresent();
  }

  private static MessageFact.Sent question(Task task, Duration deadline) {
    var reason = task.state() instanceof TaskState.Blocked(var why, var _) ? why : "";
    var metadata =
        JsonNodeFactory.instance.objectNode().put("deadline_seconds", deadline.toSeconds());
    metadata.putObject("bob").put("blocked", task.id().toString());
    return new MessageFact.Sent(
        Question.PERSON,
        "question",
        "%s is blocked: %s. Retry it or cancel it?"
            .formatted(task.id(), reason.replaceFirst("\\.+$", "")),
        metadata);
  }
}
