package dev.bob.state;

import static dev.bob.state.fold.HiveStory.COMMIT;
import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.completed;
import static dev.bob.state.fold.HiveStory.joined;
import static dev.bob.state.fold.HiveStory.message;
import static dev.bob.state.fold.HiveStory.spec;
import static dev.bob.state.fold.HiveStory.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.GoalState;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Reason;
import dev.bob.state.fold.Verdict;
import dev.bob.state.log.LogException;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.TaskId;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HiveTest {
  private static final Clock CLOCK = Clock.fixed(HiveStory.AT, ZoneOffset.UTC);
  private static final int CLAIMERS = 50;
  private static final int TASKS = 500;

  private final InMemoryEventLog log = new InMemoryEventLog();
  private Hive hive;

  @BeforeEach
  void open() throws LogException {
    hive = new Hive(log, CLOCK);
  }

  @AfterEach
  void close() {
    hive.close();
  }

  @Test
  void givesTheVerdictAndTheStateAfterASubmittedFact() throws LogException {
    // When
    var outcome = hive.submit(Author.joiner("a"), joined("a"));

    // Then
    assertThat(outcome.accepted()).isTrue();
    assertThat(outcome.seq()).hasValue(1);
    assertThat(outcome.state().members().live()).hasSize(1);
    assertThat(hive.read(0, 10).getFirst().event().at()).isEqualTo(CLOCK.instant());
  }

  @Test
  void appendsNothingThatIsKnownToBeRefused() throws LogException {
    // When
    var outcome = hive.submit(Author.person(), message("nobody", "hello"));

    // Then
    assertThat(outcome.seq()).isEmpty();
    assertThat(outcome.verdict())
        .isEqualTo(Verdict.rejected(Reason.UNKNOWN_RECIPIENT, "there is nobody called nobody"));
    assertThat(hive.read(0, 10)).isEmpty();
  }

  @Test
  void givesEachTaskOneWinnerAmongManyClaimers() throws Exception {
    // Given
    var members = join(CLAIMERS);
    var goal = planned(members.getFirst(), TASKS);
    Map<TaskId, Member> winners = new ConcurrentHashMap<>();

    // When
    try (var claimers = Executors.newVirtualThreadPerTaskExecutor()) {
      var runs =
          members.stream()
              .map(
                  member ->
                      claimers.submit(
                          () -> {
                            for (int i = 0; i < TASKS; i++) {
                              claimAndComplete(member, task(goal, "t" + i), winners);
                            }
                            return member;
                          }))
              .toList();
      for (var run : runs) {
        run.get();
      }
    }

    // Then
    assertThat(winners).hasSize(TASKS);
    assertThat(hive.state().work().goal(goal).orElseThrow().state())
        .isEqualTo(new GoalState.Finished(COMMIT, 0));
    assertThat(hive.alarms()).isEmpty();
    try (var other = new Hive(log, CLOCK)) {
      assertThat(other.state()).isEqualTo(hive.state());
    }
  }

  @Test
  void rejectsInTheLogWhatOnlyAnotherProcessCouldKnow() throws Exception {
    // Given
    var members = join(2);
    var goal = planned(members.getFirst(), 1);
    var claim = new WorkFact.TaskClaimed(task(goal, "t0"));
    log.append(new Event(HiveStory.AT, as(members.get(1)), claim));

    // When
    var outcome = hive.submit(as(members.getFirst()), claim);

    // Then
    assertThat(outcome.verdict())
        .isEqualTo(Verdict.rejected(Reason.TAKEN, "goal_1.t0 is claimed by instance_2"));
  }

  @Test
  void showsEveryReplicaTheSame() throws LogException {
    // Given
    try (var other = new Hive(log, CLOCK)) {
      // When
      long seq = hive.submit(Author.joiner("a"), joined("a")).seq().orElseThrow();

      // Then
      assertThat(other.awaitChange(seq - 1, Duration.ofSeconds(5))).isEqualTo(hive.state());
    }
  }

  @Test
  void foldsWhatWasThereBefore() throws LogException {
    // Given
    join(4);

    // Then
    try (var later = new Hive(log, CLOCK)) {
      assertThat(later.state()).isEqualTo(hive.state());
    }
  }

  @Test
  void waitsForAChangeNoLongerThanTold() throws LogException {
    // Given
    var before = hive.state();

    // Then
    assertThat(hive.awaitChange(before.seq(), Duration.ofMillis(5))).isEqualTo(before);
    assertThat(hive.awaitChange(before.seq(), Duration.ofMillis(-1))).isEqualTo(before);
    join(1);
    assertThat(hive.awaitChange(0, Duration.ofDays(1)).seq()).isEqualTo(1);
  }

  @Test
  void wakesTheOneThatWaitsForAChange() throws Exception {
    // Given
    var seen = new CopyOnWriteArrayList<Long>();
    var waiter =
        Thread.ofVirtual().start(() -> seen.add(hive.awaitChange(0, Duration.ofDays(1)).seq()));
    await().until(() -> waiter.getState() == Thread.State.TIMED_WAITING);

    // When
    join(1);

    // Then
    assertThat(waiter.join(Duration.ofSeconds(5))).isTrue();
    assertThat(seen).containsExactly(1L);
  }

  @Test
  void tellsListenersOfEveryChangeUntilTheyAreClosed() throws LogException {
    // Given
    var seen = new CopyOnWriteArrayList<Change>();

    // When
    try (var _ = hive.onChange(seen::add)) {
      join(3);
      await().until(() -> seen.size() == 3);
    }
    hive.submit(Author.person(), new WorkFact.GoalSet("unheard"));

    // Then
    assertThat(seen).extracting(change -> change.recorded().seq()).containsExactly(1L, 2L, 3L);
    assertThat(seen).extracting(change -> change.state().seq()).containsExactly(1L, 2L, 3L);
    assertThat(seen).extracting(Change::verdict).containsOnly(Verdict.ACCEPTED);
  }

  @Test
  void keepsOnFoldingWhenAListenerFails() throws LogException {
    // Story: one broken listener threw through the fold's consumer, and the log cut the whole hive
    // off: every later submit ran into its limit, for one broken page that listened.

    // Given
    var seen = new CopyOnWriteArrayList<Change>();
    hive.onChange(
        _ -> {
          throw new IllegalStateException("broken");
        });
    hive.onChange(seen::add);

    // When
    join(2);

    // Then
    await().until(() -> seen.size() == 2);
    assertThat(hive.alarms()).singleElement().asString().contains("broken");
  }

  @Test
  void saysThatAVerdictIsGoneRatherThanInventOne() {
    // Story: a process that had been stopped for long folded more events than verdicts are kept
    // before its caller got to run again: NoSuchElementException, from a submit that had succeeded.

    // Given
    var verdicts = new RecentVerdicts();
    IntStream.rangeClosed(1, RecentVerdicts.KEPT_MAX + 1)
        .forEach(seq -> verdicts.put(seq, Verdict.ACCEPTED));

    // Then
    assertThat(verdicts.of(2)).contains(Verdict.ACCEPTED);
    assertThatThrownBy(() -> Hive.verdictOf(1, verdicts))
        .isInstanceOf(LogException.OutcomeUnknown.class)
        .hasMessageContaining("event 1 is durable");
  }

  @Test
  void refusesFactsOnceClosed() {
    // When
    hive.close();

    // Then
    assertThatThrownBy(() -> hive.submit(Author.joiner("a"), joined("a")))
        .isInstanceOf(LogException.ReadOnly.class);
  }

  private void claimAndComplete(Member member, TaskId id, Map<TaskId, Member> winners)
      throws LogException {
    var claimed = hive.submit(as(member), new WorkFact.TaskClaimed(id));
    if (claimed.accepted()) {
      assertThat(winners.put(id, member)).as("winner of %s", id).isNull();
      assertThat(hive.submit(as(member), completed(id, claimed.seq().orElseThrow())).accepted())
          .isTrue();
    }
  }

  private List<Member> join(int count) throws LogException {
    for (int i = 0; i < count; i++) {
      assertThat(hive.submit(Author.joiner("key " + i), joined("key " + i)).accepted()).isTrue();
    }
    return hive.state().members().live();
  }

  private GoalId planned(Member planner, int tasks) throws LogException {
    hive.submit(Author.person(), new WorkFact.GoalSet("a goal"));
    var goal = hive.state().work().openGoals().getFirst().id();
    var specs = IntStream.range(0, tasks).mapToObj(i -> spec("t" + i)).toList();
    assertThat(hive.submit(as(planner), new WorkFact.GoalPlanned(goal, COMMIT, specs)).accepted())
        .isTrue();
    return goal;
  }
}
