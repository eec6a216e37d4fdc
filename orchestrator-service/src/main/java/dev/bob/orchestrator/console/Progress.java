package dev.bob.orchestrator.console;

import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import java.util.List;

/** One line for each live member: who it is, and what it does. Pure. */
final class Progress {
  private Progress() {}

  /** What one member does. */
  record Doing(String id, String role, String what) {
    String line() {
      return "  %-12s %-12s %s".formatted(id, role, what);
    }
  }

  /** All live members, by number. */
  static List<String> lines(HiveState state) {
    return lines(state, state.members().live());
  }

  /** Those that have claimed a task, by number. */
  static List<String> busy(HiveState state) {
    return lines(
        state,
        state.members().live().stream()
            .filter(member -> !state.work().claimedBy(member.id(), member.epoch()).isEmpty())
            .toList());
  }

  private static List<String> lines(HiveState state, List<Member> members) {
    return members.stream()
        .map(
            member ->
                new Doing(member.id().toString(), member.role().toString(), what(state, member)))
        .map(Doing::line)
        .toList();
  }

  private static String what(HiveState state, Member member) {
    var steering = member.steering();
    if (steering.isPresent()) {
      return switch (steering.get()) {
        case PAUSE -> "paused";
        case RESUME -> "resuming";
        case STOP, DRAIN -> "finishes and leaves";
        case RESTART -> "finishes and starts anew";
      };
    }
    return state.work().claimedBy(member.id(), member.epoch()).stream()
        .findFirst()
        .map(task -> task.spec().title())
        .orElseGet(() -> withoutTask(state, member));
  }

  private static String withoutTask(HiveState state, Member member) {
    int unchecked = state.toVerify(member.id()).size();
    if (unchecked > 0) {
      return unchecked == 1 ? "checks 1 finding" : "checks %s findings".formatted(unchecked);
    }
    return state.work().openGoals().isEmpty() ? "nothing to do" : "waits for its turn";
  }
}
