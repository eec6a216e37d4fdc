package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.TaskId;
import java.util.regex.Pattern;

/**
 * What comes of a question that a member asks by itself. What it concerns stands under {@code
 * metadata.bob}: {@code "blocked":"goal_1.links"}, to the person, or {@code
 * "uncheckable":"0f3a5b7c9d1e2f40"}, to an author. Each is asked once.
 */
final class Concerns {
  static final String BLOCKED = "blocked";
  static final String UNCHECKABLE = "uncheckable";

  /** The word that an answer about a blocked task begins with. */
  private static final Pattern WORD =
      Pattern.compile("\\s*(retry|cancel)(?![\\p{L}\\p{N}_'-])", Pattern.CASE_INSENSITIVE);

  private Concerns() {}

  /**
   * With that question asked, and what it concerns marked so. What is named there by anybody but a
   * member, or cannot be read, makes no difference.
   */
  static Spoken asked(HiveState state, Message message) {
    var own = message.metadata().path("bob");
    if (message.fromKind() == Author.Kind.INSTANCE && own.path(BLOCKED).isTextual()) {
      return TaskId.find(own.path(BLOCKED).textValue())
          .flatMap(state.work()::task)
          .map(task -> blocked(state, message, task))
          .orElseGet(() -> plain(state, message));
    }
    if (message.fromKind() == Author.Kind.INSTANCE && own.path(UNCHECKABLE).isTextual()) {
      return FindingId.find(own.path(UNCHECKABLE).textValue())
          .flatMap(state.memory()::find)
          .map(known -> uncheckable(state, message, known.finding().id()))
          .orElseGet(() -> plain(state, message));
    }
    return plain(state, message);
  }

  private static Spoken plain(HiveState state, Message message) {
    return heard(state, Question.asked(message), message);
  }

  private static Spoken blocked(HiveState state, Message message, Task task) {
    if (!(task.state() instanceof TaskState.Blocked(var reason, var asked))
        || !message.to().equals(Question.PERSON)) {
      return new Spoken.Refused(
          Reason.NO_CHANGE, task.id() + " is not blocked, or not the person is asked");
    }
    if (asked) {
      return new Spoken.Refused(
          Reason.ALREADY_KNOWN, "the person has been asked about " + task.id() + " already");
    }
    var marked = task.with(new TaskState.Blocked(reason, true), task.since());
    var concern = new Concern.OfBlocked(task.id(), task.since());
    return heard(
        state.with(state.work().put(marked)), Question.asked(message).about(concern), message);
  }

  private static Spoken uncheckable(HiveState state, Message message, FindingId finding) {
    var concern = new Concern.OfUncheckable(finding);
    if (state.questions().isAskedAbout(concern)) {
      return new Spoken.Refused(
          Reason.ALREADY_KNOWN, "somebody has asked about finding " + finding + " already");
    }
    return heard(state, Question.asked(message).about(concern), message);
  }

  private static Spoken heard(HiveState state, Question question, Message message) {
    return new Spoken.Heard(state.with(state.questions().with(question)), message);
  }

  /**
   * With what the first answer to that question brings about, and that beside it: one about a
   * blocked task that begins with <em>retry</em> or <em>cancel</em> does that, by the rules for a
   * person's word. Any other changes nothing, and the question says so.
   *
   * @param question as it was before the answer, which is in the state
   */
  static HiveState answered(HiveState state, Question question, Message message) {
    if (!question.state().pending() || question.concern().isEmpty()) {
      return state;
    }
    return switch (question.concern().get()) {
      case Concern.OfBlocked blocked -> decided(state, question.seq(), blocked, message);
      case Concern.OfUncheckable _ -> state;
    };
  }

  /** Who may answer what the person is asked is the person alone. */
  private static HiveState decided(
      HiveState state, long question, Concern.OfBlocked concern, Message answer) {
    var id = concern.task();
    var word = WORD.matcher(answer.content());
    if (!word.lookingAt()) {
      return refused(state, question, id, "it begins with neither retry nor cancel");
    }
    if (!concern.lasts(state)) {
      return refused(state, question, id, id + " is not blocked any more as it was then");
    }
    var task = state.work().task(id).orElseThrow();
    boolean retries = word.group(1).equalsIgnoreCase("retry");
    var applied =
        retries
            ? TaskRules.retry(state, answer.seq(), task)
            : TaskRules.cancel(state, answer.seq(), task);
    return applied.verdict() instanceof Verdict.Rejected(var _, var why)
        ? refused(state, question, id, why)
        : with(
            applied.state(),
            question,
            retries ? new Consequence.Retried(id) : new Consequence.Cancelled(id));
  }

  private static HiveState refused(HiveState state, long question, TaskId task, String why) {
    return with(state, question, new Consequence.Refused(task, why));
  }

  private static HiveState with(HiveState state, long question, Consequence consequence) {
    var questions = state.questions();
    return state.with(questions.with(questions.find(question).orElseThrow().with(consequence)));
  }
}
