package dev.bob.dashboard.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Proposal;
import dev.bob.state.fold.Question;
import dev.bob.state.fold.Task;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The hive as it was: what the log knows of it, in the shape of {@link HiveView}. What instances
 * did and how they fared is in no log, so it is not here.
 *
 * @param multiInstance whether there was more than one member
 * @param instances the members, neither left nor lost, by number; may be empty
 * @param cursor seq of the last event in it; 0 for the beginning
 * @param at the wall clock of who stated that event; absent for the beginning
 * @param tasks those of the open goals and of the newest one, by goal, in the order of the plans
 * @param questions those that waited for an answer, the oldest ones first
 * @param proposals those that are not closed, and the newest of the others, oldest first
 */
public record HistoryView(
    boolean multiInstance,
    List<MemberThen> instances,
    long cursor,
    Optional<Instant> at,
    @JsonInclude Optional<InstanceId> leader,
    List<Goal> goals,
    List<Task> tasks,
    List<Proposal> proposals,
    List<Question> questions) {

  /** A member as the log knew it then. */
  public record MemberThen(
      InstanceId instanceId,
      Role instanceRole,
      long epoch,
      long pid,
      String host,
      String url,
      Instant startedAt,
      Optional<Steering> steering) {
    static MemberThen of(Member member) {
      return new MemberThen(
          member.id(),
          member.role(),
          member.epoch(),
          member.pid(),
          member.host(),
          member.url(),
          member.startedAt(),
          member.steering());
    }
  }

  /**
   * @param at the wall clock of the state's last event
   */
  public static HistoryView of(HiveState state, Optional<Instant> at) {
    var live = state.members().live();
    return new HistoryView(
        live.size() > 1,
        live.stream().map(MemberThen::of).toList(),
        state.seq(),
        at,
        state.members().leader().map(Member::id),
        List.copyOf(state.work().goals().values()),
        Overview.tasks(state),
        Overview.proposals(state),
        Overview.questions(state));
  }
}
