package dev.bob.state.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.FactType;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.RecordedJson;
import dev.bob.state.event.WorkFact;
import dev.bob.state.json.Json;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.TaskId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds whatever anybody states, and in whatever order. */
class RandomHistoryTest {
  private static final int EVENTS = 2_000;
  private static final int SEEDS = 24;

  private final Set<TaskId> done = new HashSet<>();
  private final Set<GoalId> finished = new HashSet<>();
  private final Set<Long> epochs = new HashSet<>();
  private final Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
  private final Map<FactType, Integer> accepted = new EnumMap<>(FactType.class);

  @Test
  void keepsItsPromisesInEveryHistory() throws IOException {
    // When
    for (long seed = 1; seed <= SEEDS; seed++) {
      finished.clear();
      done.clear();
      epochs.clear();
      rejected.clear();
      tell(seed);
    }

    // Then
    assertThat(accepted)
        .as("types of accepted facts: all but the rules, of which this program knows the first")
        .hasSize(FactType.values().length - 1);
    assertThat(accepted.values()).as("how often each").allMatch(count -> count > 10);
  }

  private void tell(long seed) throws IOException {
    var log = new ArrayList<Recorded>();
    var state = HiveState.EMPTY;
    var history = new RandomHistory(new SplittableRandom(seed));
    for (long seq = 1; seq <= EVENTS; seq++) {
      var recorded = new Recorded(seq, "w" + seq % 3, (seq + 2) / 3, history.next(state));
      log.add(recorded);
      var applied = state.apply(recorded);
      try {
        assertThat(state.foresee(recorded)).isEqualTo(applied.verdict());
        assertThat(state.apply(recorded).verdict()).isEqualTo(applied.verdict());
        assertVerdict(state, recorded, applied);
        assertMembers(state, applied.state());
        assertWork(state, applied.state());
        assertProposals(state.proposals(), applied.state().proposals());
        assertChanges(applied.state().changes());
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", event " + recorded, e);
      }
      state = applied.state();
    }
    assertThat(state).as("seed %d", seed).isEqualTo(replica(log));
    assertThat(state.rejections()).as("seed %d", seed).isEqualTo(rejected);
  }

  private static void assertChanges(ChangeQueue queue) {
    assertThat(queue.open()).extracting(QueuedChange::commit).doesNotHaveDuplicates();
    assertThat(queue.wanted())
        .filteredOn(QueuedChange::isOpen)
        .as("nobody waits for what does not merge")
        .allMatch(change -> change.check().orElseThrow().merges());
  }

  private void assertVerdict(HiveState before, Recorded recorded, Applied applied) {
    var after = applied.state();
    assertThat(after.seq()).isEqualTo(recorded.seq());
    switch (applied.verdict()) {
      case Verdict.Accepted _ -> {
        assertThat(after.rejections()).isEqualTo(before.rejections());
        accepted.merge(FactType.of(recorded.event().fact()), 1, Integer::sum);
        if (recorded.event().fact() instanceof WorkFact.TaskCompleted completed) {
          assertThat(done.add(completed.task())).as("one winner").isTrue();
        }
        if (recorded.event().fact() instanceof WorkFact.TaskRetried retried) {
          assertThat(done).as("finished work is not retried").doesNotContain(retried.task());
        }
        if (recorded.event().fact() instanceof WorkFact.TaskClaimed claimed) {
          assertThat(done).as("finished work is not handed out").doesNotContain(claimed.task());
          var task = before.work().task(claimed.task()).orElseThrow();
          assertThat(task.claim()).isEmpty();
          if (task.spec().kind().equals("edit")) {
            assertThat(before.work().tasks().values())
                .as("all edits meet")
                .noneMatch(t -> t.spec().kind().equals("edit") && t.claim().isPresent());
          }
        }
      }
      case Verdict.Rejected(var reason, var detail) -> {
        rejected.merge(reason, 1L, Long::sum);
        assertThat(detail).isNotBlank();
        assertThat(after.rejections()).isEqualTo(rejected);
        assertThat(after.members()).isSameAs(before.members());
        assertThat(after.fleet()).isSameAs(before.fleet());
        assertThat(after.work()).isSameAs(before.work());
        assertThat(after.mail()).isSameAs(before.mail());
        assertThat(after.memory()).isSameAs(before.memory());
        assertThat(after.proposals()).isSameAs(before.proposals());
        assertThat(after.changes().byNumber()).isSameAs(before.changes().byNumber());
      }
      case Verdict.Duplicate _ -> throw new AssertionError("no record was written twice");
    }
  }

  private void assertMembers(HiveState before, HiveState after) {
    var live = after.members().live();
    assertThat(live).extracting(Member::key).doesNotHaveDuplicates();
    assertThat(live).extracting(Member::epoch).doesNotHaveDuplicates();
    assertThat(after.members().leader().isPresent()).isEqualTo(!live.isEmpty());
    if (after.members() != before.members()) {
      boolean sameLeader = leaderEpoch(after).equals(leaderEpoch(before));
      assertThat(after.members().term() == before.members().term()).isEqualTo(sameLeader);
      for (var member : live) {
        if (!before.lives(member.id(), member.epoch())) {
          assertThat(epochs.add(member.epoch())).as("an epoch begins once").isTrue();
        }
      }
    }
    assertThat(after.fleet().wished().orElse(0)).isBetween(0, FleetFact.REPLICAS_MAX);
  }

  private static List<Long> leaderEpoch(HiveState state) {
    return state.members().leader().map(Member::epoch).stream().toList();
  }

  private void assertWork(HiveState before, HiveState after) {
    if (after.work() == before.work()) {
      return;
    }
    for (var goal : after.work().goals().values()) {
      var tasks = after.work().tasksOf(goal);
      assertThat(tasks).doesNotContainNull();
      if (goal.state() instanceof GoalState.Finished) {
        var was = before.work().goal(goal.id()).orElseThrow();
        if (!(was.state() instanceof GoalState.Finished)) {
          assertThat(finished.add(goal.id())).as("a goal finishes once").isTrue();
        }
      }
      if (goal.state() instanceof GoalState.Active) {
        finished.remove(goal.id()); // a person may have retried something of it
        assertThat(tasks).anyMatch(task -> !task.state().settled());
        tasks.forEach(task -> assertHolder(after, task));
        tasks.forEach(task -> assertNotWaitingInVain(after, task));
      } else {
        assertThat(tasks).allMatch(task -> task.state().settled());
      }
    }
    var closed = after.work().goals().values().stream().filter(goal -> !goal.state().open());
    assertThat(closed.count()).isLessThanOrEqualTo(Work.CLOSED_GOALS_MAX);
    assertThat(after.work().tasks())
        .hasSize(after.work().goals().values().stream().mapToInt(g -> g.tasks().size()).sum());
  }

  private static void assertNotWaitingInVain(HiveState state, Task task) {
    if (!task.state().settled()) {
      assertThat(Dependents.hindrance(state.work(), task)).as("what %s waits for", task).isEmpty();
    }
  }

  private static void assertProposals(Proposals before, Proposals after) {
    if (after == before) {
      return;
    }
    assertThat(after.pending()).hasSizeLessThanOrEqualTo(Proposals.OPEN_MAX);
    assertThat(after.closings()).hasSizeLessThanOrEqualTo(Proposals.CLOSED_MAX);
    assertThat(after.byNumber()).hasSize(after.pending().size() + after.closings().size());
    for (var proposal : after.all()) {
      assertThat(proposal.electorate()).containsAll(proposal.votes().keySet());
      before
          .find(proposal.id())
          .filter(was -> was.state().closed())
          .ifPresent(was -> assertThat(proposal).as("what is closed stays").isSameAs(was));
    }
  }

  private static void assertHolder(HiveState state, Task task) {
    switch (task.state()) {
      case TaskState.Claimed claimed -> {
        assertThat(state.lives(claimed.instance(), claimed.epoch())).isTrue();
        task.helper().ifPresent(helper -> assertHelper(state, claimed, helper));
      }
      case TaskState.Open(var assigned) when assigned.isPresent() ->
          assertThat(state.members().find(assigned.get()).filter(Member::takesWork)).isPresent();
      case TaskState.Open _, TaskState.Done _, TaskState.Blocked _, TaskState.Cancelled _ -> {}
    }
  }

  private static void assertHelper(HiveState state, TaskState.Claimed claim, InstanceId helper) {
    var member = state.members().find(helper).orElseThrow();
    assertThat(member.takesWork()).isTrue();
    assertThat(helper).isNotEqualTo(claim.instance());
    assertThat(state.work().claimedBy(helper, member.epoch())).isEmpty();
    assertThat(state.work().tasks().values().stream().filter(task -> task.isHelpedBy(helper)))
        .hasSize(1);
  }

  /** Another process: it has the events from the journal only. */
  private static HiveState replica(List<Recorded> log) throws IOException {
    var state = HiveState.EMPTY;
    for (var recorded : log) {
      var line = Json.MAPPER.writeValueAsString(RecordedJson.of(recorded));
      state = state.apply(Json.MAPPER.readValue(line, RecordedJson.class).toRecorded()).state();
    }
    return state;
  }
}
