package dev.bob.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class WatchedTimeTest {
  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
  private final WatchedTime time = new WatchedTime(nanoTime::get);

  @Test
  void standsBeforeItIsLetPass() {
    // When
    nanoTime.addAndGet(10);

    // Then
    assertThat(time.nanos()).isZero();
  }

  @Test
  void leavesOutWhileItStands() {
    // Given
    time.pass();
    nanoTime.addAndGet(10);
    time.stand();

    // When
    nanoTime.addAndGet(1_000);
    long standing = time.nanos();
    time.pass();
    nanoTime.addAndGet(7);

    // Then
    assertThat(standing).isEqualTo(10);
    assertThat(time.nanos()).isEqualTo(17);
  }
}
