package dev.bob.instance.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkInterruptionTest {
  @AfterEach
  void clear() {
    Thread.interrupted();
  }

  @Test
  void interruptsTheWorkAndNotWhatComesAfterIt() {
    // Story: the loop noticed its death by itself and went to join anew; only then did the thread
    // that had the news interrupt it. The join counted as failed, and the process ended.

    // Given
    var interruption = new WorkInterruption();

    // When
    interruption.interrupt();

    // Then
    assertThat(Thread.currentThread().isInterrupted()).isTrue();

    // When
    interruption.end();
    interruption.interrupt();

    // Then
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
