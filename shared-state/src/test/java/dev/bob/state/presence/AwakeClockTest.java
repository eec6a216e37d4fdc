package dev.bob.state.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AwakeClockTest {
  private final AtomicLong nanos = new AtomicLong(-5);
  private final AwakeClock clock = new AwakeClock(nanos::get, Duration.ofSeconds(2));

  @Test
  void countsTheTimeBetweenLooks() {
    // When
    pass(Duration.ofMillis(250));
    pass(Duration.ofMillis(1_750));
    // Then
    assertThat(clock.look()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aNightAsleepCountsAsOneGap() {
    // Given
    pass(Duration.ofSeconds(1));
    // When
    pass(Duration.ofHours(8));
    // Then
    assertThat(clock.look()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aPauseThatWasMeantCountsOnce() {
    // Given
    clock.pausing(Duration.ofSeconds(10));

    // When
    pass(Duration.ofSeconds(10));
    pass(Duration.ofHours(8));

    // Then
    assertThat(clock.look()).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void ofANightAsleepInAPauseThatWasMeantThePauseCounts() {
    // Given
    clock.pausing(Duration.ofSeconds(10));

    // When
    pass(Duration.ofHours(8));

    // Then
    assertThat(clock.look()).isEqualTo(Duration.ofSeconds(12));
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    clock.look();
  }
}
