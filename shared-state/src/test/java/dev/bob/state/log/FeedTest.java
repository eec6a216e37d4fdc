package dev.bob.state.log;

import static dev.bob.state.log.Events.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.state.event.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FeedTest {
  private static final int EVENTS = 2_000;

  private final List<Recorded> events = new CopyOnWriteArrayList<>();
  private final List<Long> heard = new CopyOnWriteArrayList<>();

  @Test
  void deliversEachEventOnceAndInOrderWhoeverLooks() throws Exception {
    // Given
    try (var feed = new Feed("feed", this::read, new Alarms(), Duration.ofMillis(1))) {
      feed.subscribe(0, event -> heard.add(event.seq()));
      var others = List.of(looking(feed), looking(feed));

      // When
      for (int i = 1; i <= EVENTS; i++) {
        events.add(new Recorded(i, "writer", i, saying("event " + i)));
        feed.signal();
      }

      // Then
      await().until(() -> heard.size() >= EVENTS);
      for (var other : others) {
        other.join();
      }
      assertThat(heard)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, EVENTS).boxed().toList());
    }
  }

  /** The alarm stood until the process ended, which was not ready for so long. */
  @Test
  void takesItsAlarmBackOnceItCanReadAgain() {
    // Given
    var alarms = new Alarms();
    var broken = new AtomicBoolean(true);
    Reading source =
        (afterSeq, limit) -> {
          if (broken.get()) {
            throw new LogException.Truncated("too many open files");
          }
          return read(afterSeq, limit);
        };
    try (var feed = new Feed("feed", source, alarms, Duration.ofHours(1))) {
      feed.subscribe(0, event -> heard.add(event.seq()));
      feed.look();
      assertThat(alarms.standing()).singleElement().asString().contains("too many open files");

      // When
      broken.set(false);
      feed.look();

      // Then
      assertThat(alarms.standing()).isEmpty();
    }
  }

  private Thread looking(Feed feed) {
    return Thread.ofPlatform()
        .start(
            () -> {
              while (heard.size() < EVENTS) {
                feed.look();
              }
            });
  }

  private List<Recorded> read(long afterSeq, int limit) {
    return events.stream().skip(afterSeq).limit(limit).toList();
  }
}
