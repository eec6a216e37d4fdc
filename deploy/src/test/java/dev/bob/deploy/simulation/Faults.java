package dev.bob.deploy.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.GoalState;
import dev.bob.state.fold.Question;
import dev.bob.state.fold.Task;
import dev.bob.state.fold.TaskState;
import dev.bob.state.model.TaskId;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What goes wrong, and what people do, at moments that the seed gives. */
final class Faults {
  /** How late a word may come in; no disk is full for longer. */
  private static final Duration LATE_MAX = Duration.ofMinutes(2);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  private final SimulatedHive hive;
  private final SplittableRandom random;

  Faults(SimulatedHive hive) {
    this.hive = hive;
    this.random = hive.random().split();
  }

  void schedule() {
    var size = hive.size();
    for (int i = 0; i < size.goals(); i++) {
      at(() -> hive.say(new WorkFact.GoalSet("Survey this")));
    }
    for (int i = 0; i < size.faults(); i++) {
      at(this::something);
    }
    hive.time().after(size.trouble(), this::calm);
  }

  /** Nothing goes wrong from now on, and people want to see an end. */
  private void calm() {
    wishForSomebody();
    hive.log()
        .state()
        .members()
        .live()
        .forEach(member -> hive.say(new MemberFact.Steered(member.id(), Steering.RESUME)));
    hive.orchestrator().forgive();
  }

  /** Looked at again and again: a word from before that stops the last one may come in late. */
  private void wishForSomebody() {
    if (hive.log().state().fleet().wished().orElse(0) == 0) {
      hive.say(new FleetFact.Wished(1));
    }
    if (hive.time().nanos() < hive.size().trouble().plus(LATE_MAX).toNanos()) {
      hive.time().after(LOOK_EVERY, this::wishForSomebody);
    }
  }

  private void at(Runnable what) {
    hive.time().after(Duration.ofMillis(random.nextLong(hive.size().trouble().toMillis())), what);
  }

  private void something() {
    switch (random.nextInt(18)) {
      case 0, 1, 2 -> any(SimulatedProcess::kill);
      case 3, 4 -> any(process -> process.stopFor(upTo(60), false));
      case 5, 14 -> unobserved();
      case 6 -> any(process -> process.stopFor(upTo(60), true));
      case 7, 8 -> any(process -> process.member().ifPresent(this::silence));
      case 9 -> hive.volume().fullUntil(hive.time().nanos() + upTo(60).toNanos());
      case 10 -> hive.orchestrator().crashFor(upTo(60));
      case 11 -> hive.orchestrator().stopFor(upTo(60));
      case 12 -> person();
      case 15, 16, 17 -> task();
      default -> goal();
    }
  }

  /**
   * Stopped while no orchestrator looks: members declare it lost, another gets its id, and it wakes
   * up.
   */
  private void unobserved() {
    var away = upTo(40).plusSeconds(40);
    hive.orchestrator().stopFor(away);
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      var busy = hive.driver().running().stream().filter(SimulatedProcess::acts).toList();
      any(
          busy.isEmpty() ? hive.driver().running() : busy,
          process -> process.stopFor(away.plusSeconds(3).plus(upTo(6)), false));
    }
  }

  private void silence(SimulatedMember member) {
    member.beat().lostUntil(hive.time().nanos() + upTo(60).toNanos());
  }

  private void any(Consumer<SimulatedProcess> what) {
    any(hive.driver().running(), what);
  }

  private <T> void any(List<T> all, Consumer<T> what) {
    if (!all.isEmpty()) {
      what.accept(all.get(random.nextInt(all.size())));
    }
  }

  private Duration upTo(int seconds) {
    return Duration.ofMillis(random.nextInt(100, seconds * 1_000));
  }

  private void person() {
    var live = hive.log().state().members().live();
    switch (random.nextInt(4)) {
      case 0 ->
          any(live, member -> hive.say(new MemberFact.Steered(member.id(), Steering.RESTART)));
      case 1 -> any(live, member -> hive.say(new MemberFact.Steered(member.id(), Steering.STOP)));
      case 2 ->
          any(
              live,
              member -> {
                hive.say(new MemberFact.Steered(member.id(), Steering.PAUSE));
                hive.time()
                    .after(
                        upTo(30),
                        () -> hive.say(new MemberFact.Steered(member.id(), Steering.RESUME)));
              });
      default -> {
        if (hive.size().members() <= FleetFact.REPLICAS_MAX) {
          hive.say(new FleetFact.Wished(random.nextInt(1, 13)));
        }
      }
    }
  }

  /** A person cancels one, tries again what came to nothing, or says so when it is asked. */
  private void task() {
    var asked = hive.log().state().questions().pending();
    if (!asked.isEmpty() && random.nextInt(3) > 0) {
      any(asked, question -> hive.say(answer(question)));
    } else if (random.nextBoolean()) {
      any(tasks(state -> !state.settled()), task -> hive.say(new WorkFact.TaskCancelled(task)));
    } else {
      any(tasks(TaskState::vain), task -> hive.say(new WorkFact.TaskRetried(task)));
    }
  }

  private MessageFact.Sent answer(Question question) {
    var word = List.of("retry", "Cancel: it is not worth it.", "I do not know.");
    return new MessageFact.Sent(
            question.from(),
            "answer",
            word.get(random.nextInt(word.size())),
            JsonNodeFactory.instance.objectNode())
        .becauseOf(question.seq());
  }

  private List<TaskId> tasks(Predicate<TaskState> which) {
    var work = hive.log().state().work();
    return work.goals().values().stream()
        .filter(goal -> !(goal.state() instanceof GoalState.Cancelled))
        .flatMap(goal -> work.tasksOf(goal).stream())
        .filter(task -> which.test(task.state()))
        .map(Task::id)
        .toList();
  }

  private void goal() {
    if (random.nextInt(5) == 0) {
      any(
          hive.log().state().work().openGoals().stream().map(Goal::id).toList(),
          goal -> hive.say(new WorkFact.GoalCancelled(goal)));
    }
  }
}
