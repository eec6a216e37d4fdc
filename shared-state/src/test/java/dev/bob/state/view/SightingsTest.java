package dev.bob.state.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.States;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SightingsTest {
  private static final Instant NOW = SmallHive.AT;
  private static final List<InstanceState> NO_STATES = List.of();

  private final Sightings sightings = new Sightings();

  @Test
  void tellsWhenAHeartbeatMovedLast() {
    // Given
    var hive = new SmallHive().state();
    var state = States.acting(1, 41, 1);

    // When
    sightings.shown(hive, List.of(state), NOW);
    var later = sightings.shown(hive, List.of(state), NOW.plusSeconds(7));

    // Then
    assertThat(later.get(SmallHive.EXPLORER).lastHeartbeat()).isEqualTo(NOW);
    assertThat(later.get(SmallHive.EXPLORER).state()).contains(state);
  }

  @Test
  void ignoresTheStateFileOfAnotherEpoch() {
    // Given
    var hive = new SmallHive().state();

    // When
    var shown = sightings.shown(hive, List.of(States.acting(1, 41, 999)), NOW);

    // Then
    assertThat(shown.get(SmallHive.EXPLORER).state()).isEmpty();
    assertThat(shown.get(SmallHive.EXPLORER).lastHeartbeat()).isEqualTo(NOW.minusSeconds(120));
  }

  @Test
  void showsOneThatHasGoneForTenMinutes() {
    // Given
    var hive = new SmallHive();
    sightings.watch(hive.state(), NOW);
    var lost = hive.lostExplorer().state();
    sightings.watch(lost, NOW);
    var almost = NOW.plus(Duration.ofMinutes(10)).minusSeconds(1);

    // Then
    assertThat(sightings.shown(lost, NO_STATES, almost)).containsKey(SmallHive.EXPLORER);
    assertThat(sightings.shown(lost, NO_STATES, almost.plusSeconds(1)))
        .containsOnlyKeys(new InstanceId(3));
  }

  @Test
  void showsNoneThatHadGoneBeforeTheFirstLook() {
    // Given
    var lost = new SmallHive().lostExplorer().state();

    // Then
    assertThat(sightings.shown(lost, NO_STATES, NOW)).containsOnlyKeys(new InstanceId(3));
  }
}
