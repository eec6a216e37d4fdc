package dev.bob.state.fold;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;
import java.util.Optional;

/**
 * Messages of the type {@code goal}, by a person or a file: each sets a goal, and is shown with the
 * goal's id. What an instance says has no such effect, since goals come from people.
 */
final class SpokenGoals {
  private static final String TYPE = "goal";

  private SpokenGoals() {}

  static boolean isOne(Author by, String type) {
    return type.equals(TYPE)
        && switch (by.kind()) {
          case PERSON, FILE -> true;
          case INSTANCE, ORCHESTRATOR -> false;
        };
  }

  /** Why it sets none; empty if it does, or is about something else. */
  static Optional<String> flaw(Author by, String type, String content) {
    return isOne(by, type) ? WorkFact.GoalSet.flaw(content) : Optional.empty();
  }

  /** With the goal that this message sets; without one it is the same. */
  static HiveState heard(HiveState state, Recorded recorded, Message message) {
    return isOne(recorded.event().by(), message.type())
        ? WorkRules.added(state, recorded, new WorkFact.GoalSet(message.content()))
        : state;
  }

  /** The same, and which goal it sets. */
  static Message naming(HiveState state, Recorded recorded, Message message) {
    if (!isOne(recorded.event().by(), message.type())) {
      return message;
    }
    var metadata = message.metadata().deepCopy();
    var own = metadata.path("bob") instanceof ObjectNode bob ? bob : metadata.putObject("bob");
    own.put(TYPE, state.work().nextId().toString());
    return message.with(metadata);
  }
}
