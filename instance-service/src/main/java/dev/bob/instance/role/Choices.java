package dev.bob.instance.role;

import dev.bob.instance.consensus.Voting;
import dev.bob.instance.task.Learnings;
import dev.bob.state.fold.RoleRights;
import dev.bob.state.fold.Task;
import dev.bob.state.fold.TaskState;
import dev.bob.state.model.InstanceId;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The choices that several roles share. */
final class Choices {
  private Choices() {}

  /**
   * A task that it holds and is not at work on: its claim came into the log after it was given up
   * for not knowing.
   */
  static Optional<Intent> resume(Situation situation) {
    var me = situation.me();
    return situation.state().work().claimedBy(me.id(), me.epoch()).stream()
        .findFirst()
        .map(Intent.Take::new);
  }

  /**
   * An offer of what its mind has no way to do, or to help with: the sooner it says so, the sooner
   * another does it.
   */
  static Optional<Intent> decline(Situation situation) {
    return Stream.concat(
            situation.ready().stream()
                .filter(task -> assignedTo(task).equals(Optional.of(situation.me().id()))),
            situation.helping().stream())
        .filter(task -> situation.beyondMe().contains(task.spec().kind()))
        .findFirst()
        .map(
            task ->
                new Intent.Decline(
                    task, "its mind has no way to do tasks of the kind " + task.spec().kind()));
  }

  /** A vote, or a word before it, that is owed: others wait for it, and it does not take long. */
  static Optional<Intent> speak(Situation situation) {
    return Voting.due(situation.state(), situation.me().id()).map(Intent.Speak::new);
  }

  static Optional<Intent> verify(Situation situation) {
    var findings = situation.toVerify();
    return findings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Intent.Verify(
                findings.stream().limit(situation.limits().verifyBatchMax()).toList()));
  }

  /** What others have found and checked, when there is nothing else to do. */
  static Optional<Intent> lookAgain(Situation situation) {
    var findings = SecondLooks.due(situation);
    return findings.isEmpty() ? Optional.empty() : Optional.of(new Intent.LookAgain(findings));
  }

  /** A task that the leader offered to this instance. */
  static Optional<Intent> takeAssigned(Situation situation) {
    return situation.startable().stream()
        .filter(task -> assignedTo(task).equals(Optional.of(situation.me().id())))
        .findFirst()
        .map(Intent.Take::new);
  }

  /**
   * A task that nobody was offered for too long: the instance's autonomy, as far as its role goes.
   *
   * @param preferred which of those it would rather begin; of equal ones the most urgent
   */
  static Optional<Intent> takeUnassigned(Situation situation, Predicate<Task> preferred) {
    var members = situation.state().members().live();
    var autonomyAfter = situation.limits().autonomyAfter();
    return situation.startable().stream()
        .filter(task -> assignedTo(task).isEmpty())
        .filter(task -> !situation.beyondMe().contains(task.spec().kind()))
        .filter(task -> situation.inSight().of(task.id()).compareTo(autonomyAfter) >= 0)
        .filter(task -> RoleRights.mayDo(task, members).test(situation.me()))
        .min(Comparator.comparing(preferred.negate()::test))
        .map(Intent.Take::new);
  }

  /** What others have learned, when there is nothing else to do: it holds nobody up. */
  static Optional<Intent> recount(Situation situation) {
    var learnings = Learnings.toRecount(situation.state(), situation.me().id());
    return learnings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Intent.Recount(
                learnings.stream().limit(situation.limits().recountBatchMax()).toList()));
  }

  private static Optional<InstanceId> assignedTo(Task task) {
    return switch (task.state()) {
      case TaskState.Open open -> open.assigned();
      case TaskState.Claimed _, TaskState.Done _, TaskState.Blocked _, TaskState.Cancelled _ ->
          Optional.empty();
    };
  }
}
