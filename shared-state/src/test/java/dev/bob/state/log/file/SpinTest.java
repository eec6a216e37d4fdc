package dev.bob.state.log.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SpinTest {
  private static final long NANOS_MAX = 10_000_000_000L;
  private static final long SHORT_NANOS = 1_000;
  private static final long LONG_NANOS = 100_000_000_000L;

  private final Spin spin = new Spin(NANOS_MAX);
  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void looksAgainAndAgainWhereWaitsAreShort() {
    assertThat(spin.await(() -> looks.incrementAndGet() == 5)).isTrue();
  }

  @Test
  void looksOnceWhileWaitsAreLong() {
    // Given
    for (int i = 0; i < 10; i++) {
      spin.waited(LONG_NANOS);
    }
    // When, Then
    assertThat(spin.await(() -> looks.incrementAndGet() == 5)).isFalse();
    assertThat(looks).hasValue(1);
  }

  @Test
  void forgetsALongWaitAfterAFewShortOnes() {
    // Given
    spin.waited(LONG_NANOS);
    for (int i = 0; i < 20; i++) {
      spin.waited(SHORT_NANOS);
    }
    // When, Then
    assertThat(spin.await(() -> looks.incrementAndGet() == 5)).isTrue();
  }

  /**
   * A wait of 200 µs that one sleeps through takes 280 µs, which is too long for spinning: after
   * one disturbance a lone writer slept for good, and appended two thirds as fast.
   */
  @Test
  void findsOutThatWaitsAreShortThoughSleepingMakesThemLong() {
    // Given
    for (int i = 0; i < 10; i++) {
      spin.waited(LONG_NANOS);
    }

    // When
    int sleeps = 0;
    while (!spin.await(() -> looks.incrementAndGet() % 2 == 0) && sleeps < 1_000) {
      spin.waited(LONG_NANOS);
      sleeps++;
      looks.set(0);
    }
    looks.set(0);

    // Then
    assertThat(sleeps).isBetween(1, 100);
    assertThat(spin.await(() -> looks.incrementAndGet() == 5)).isTrue();
  }
}
