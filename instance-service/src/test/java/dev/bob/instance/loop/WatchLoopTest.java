package dev.bob.instance.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.Settings;
import dev.bob.instance.status.InstanceLog;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.fold.Member;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.Activity;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.Presence;
import dev.bob.state.presence.SecondWitness;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hive whose orchestrator is gone, seen by the first of three members, in virtual time. */
class WatchLoopTest {
  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final InstanceId ME = new InstanceId(1);
  private static final InstanceId OTHER = new InstanceId(3);

  @TempDir Path home;
  private final Map<InstanceId, Long> beats = new HashMap<>();
  private boolean answers;
  private Hive hive;
  private WatchLoop watch;
  private long nanos;
  private long dueNanos;
  private int looks;

  @BeforeEach
  void join() throws Exception {
    hive = new Hive(new InMemoryEventLog(), Clock.systemUTC());
    for (var key : List.of("a", "b", "c")) {
      hive.submit(
          Author.joiner(key),
          new MemberFact.Joined(
              key,
              "http://127.0.0.1:1",
              1,
              "here",
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    var me = hive.state().members().find(ME).orElseThrow();
    var log = new InstanceLog(home, ME.toString(), Clock.systemUTC(), 1_000_000);
    watch =
        new WatchLoop(
            hive,
            new States(),
            new Perception(me, () -> nanos, Settings.loopLimits()),
            new Actions(hive, null, null, null),
            new Witness(),
            log,
            () -> nanos,
            INTERVAL);
  }

  @AfterEach
  void close() {
    hive.close();
  }

  @Test
  void aSilentMemberIsDeclaredLostAfterThirtySeconds() throws Exception {
    // Given
    pass(Duration.ofMinutes(1), ME, new InstanceId(2), OTHER);
    // When
    pass(Duration.ofSeconds(28), ME, new InstanceId(2));
    // Then
    assertThat(live()).contains(OTHER);
    // When
    pass(Duration.ofSeconds(14), ME, new InstanceId(2));
    // Then
    assertThat(live()).doesNotContain(OTHER).contains(ME, new InstanceId(2));
  }

  @Test
  void looksAtEachHeartbeatOnlyWhileOneIsSilent() throws Exception {
    // When
    pass(Duration.ofMinutes(1), ME, new InstanceId(2), OTHER);
    // Then
    assertThat(looks).isEqualTo(6);
    // When
    pass(Duration.ofMinutes(1), ME, new InstanceId(2));
    // Then
    assertThat(live()).doesNotContain(OTHER);
    assertThat(looks).isBetween(6 + 10, 6 + 30);
  }

  @Test
  void whoAnswersIsNotLost() throws Exception {
    // Given
    answers = true;
    // When
    pass(Duration.ofMinutes(5), ME, new InstanceId(2));
    // Then
    assertThat(live()).contains(OTHER);
  }

  @Test
  void aFullDiskCondemnsNobodySinceMyOwnHeartbeatDoesNotMoveEither() throws Exception {
    // When
    pass(Duration.ofMinutes(5));
    // Then
    assertThat(live()).hasSize(3);
  }

  @Test
  void anObserverThatWasFrozenForAnHourCondemnsNobody() throws Exception {
    // Given
    pass(Duration.ofSeconds(20), ME, new InstanceId(2));
    // When
    nanos += Duration.ofHours(1).toNanos();
    pass(Duration.ofSeconds(4), ME, new InstanceId(2));
    pass(Duration.ofMinutes(5), ME, new InstanceId(2), OTHER);
    // Then
    assertThat(live()).hasSize(3);
  }

  @Test
  void norDoesOneThatWasFrozenWhileAllBeat() throws Exception {
    // Given
    pass(Duration.ofSeconds(62), ME, new InstanceId(2), OTHER); // ends with a look
    // When
    nanos += Duration.ofHours(1).toNanos();
    pass(Duration.ofSeconds(16), ME, new InstanceId(2));
    pass(Duration.ofMinutes(5), ME, new InstanceId(2), OTHER);
    // Then
    assertThat(live()).hasSize(3);
  }

  /** Time passes; these beat, the others are silent. */
  private void pass(Duration time, InstanceId... beating) throws Exception {
    for (long i = 0; i < time.dividedBy(INTERVAL); i++) {
      nanos += INTERVAL.toNanos();
      for (var id : beating) {
        beats.merge(id, 1L, Long::sum);
      }
      if (nanos >= dueNanos) {
        looks++;
        dueNanos = nanos + watch.look().toNanos();
      }
    }
  }

  private List<InstanceId> live() {
    return hive.state().members().live().stream().map(Member::id).toList();
  }

  private final class States implements Presence {
    @Override
    public void publish(InstanceState state) {}

    @Override
    public Collection<InstanceState> all() {
      return hive.state().members().live().stream().map(this::of).toList();
    }

    private InstanceState of(Member member) {
      return new InstanceState(
          member.id(),
          member.role(),
          true,
          1,
          Optional.empty(),
          member.startedAt(),
          member.startedAt(),
          List.of(),
          beats.getOrDefault(member.id(), 0L),
          1,
          member.epoch(),
          member.url(),
          Activity.IDLE,
          Optional.empty(),
          Optional.empty(),
          1,
          member.startedAt());
    }
  }

  private final class Witness implements SecondWitness {
    private final Map<Long, Integer> failures = new HashMap<>();

    @Override
    public void ask(Collection<Member> suspects) {
      suspects.forEach(member -> failures.merge(member.epoch(), 1, Integer::sum));
    }

    @Override
    public boolean failing(Member member) {
      return !answers && failures.getOrDefault(member.epoch(), 0) >= FAILURES_MIN;
    }
  }
}
