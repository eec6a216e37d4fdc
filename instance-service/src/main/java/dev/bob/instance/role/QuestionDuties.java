package dev.bob.instance.role;

import dev.bob.state.fold.Concern;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Question;
import dev.bob.state.fold.QuestionState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the leader owes who asks: a question that nobody answers goes on to the leader, then to the
 * person, and ends. Pure.
 *
 * <p>It goes on when the deadline is over, or at once when all who were asked have passed; what a
 * member asks by itself ends when what it concerns is settled. If the leader does not see to it,
 * the member of rank k does k × {@link RoleLimits#takeoverStep} later; the first event wins.
 */
final class QuestionDuties {
  private QuestionDuties() {}

  /** Oldest question first; may be empty. */
  static List<Intent> decide(Situation situation) {
    var questions = situation.state().questions().pending();
    if (questions.isEmpty()) { // a rank is a look at all members
      return List.of();
    }
    var grace = situation.grace();
    return questions.stream()
        .filter(question -> !left(situation, question, grace).isPositive())
        .map(question -> next(situation, question))
        .toList();
  }

  /** How long each may still wait as it does; zero or less if it goes on, or ends. */
  static Stream<Duration> left(Situation situation) {
    var questions = situation.state().questions().pending();
    if (questions.isEmpty()) {
      return Stream.empty();
    }
    var grace = situation.grace();
    return questions.stream().map(question -> left(situation, question, grace));
  }

  private static Duration left(Situation situation, Question question, Duration grace) {
    boolean atOnce = isOver(situation, question) || allPassed(situation, question);
    var patience = atOnce ? grace : grace.plus(question.deadline());
    return patience.minus(situation.inSight().ofQuestion(question.seq()));
  }

  /** Whether nobody who is to answer it, and is there, has left it open whether it can. */
  private static boolean allPassed(Situation situation, Question question) {
    var asked =
        situation.state().members().live().stream()
            .filter(member -> awaits(question, member))
            .toList();
    return !asked.isEmpty()
        && asked.stream().allMatch(member -> question.passedBy().contains(member.id()));
  }

  private static boolean awaits(Question question, Member member) {
    return switch (question.state()) {
      case QuestionState.Open _ -> question.asks(member);
      case QuestionState.Escalated(var to) -> to.equals(member.id().toString());
      case QuestionState.Answered _, QuestionState.Expired _ -> false;
    };
  }

  /** Whether what its asker wanted to know of is over, however long it may still wait. */
  private static boolean isOver(Situation situation, Question question) {
    return question.concern().filter(concern -> !concern.lasts(situation.state())).isPresent();
  }

  private static Intent next(Situation situation, Question question) {
    if (isOver(situation, question)) {
      return new Intent.LeaveUnanswered(question, "It is settled without an answer.");
    }
    var leader = situation.state().members().leader();
    boolean first =
        question.state() instanceof QuestionState.Open
            && !question.awaitsPerson()
            && !isForItsAuthorAlone(question);
    if (first && leader.filter(member -> isNew(question, member)).isPresent()) {
      return new Intent.Escalate(question, leader.get().id().toString());
    }
    return question.awaitsPerson() || question.fromPerson() || isForItsAuthorAlone(question)
        ? new Intent.LeaveUnanswered(question, reason(situation, question))
        : new Intent.Escalate(question, Question.PERSON);
  }

  /** How a finding is shown nobody else knows, and its verifier waits. */
  private static boolean isForItsAuthorAlone(Question question) {
    return question.concern().filter(Concern.OfUncheckable.class::isInstance).isPresent();
  }

  private static boolean isNew(Question question, Member leader) {
    return !question.isFrom(leader) && !question.asks(leader);
  }

  private static String reason(Situation situation, Question question) {
    return allPassed(situation, question)
        ? "Nobody who was asked can answer question " + question.seq() + "."
        : "Nobody has answered question %s within %s s."
            .formatted(question.seq(), question.deadline().toSeconds());
  }
}
