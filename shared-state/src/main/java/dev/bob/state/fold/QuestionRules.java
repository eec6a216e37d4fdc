package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.event.QuestionFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.model.Clip;
import dev.bob.state.model.InstanceId;
import java.util.Optional;
import java.util.function.Function;

/** What messages do to questions, and who may move one on. */
final class QuestionRules {
  static final String QUESTION = "question";
  private static final String ANSWER = "answer";
  private static final String PASS = "pass";

  private QuestionRules() {}

  /** With the effect on a question that a message has by its type, whoever sent it. */
  static HiveState heard(HiveState state, Message message) {
    return switch (message.type()) {
      case ANSWER -> caused(state, message, question -> answered(state, question, message));
      case PASS -> caused(state, message, question -> passed(state, question, message));
      default -> state;
    };
  }

  private static HiveState caused(
      HiveState state, Message message, Function<Question, HiveState> effect) {
    var cause = message.cause();
    return cause.isEmpty()
        ? state
        : state
            .questions()
            .of(cause.getAsLong())
            .filter(question -> !(question.state() instanceof QuestionState.Expired))
            .map(effect)
            .orElse(state);
  }

  private static HiveState answered(HiveState state, Question question, Message message) {
    if (!mayAnswer(state, question, message)) {
      return state;
    }
    var answer =
        new Answer(
            message.seq(),
            message.from(),
            message.fromKind(),
            Clip.clip(message.content(), Question.TEXT_CHARS_MAX));
    var next = state.with(state.questions().with(question.answered(answer)));
    return Concerns.answered(next, question, message);
  }

  private static boolean mayAnswer(HiveState state, Question question, Message message) {
    return switch (message.fromKind()) {
      case PERSON -> true;
      case INSTANCE -> sender(state, message).filter(question::asks).isPresent();
      case FILE -> question.to().equals("broadcast"); // nobody has verified the name
      case ORCHESTRATOR -> false;
    };
  }

  private static HiveState passed(HiveState state, Question question, Message message) {
    return message.fromKind() == Author.Kind.INSTANCE
        ? sender(state, message)
            .filter(question::asks)
            .map(member -> state.with(state.questions().with(question.passed(member.id()))))
            .orElse(state)
        : state;
  }

  private static Optional<Member> sender(HiveState state, Message message) {
    return InstanceId.find(message.from()).flatMap(state.members()::find);
  }

  static Applied apply(HiveState state, Recorded recorded, QuestionFact fact) {
    if (state.author(recorded.event().by()).isEmpty()) {
      return state.reject(Reason.NOT_ALLOWED, "only a member does that");
    }
    return switch (fact) {
      case QuestionFact.Escalated escalated -> escalate(state, recorded.seq(), escalated);
      case QuestionFact.Expired expired ->
          pending(
              state,
              expired.question(),
              question ->
                  state
                      .with(
                          state
                              .questions()
                              .with(question.with(new QuestionState.Expired(expired.reason()))))
                      .accept());
    };
  }

  /** From those whom it names to another instance, and from there or at once to the person. */
  private static Applied escalate(HiveState state, long seq, QuestionFact.Escalated escalated) {
    return pending(
        state,
        escalated.question(),
        question -> {
          boolean toPerson = escalated.to().equals(Question.PERSON);
          var member = InstanceId.find(escalated.to()).flatMap(state.members()::find);
          if (!toPerson && member.filter(Member::live).isEmpty()) {
            return state.reject(
                Reason.UNKNOWN_INSTANCE, "no live " + Clip.clip(escalated.to(), 40));
          }
          boolean back =
              toPerson ? question.fromPerson() : member.filter(question::isFrom).isPresent();
          if (question.awaitsPerson()
              || back
              || (question.state() instanceof QuestionState.Escalated && !toPerson)) {
            return state.reject(
                Reason.NO_CHANGE,
                "question " + question.seq() + " does not go to " + escalated.to());
          }
          var next =
              toPerson
                  ? question.with(new QuestionState.Escalated(Question.PERSON))
                  : question.escalatedTo(member.get().id());
          return state.with(state.questions().escalated(next, seq)).accept();
        });
  }

  private static Applied pending(HiveState state, long seq, Function<Question, Applied> rule) {
    var question = state.questions().find(seq);
    if (question.isEmpty()) {
      return state.reject(Reason.UNKNOWN_QUESTION, "there is no question " + seq);
    }
    return question.get().state().pending()
        ? rule.apply(question.get())
        : state.reject(Reason.NOT_OPEN, "question " + seq + " is closed already");
  }

  /** What the next one who is to answer is asked, in the name of who asked first. */
  static Optional<Message> shown(HiveState state, Recorded recorded, QuestionFact fact) {
    return switch (fact) {
      case QuestionFact.Escalated(var seq, var to) ->
          state
              .questions()
              .find(seq)
              .map(question -> message(recorded, question, to, QUESTION, question.text()));
      case QuestionFact.Expired(var seq, var reason) ->
          state
              .questions()
              .find(seq)
              .map(question -> message(recorded, question, question.from(), "expired", reason));
    };
  }

  private static Message message(
      Recorded recorded, Question question, String to, String type, String content) {
    var by = recorded.event().by();
    boolean again = type.equals(QUESTION);
    var metadata = Message.own(QUESTION, question.seq());
    return new Message(
        recorded.seq(),
        again ? question.from() : by.id(),
        again ? question.fromKind() : by.kind(),
        to,
        type,
        content,
        recorded.event().at(),
        metadata);
  }
}
