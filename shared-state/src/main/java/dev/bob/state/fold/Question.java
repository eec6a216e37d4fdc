package dev.bob.state.fold;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import dev.bob.state.model.Clip;
import dev.bob.state.model.InstanceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * A message of the type {@code question}, and what has become of it.
 *
 * @param seq of its message: its identity
 * @param from who asks
 * @param to {@code broadcast}, {@code person}, a role, or an instance id
 * @param askedAt when the asker says that it asked
 * @param text its beginning; the whole of it is in the message
 * @param deadlineSeconds how long each of those who are asked one after the other has, 1 to {@value
 *     #DEADLINE_SECONDS_MAX}
 * @param escalatedTo the instances that were to answer in the place of those whom it names
 * @param passedBy the instances that have said that they cannot answer it
 * @param answers at most {@value #ANSWERS_MAX}, oldest first
 * @param concern what a member asks about by itself
 * @param consequence what came of its first answer; absent where an answer is only read
 */
public record Question(
    long seq,
    String from,
    Author.Kind fromKind,
    String to,
    String text,
    Instant askedAt,
    int deadlineSeconds,
    QuestionState state,
    PSet<InstanceId> escalatedTo,
    PSet<InstanceId> passedBy,
    PVector<Answer> answers,
    Optional<Concern> concern,
    Optional<Consequence> consequence) {
  public static final int ANSWERS_MAX = 16;
  public static final int TEXT_CHARS_MAX = 1_000;
  public static final int DEADLINE_SECONDS = 60;
  public static final int DEADLINE_SECONDS_MAX = 86_400;

  /** A person reads when it reads. */
  public static final int PERSON_DEADLINE_SECONDS = 3_600;

  public static final String PERSON = Author.Kind.PERSON.toString();

  static Question asked(Message message) {
    return new Question(
        message.seq(),
        message.from(),
        message.fromKind(),
        message.to(),
        Clip.clip(message.content(), TEXT_CHARS_MAX),
        message.timestamp(),
        deadlineSeconds(message.metadata()),
        new QuestionState.Open(),
        HashTreePSet.empty(),
        HashTreePSet.empty(),
        TreePVector.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same as a question about that. */
  Question about(Concern its) {
    return new Question(
        seq,
        from,
        fromKind,
        to,
        text,
        askedAt,
        deadlineSeconds,
        state,
        escalatedTo,
        passedBy,
        answers,
        Optional.of(its),
        consequence);
  }

  /** The same with that as what came of its answer. */
  Question with(Consequence next) {
    return new Question(
        seq,
        from,
        fromKind,
        to,
        text,
        askedAt,
        deadlineSeconds,
        state,
        escalatedTo,
        passedBy,
        answers,
        concern,
        Optional.of(next));
  }

  /** What a stranger may have written there counts if it is one; REST refuses anything else. */
  private static int deadlineSeconds(ObjectNode metadata) {
    var given = metadata.path("deadline_seconds");
    return isDeadline(given.asLong(0)) && given.isIntegralNumber()
        ? given.intValue()
        : DEADLINE_SECONDS;
  }

  /** Whether a question may have that deadline. */
  public static boolean isDeadline(long seconds) {
    return seconds >= 1 && seconds <= DEADLINE_SECONDS_MAX;
  }

  /** How long whoever is to answer now has for it. */
  public Duration deadline() {
    int seconds =
        awaitsPerson() ? Math.max(deadlineSeconds, PERSON_DEADLINE_SECONDS) : deadlineSeconds;
    return Duration.ofSeconds(seconds);
  }

  /** Whether the person is to answer. */
  public boolean awaitsPerson() {
    return switch (state) {
      case QuestionState.Open _ -> to.equals(PERSON);
      case QuestionState.Escalated(var next) -> next.equals(PERSON);
      case QuestionState.Answered _, QuestionState.Expired _ -> false;
    };
  }

  /** Whether the person asks. */
  public boolean fromPerson() {
    return fromKind == Author.Kind.PERSON;
  }

  /** Whether that member asks. */
  public boolean isFrom(Member member) {
    return fromKind == Author.Kind.INSTANCE && from.equals(member.id().toString());
  }

  /** Whether that member was or is to answer. */
  public boolean asks(Member member) {
    var id = member.id().toString();
    return !isFrom(member)
        && (to.equals("broadcast")
            || to.equals(id)
            || to.equals(member.role().toString())
            || escalatedTo.contains(member.id()));
  }

  Question with(QuestionState next) {
    return with(next, escalatedTo, passedBy, answers);
  }

  Question escalatedTo(InstanceId instance) {
    var next = new QuestionState.Escalated(instance.toString());
    return with(next, escalatedTo.plus(instance), passedBy, answers);
  }

  Question passed(InstanceId by) {
    return with(state, escalatedTo, passedBy.plus(by), answers);
  }

  /** The first answer ends it; those that come later, to a question to all, stand beside it. */
  Question answered(Answer answer) {
    var next = state.pending() ? new QuestionState.Answered(answer.seq()) : state;
    var all = answers.size() < ANSWERS_MAX ? answers.plus(answer) : answers;
    return with(next, escalatedTo, passedBy, all);
  }

  private Question with(
      QuestionState nextState,
      PSet<InstanceId> escalated,
      PSet<InstanceId> passed,
      PVector<Answer> said) {
    return new Question(
        seq,
        from,
        fromKind,
        to,
        text,
        askedAt,
        deadlineSeconds,
        nextState,
        escalated,
        passed,
        said,
        concern,
        consequence);
  }
}
