package dev.bob.instance.role;

import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.presence.Heartbeats;
import java.util.List;
import java.util.function.Predicate;

/**
 * What members owe the hive while no orchestrator looks after it: to say who is lost, so that its
 * tasks are free again. They cannot end a process; a dead epoch that wakes up is refused. Pure.
 *
 * <p>The leader does it after {@link Heartbeats#SILENT_FOR_MEMBERS}, the member of rank k another k
 * × {@link RoleLimits#takeoverStep} later; the first event wins.
 */
public final class LostMembers {
  private LostMembers() {}

  /**
   * @param unanswering whether the second witness has not found that member alive
   * @return whom to declare lost; usually nobody
   */
  public static List<Intent.DeclareLost> decide(
      HiveState state,
      Member me,
      RoleLimits limits,
      Heartbeats heartbeats,
      Predicate<Member> unanswering) {
    var patience = Heartbeats.SILENT_FOR_MEMBERS.plus(limits.grace(state.members().rank(me.id())));
    return state.members().live().stream()
        .filter(member -> !member.id().equals(me.id()))
        .filter(member -> heartbeats.silence(member.id()).compareTo(patience) >= 0)
        .filter(unanswering)
        .map(member -> new Intent.DeclareLost(member, heartbeats.silence(member.id())))
        .toList();
  }
}
