package dev.bob.dashboard.view;

import dev.bob.state.Hive;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Proposal;
import dev.bob.state.fold.Question;
import dev.bob.state.fold.Task;
import dev.bob.state.model.InstanceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Joins what the log says with what was seen. Reads memory only, and may be called from any thread
 * that may wait: after a rest of the watch it waits for its first look, and never else.
 */
@Singleton
public final class Overview {
  /** At a glance; {@code /api/proposals} gives all. */
  private static final int CLOSED_PROPOSALS_MAX = 10;

  private final Hive hive;
  private final Watch watch;
  private final WorkspaceConfig config;
  private final Clock clock;

  Overview(Hive hive, Watch watch, WorkspaceConfig config, Clock clock) {
    this.hive = hive;
    this.watch = watch;
    this.config = config;
    this.clock = clock;
  }

  /** The whole hive, for somebody who may write or may not. */
  public HiveView hive(boolean signedIn) {
    watch.awaken();
    var state = hive.state();
    var live = state.members().live();
    var orchestrator = watch.orchestrator();
    return new HiveView(
        live.size() > 1,
        live.stream().map(member -> view(member, false)).toList(),
        state.seq(),
        clock.instant(),
        state.members().leader().map(Member::id),
        List.copyOf(state.work().goals().values()),
        tasks(state),
        proposals(state),
        questions(state),
        Map.of(),
        new HiveView.OrchestratorView(
            orchestrator.health(), !orchestrator.fresh(), orchestrator.state()),
        hive.alarms(),
        config.workspace(),
        signedIn,
        live.size() == 1 ? Optional.of(view(live.getFirst(), true)) : Optional.empty());
  }

  /** The members by number, without their logs. */
  public List<InstanceView> instances() {
    watch.awaken();
    return hive.state().members().live().stream().map(member -> view(member, false)).toList();
  }

  /** One member with its newest log lines; empty if it is none, or none any more. */
  public Optional<InstanceView> instance(InstanceId id) {
    watch.awaken();
    return hive.state().members().find(id).filter(Member::live).map(member -> view(member, true));
  }

  private InstanceView view(Member member, boolean withLogs) {
    return InstanceView.of(member, hive.state(), watch.of(member), watch.watchedNanos(), withLogs);
  }

  static List<Proposal> proposals(HiveState state) {
    return state.proposals().recent(CLOSED_PROPOSALS_MAX);
  }

  static List<Question> questions(HiveState state) {
    return state.questions().pending().stream().limit(HiveView.QUESTIONS_MAX).toList();
  }

  static List<Task> tasks(HiveState state) {
    var work = state.work();
    int newest = work.goals().isEmpty() ? 0 : work.goals().lastKey();
    return work.goals().values().stream()
        .filter(goal -> goal.state().open() || goal.number() == newest)
        .flatMap((Goal goal) -> work.tasksOf(goal).stream())
        .toList();
  }
}
