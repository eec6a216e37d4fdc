package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;

/**
 * What a message brings about by its type, whether it was sent or written into a file: a question
 * is asked, answered or passed; a person's or a program's {@code goal} is set, its {@code task}
 * becomes one, and its {@code proposal} is put to the vote. What a member says as one of these
 * three is talk: goals and tasks come from people, and members have an event for proposals.
 */
sealed interface Spoken {
  /** The type of a message that sets a goal. */
  String GOAL = "goal";

  /**
   * @param state with the effect, but not yet with the message
   * @param message as it is shown: with what it has brought about
   */
  record Heard(HiveState state, Message message) implements Spoken {}

  /** Nothing comes of it. @param why one sentence for people */
  record Refused(Reason reason, String why) implements Spoken {}

  static Spoken of(HiveState state, Recorded recorded, Message message) {
    var type = message.type();
    if (fromOutside(message) && type.equals(SaidMotion.TYPE)) {
      return SaidProposal.of(state, recorded, message);
    }
    if (fromOutside(message) && type.equals(GOAL)) {
      return goal(state, recorded, message);
    }
    if (fromOutside(message) && type.equals(SaidTask.TYPE)) {
      return SaidTask.of(state, recorded, message);
    }
    if (!type.equals(QuestionRules.QUESTION)) {
      return new Heard(QuestionRules.heard(state, message), message);
    }
    return state.questions().full()
        ? new Refused(
            Reason.TOO_MANY_OPEN, Questions.PENDING_MAX + " questions wait for an answer already")
        : Concerns.asked(state, message);
  }

  private static boolean fromOutside(Message message) {
    return message.fromKind() == Author.Kind.PERSON || message.fromKind() == Author.Kind.FILE;
  }

  private static Spoken goal(HiveState state, Recorded recorded, Message message) {
    if (state.work().isFull()) {
      return new Refused(Reason.TOO_MANY_OPEN, WorkRules.FULL);
    }
    var flaw = WorkFact.GoalSet.flaw(message.content());
    return flaw.isPresent()
        ? new Refused(Reason.INVALID_GOAL, flaw.get())
        : new Heard(
            WorkRules.added(state, recorded, new WorkFact.GoalSet(message.content())),
            message.naming(GOAL, state.work().nextId()));
  }
}
