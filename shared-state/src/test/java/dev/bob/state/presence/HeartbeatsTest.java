package dev.bob.state.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {
  private static final InstanceId ID = new InstanceId(1);
  private static final Map<InstanceId, Long> EPOCHS = Map.of(ID, 5L);
  private static final Instant SINCE = Instant.parse("2026-11-24T04:00:00Z");

  private Heartbeats beats = Heartbeats.none(Heartbeats.LOOK_EVERY);
  private Duration now = Duration.ofMinutes(1);
  private long own = 1;

  @Test
  void whoBeatsIsBeating() {
    // When
    for (int i = 0; i < 60; i++) {
      look(Duration.ofSeconds(1), true, idle(i));
    }
    // Then
    assertThat(beats.of(ID, true)).isEqualTo(new Vital.Beating());
  }

  @Test
  void silenceIsSuspectAfter7sAndDeadAfter15sOnlyWithASecondWitness() {
    // Given
    look(Duration.ofSeconds(1), true, idle(1));
    // When
    looks(6, idle(1));
    // Then
    assertThat(beats.of(ID, true)).isEqualTo(new Vital.Beating());
    // When
    looks(1, idle(1));
    // Then
    assertThat(beats.of(ID, false)).isEqualTo(new Vital.Suspect(Duration.ofSeconds(7)));
    // When
    looks(8, idle(1));
    // Then
    assertThat(beats.of(ID, false)).isEqualTo(new Vital.Suspect(Duration.ofSeconds(15)));
    assertThat(beats.of(ID, true)).isEqualTo(new Vital.Dead(Duration.ofSeconds(15)));
    // When
    looks(1, idle(2));
    // Then
    assertThat(beats.of(ID, true)).isEqualTo(new Vital.Beating());
  }

  /** The orchestrator looked at each second for good once one look had come between two beats. */
  @Test
  void thePauseBetweenTwoBeatsIsNoSilence() {
    // Given
    look(Duration.ofSeconds(1), true, idle(1));
    // When
    looks(2, idle(1));
    // Then
    assertThat(beats.nobodyIsSilent()).isTrue();
    // When
    looks(1, idle(1));
    // Then
    assertThat(beats.nobodyIsSilent()).isFalse();
    // When
    looks(1, idle(2));
    // Then
    assertThat(beats.nobodyIsSilent()).isTrue();
  }

  @Test
  void timeInWhichOurOwnCounterDoesNotMoveCountsForNobody() {
    // Given
    look(Duration.ofSeconds(1), true, idle(1));
    // When
    for (int i = 0; i < 100; i++) {
      look(Duration.ofSeconds(1), false, idle(1));
    }
    // Then
    assertThat(beats.of(ID, true)).isEqualTo(new Vital.Beating());
  }

  @Test
  void aLaptopThatSleptAnHourCondemnsNobody() {
    // Given
    looks(3, idle(1));
    // When
    look(Duration.ofHours(1), true, idle(1));
    // Then
    assertThat(beats.of(ID, true)).isEqualTo(new Vital.Beating());
  }

  @Test
  void theStateFileOfAnOlderEpochIsNoHeartbeat() {
    // When
    for (int i = 0; i < 10; i++) {
      look(Duration.ofSeconds(1), true, state(4, i, Activity.IDLE, Optional.empty()));
    }
    // Then
    assertThat(beats.of(ID, false)).isInstanceOf(Vital.Suspect.class);
  }

  @Test
  void actingBeyondItsDeclaredLimitIsStuckHoweverWellItBeats() {
    // Given
    var limit = Optional.of(Duration.ofSeconds(60));
    // When
    for (int i = 0; i < 66; i++) {
      look(Duration.ofSeconds(1), true, state(5, i, Activity.ACTING, limit));
    }
    // Then
    assertThat(beats.of(ID, false)).isEqualTo(new Vital.Beating());
    // When
    look(Duration.ofSeconds(1), true, state(5, 99, Activity.ACTING, limit));
    // Then
    assertThat(beats.of(ID, false))
        .isEqualTo(new Vital.Stuck(Duration.ofSeconds(66), Duration.ofSeconds(60)));
  }

  /** It may have ended what it did since: only what it says can show that it goes on with it. */
  @Test
  void whoWasWithinItsLimitWhenItBeatLastIsNotStuckForBeingSilentSince() {
    // Given
    var limit = Optional.of(Duration.ofSeconds(60));
    for (int i = 0; i < 60; i++) {
      look(Duration.ofSeconds(1), true, state(5, i, Activity.ACTING, limit));
    }
    var last = state(5, 60, Activity.ACTING, limit);
    // When
    looks(7, last);
    // Then
    assertThat(beats.of(ID, false)).isEqualTo(new Vital.Beating());
    // When
    look(Duration.ofSeconds(1), true, state(5, 61, Activity.ACTING, limit));
    // Then
    assertThat(beats.of(ID, false)).isInstanceOf(Vital.Stuck.class);
  }

  private void looks(int seconds, InstanceState state) {
    for (int i = 0; i < seconds; i++) {
      look(Duration.ofSeconds(1), true, state);
    }
  }

  private void look(Duration later, boolean ownMoves, InstanceState state) {
    now = now.plus(later);
    own += ownMoves ? 1 : 0;
    beats = beats.look(now, own, EPOCHS, List.of(state));
  }

  private static InstanceState idle(long heartbeat) {
    return state(5, heartbeat, Activity.IDLE, Optional.empty());
  }

  private static InstanceState state(
      long epoch, long heartbeat, Activity status, Optional<Duration> limit) {
    return new InstanceState(
        ID,
        Role.EXPLORER,
        true,
        1,
        Optional.empty(),
        SINCE,
        SINCE,
        List.of(),
        heartbeat,
        1,
        epoch,
        "http://127.0.0.1:1",
        status,
        Optional.empty(),
        limit,
        100,
        SINCE);
  }
}
