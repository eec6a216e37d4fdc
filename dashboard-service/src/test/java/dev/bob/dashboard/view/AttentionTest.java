package dev.bob.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class AttentionTest {
  private static final Duration REST_AFTER = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofHours(1);

  private final AtomicLong nanos = new AtomicLong();
  private final Attention attention = new Attention(nanos::get, REST_AFTER);

  @Test
  void whoComesAfterTheFirstLookWaitsForNothing() throws Exception {
    // Given
    attention.want(Duration.ZERO);
    attention.awaitReader().countDown();

    // When
    boolean ofNow = attention.want(Duration.ZERO);

    // Then
    assertThat(ofNow).isTrue();
  }

  @Test
  void whoComesBeforeTheFirstLookHasEndedWaitsForItToo() throws Exception {
    // Given
    attention.want(Duration.ZERO);
    var firstLook = attention.awaitReader();

    // When
    boolean ofNow = attention.want(Duration.ZERO);
    var second = reader();
    firstLook.countDown();

    // Then
    assertThat(ofNow).isFalse();
    assertThat(second.get()).isTrue();
  }

  @Test
  void nobodyWaitsLongerThanItMay() throws Exception {
    // When
    boolean ofNow = attention.want(Duration.ofMillis(10));

    // Then
    assertThat(ofNow).isFalse();
  }

  @Test
  void restsWhenNobodyHasWantedToSeeForSoLong() throws Exception {
    // Given
    attention.want(Duration.ZERO);
    attention.awaitReader().countDown();
    pass(REST_AFTER.minusNanos(1));
    attention.want(Duration.ZERO);

    // When
    pass(REST_AFTER.minusNanos(1));
    boolean before = attention.lasts(Duration.ZERO);
    pass(Duration.ofNanos(1));
    boolean then = attention.lasts(Duration.ZERO);

    // Then
    assertThat(before).isTrue();
    assertThat(then).isFalse();
  }

  @Test
  void whoEndsARestWaitsForALookAfterIt() throws Exception {
    // Given
    attention.want(Duration.ZERO);
    attention.awaitReader().countDown();
    pass(REST_AFTER);
    attention.lasts(Duration.ZERO);

    // When
    boolean ofNow = attention.want(Duration.ZERO);

    // Then
    assertThat(ofNow).isFalse();
  }

  @Test
  void doesNotRestBeforeTheFirstLookHasEnded() throws Exception {
    // Given
    attention.want(Duration.ZERO);
    pass(REST_AFTER);

    // Then
    assertThat(attention.lasts(Duration.ZERO)).isTrue();

    // When
    attention.awaitReader().countDown();

    // Then
    assertThat(attention.lasts(Duration.ZERO)).isFalse();
  }

  @Test
  void onlyTheTimeBetweenRestsCounts() throws Exception {
    // Given
    pass(LONG);
    attention.want(Duration.ZERO);
    attention.awaitReader().countDown();
    pass(REST_AFTER);
    attention.lasts(Duration.ZERO);

    // When
    pass(LONG);
    attention.want(Duration.ZERO);
    pass(Duration.ofSeconds(1));

    // Then
    assertThat(attention.watchedNanos()).isEqualTo(REST_AFTER.plusSeconds(1).toNanos());
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    // Given
    var ended = new CompletableFuture<Boolean>();
    var reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    ended.complete(attention.want(LONG));
                  } catch (InterruptedException e) {
                    ended.completeExceptionally(e);
                  }
                });
    attention.awaitReader();

    // When
    reader.interrupt();

    // Then
    assertThat(ended).failsWithin(Duration.ofSeconds(30));
  }

  @Test
  void theEndEndsTheWait() throws Exception {
    // Given
    var waiting = reader();
    attention.awaitReader();

    // When
    attention.end();
    boolean later = attention.want(LONG);

    // Then
    assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
    assertThat(later).isTrue();
  }

  private CompletableFuture<Boolean> reader() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var reader =
        CompletableFuture.supplyAsync(
            () -> {
              begun.countDown();
              try {
                return attention.want(LONG);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            },
            task -> Thread.ofVirtual().start(task));
    begun.await();
    return reader;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
