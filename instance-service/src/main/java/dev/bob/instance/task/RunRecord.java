package dev.bob.instance.task;

import dev.bob.state.Hive;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Consequence;
import dev.bob.state.fold.GoalState;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Message;
import dev.bob.state.fold.QuestionState;
import dev.bob.state.fold.Questions;
import dev.bob.state.log.LogException;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a run went: who did what, and when.
 *
 * <pre>{@code
 * {"goal":"goal_1","text":"Survey this repository","commit":"…","set_at":"2026-11-24T04:00:00Z","written_at":"…",
 *  "members":[{"id":"instance_1","role":"explorer"}],
 *  "steps":[{"task":"goal_1.links","event":"task.completed","by":"instance_1","at":"…"},
 *   {"task":"goal_1.todos","event":"task.retried","by":"person","at":"…","question":31}],
 *  "findings":{"reported":41,"confirmed":40}}
 * }</pre>
 */
record RunRecord(
    GoalId goal,
    String text,
    String commit,
    Instant setAt,
    Instant writtenAt,
    List<Participant> members,
    List<Step> steps,
    Findings findings) {

  record Participant(InstanceId id, Role role) {}

  /**
   * @param question to which the person's answer did it, or was to do it
   * @param refused why nothing came of that answer
   */
  record Step(
      TaskId task,
      String event,
      String by,
      Instant at,
      Optional<Long> question,
      Optional<String> refused) {}

  record Findings(long reported, long confirmed) {}

  private static final int READ_BATCH = 1_000;

  static RunRecord of(GoalId id, Hive hive) throws LogException {
    var state = hive.state();
    var goal = state.work().goal(id).orElseThrow();
    var commit = goal.state() instanceof GoalState.Active active ? active.commit() : "";
    var known =
        state.memory().findings().values().stream()
            .filter(finding -> finding.finding().evidence().commit().equals(commit))
            .toList();
    return new RunRecord(
        id,
        goal.text(),
        commit,
        goal.setAt(),
        Instant.now(),
        state.members().byId().values().stream()
            .map((Member member) -> new Participant(member.id(), member.role()))
            .toList(),
        steps(id, goal.seq(), hive),
        new Findings(known.size(), known.stream().filter(f -> f.confirmed()).count()));
  }

  private static List<Step> steps(GoalId goal, long afterSeq, Hive hive) throws LogException {
    List<Step> steps = new ArrayList<>();
    var batch = hive.read(afterSeq, READ_BATCH);
    while (!batch.isEmpty()) {
      for (var recorded : batch) {
        var fact = recorded.event().fact();
        if (fact instanceof WorkFact work) {
          add(steps, goal, recorded, work);
        } else if (fact instanceof MessageFact.Sent sent) {
          answered(recorded, sent, hive.state().questions())
              .filter(step -> isOf(goal, step.task()))
              .ifPresent(steps::add);
        }
      }
      batch = hive.read(batch.getLast().seq(), READ_BATCH);
    }
    return steps;
  }

  private static void add(List<Step> steps, GoalId goal, Recorded recorded, WorkFact fact) {
    switch (fact) {
      case WorkFact.TaskClaimed claimed ->
          add(steps, goal, recorded, claimed.task(), "task.claimed");
      case WorkFact.TaskCompleted done -> add(steps, goal, recorded, done.task(), "task.completed");
      case WorkFact.TaskFailed failed -> add(steps, goal, recorded, failed.task(), "task.failed");
      case WorkFact.TaskRetried retried ->
          add(steps, goal, recorded, retried.task(), "task.retried");
      case WorkFact.TaskCancelled cancelled ->
          add(steps, goal, recorded, cancelled.task(), "task.cancelled");
      case WorkFact.GoalSet _, WorkFact.GoalRefused _, WorkFact.GoalPlanned _ -> {}
      case WorkFact.GoalCancelled _, WorkFact.TaskAssigned _, WorkFact.TaskDeclined _ -> {}
      case WorkFact.TaskPaired _ -> {}
    }
  }

  /** What came of that message, if it is the answer that ended a question about a task. */
  private static Optional<Step> answered(
      Recorded recorded, MessageFact.Sent sent, Questions questions) {
    var cause = Message.causeIn(sent.metadata());
    return cause.isEmpty()
        ? Optional.empty()
        : questions
            .of(cause.getAsLong())
            .filter(one -> one.state().equals(new QuestionState.Answered(recorded.seq())))
            .flatMap(
                question ->
                    question
                        .consequence()
                        .map(consequence -> step(recorded, question.seq(), consequence)));
  }

  private static Step step(Recorded recorded, long question, Consequence consequence) {
    Optional<String> refused = Optional.empty();
    String event;
    switch (consequence) {
      case Consequence.Retried _ -> event = "task.retried";
      case Consequence.Cancelled _ -> event = "task.cancelled";
      case Consequence.Refused(var _, var why) -> {
        event = "question.answered";
        refused = Optional.of(why);
      }
    }
    var said = recorded.event();
    return new Step(
        consequence.task(), event, said.by().id(), said.at(), Optional.of(question), refused);
  }

  private static void add(
      List<Step> steps, GoalId goal, Recorded recorded, TaskId task, String event) {
    if (isOf(goal, task)) {
      var by = recorded.event();
      steps.add(new Step(task, event, by.by().id(), by.at(), Optional.empty(), Optional.empty()));
    }
  }

  private static boolean isOf(GoalId goal, TaskId task) {
    return task.value().startsWith(goal + ".");
  }
}
