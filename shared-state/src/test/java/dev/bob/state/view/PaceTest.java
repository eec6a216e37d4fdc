package dev.bob.state.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A survey in containers had ended, and the view of its memory still showed 9 of 64 findings ten
 * seconds later: the first look of a cold process on a busy machine had taken long, and the next
 * one was put off by twenty times that.
 */
class PaceTest {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration COSTLY = Duration.ofMillis(50);
  private static final Duration STALLED = Duration.ofSeconds(2);

  private final Pace pace = new Pace();

  @Test
  void oneLongLookPutsNothingOff() {
    assertThat(pace.after(STALLED, true)).isEqualTo(Pace.PAUSE_MIN);
    assertThat(pace.after(SHORT, true)).isEqualTo(Pace.PAUSE_MIN);
    assertThat(pace.after(STALLED, true)).isEqualTo(Pace.PAUSE_MIN);
  }

  @Test
  void looksThatAreCostlyAgainAndAgainAreRare() {
    // Given
    pace.after(COSTLY, true);
    // Then
    assertThat(pace.after(COSTLY.plus(SHORT), true)).isEqualTo(Duration.ofSeconds(1));
    assertThat(pace.after(STALLED, true)).isEqualTo(Duration.ofMillis(1_020));
  }

  @Test
  void theViewsNeverStandStillForLong() {
    // Given
    pace.after(STALLED, true);
    // Then
    assertThat(pace.after(STALLED, true)).isEqualTo(Pace.PAUSE_MAX);
  }

  @Test
  void looksThatWroteNothingDoNotHideWhatTheOthersCost() {
    // Given
    pace.after(COSTLY, true);
    // When
    var pause = pace.after(SHORT, false);
    // Then
    assertThat(pause).isEqualTo(Pace.PAUSE_MIN);
    assertThat(pace.after(COSTLY, true)).isEqualTo(Duration.ofSeconds(1));
  }
}
