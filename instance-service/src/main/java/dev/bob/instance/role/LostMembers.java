package dev.bob.instance.role;

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
      Situation situation, Heartbeats heartbeats, Predicate<Member> unanswering) {
    var patience = Heartbeats.SILENT_FOR_MEMBERS.plus(situation.grace());
    return situation.state().members().live().stream()
        .filter(member -> !member.id().equals(situation.me().id()))
        .filter(member -> heartbeats.silence(member.id()).compareTo(patience) >= 0)
        .filter(unanswering)
        .map(member -> new Intent.DeclareLost(member, heartbeats.silence(member.id())))
        .toList();
  }
}
