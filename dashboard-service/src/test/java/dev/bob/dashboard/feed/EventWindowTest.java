package dev.bob.dashboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.log.LogException;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EventWindowTest {
  private static final int ALL = 1_000;
  private static final long MANY_BYTES = 1_000_000;
  private final Hive hive = hive();

  @AfterEach
  void end() {
    hive.close();
  }

  @Test
  void whatWasBeforeTheStartIsKeptWithItsVerdict() throws Exception {
    // Given
    say(3);

    // When
    var window = opened(10, MANY_BYTES);
    say(1);

    // Then
    await().until(() -> ids(window, 0).equals(List.of(1L, 2L, 3L, 4L)));
    assertThat(frames(window, 2).orElseThrow().getFirst().data())
        .contains("\"verdict\":\"accepted\"");
    assertThat(ids(window, 4)).isEmpty();
  }

  @Test
  void onlyTheNewestAreKeptAndWhoMissedMoreIsTold() throws Exception {
    // Given
    say(7);

    // When
    var window = opened(5, MANY_BYTES);
    say(2);

    // Then
    await().until(() -> ids(window, 4).equals(List.of(5L, 6L, 7L, 8L, 9L)));
    assertThat(frames(window, 3)).isEmpty();
  }

  @Test
  void theirSizeIsBoundedToo() throws Exception {
    // Given
    var window = opened(100, 1_000);

    // When
    say(20);

    // Then
    await().until(() -> !ids(window, 19).isEmpty());
    assertThat(frames(window, 0)).isEmpty();
    assertThat(ids(window, 17)).hasSizeBetween(1, 3);
  }

  @Test
  void nothingIsPromisedBeforeThePastIsLookedUp() throws Exception {
    // Given
    say(3);

    // When
    var window = new EventWindow(hive, 10, MANY_BYTES);

    // Then
    assertThat(frames(window, 0)).isEmpty();
    assertThat(frames(window, 3)).isEmpty();
  }

  @Test
  void whoWaitsIsWokenByTheNextEvent() throws Exception {
    // Given
    var window = opened(10, MANY_BYTES);
    var heard =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return window.after(0, ALL, Duration.ofMinutes(1));
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });

    // When
    say(1);

    // Then
    assertThat(heard).succeedsWithin(Duration.ofSeconds(10));
    assertThat(heard.join().orElseThrow()).hasSize(1);
  }

  @Test
  void afterTheEndNothingMoreIsHeard() throws Exception {
    // Given
    var window = opened(10, MANY_BYTES);

    // When
    window.onStop(new ShutdownEvent());
    say(1);

    // Then
    assertThat(ids(window, 0)).isEmpty();
  }

  private EventWindow opened(int keptMax, long keptBytesMax) throws LogException {
    var window = new EventWindow(hive, keptMax, keptBytesMax);
    window.open();
    return window;
  }

  private static Optional<List<Frame>> frames(EventWindow window, long after) throws Exception {
    return window.after(after, ALL, Duration.ZERO);
  }

  private static List<Long> ids(EventWindow window, long after) throws Exception {
    return frames(window, after).orElseThrow().stream()
        .map(frame -> Long.parseLong(frame.id().orElseThrow()))
        .toList();
  }

  private void say(int times) throws LogException {
    for (int i = 0; i < times; i++) {
      var fact =
          new MessageFact.Sent(
              "broadcast", "text", "x".repeat(100), JsonNodeFactory.instance.objectNode());
      hive.submit(Author.person(), fact);
    }
  }

  private static Hive hive() {
    try {
      return new Hive(new InMemoryEventLog(), Clock.systemUTC());
    } catch (LogException e) {
      throw new AssertionError(e);
    }
  }
}
