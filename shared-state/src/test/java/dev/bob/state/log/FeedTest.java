package dev.bob.state.log;

import static dev.bob.state.log.Events.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.state.event.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FeedTest {
  private static final int EVENTS = 2_000;
  private static final Duration SECOND = Duration.ofSeconds(1);

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
        hear(i);
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

  @Test
  void looksSeldomOnlyWhileHintsBringWhatIsNew() throws Exception {
    // Given
    var reads = new AtomicInteger();
    Reading source =
        (afterSeq, limit) -> {
          reads.incrementAndGet();
          return read(afterSeq, limit);
        };
    try (var feed = new Feed("feed", source, new Alarms(), Duration.ofMillis(50))) {
      feed.subscribe(0, event -> heard.add(event.seq()));
      await().until(() -> readsWithin(reads, SECOND) >= 8);

      // When
      await() // the feed may be faster than the hint
          .until(
              () -> {
                hear(events.size() + 1);
                feed.look();
                return readsWithin(reads, SECOND);
              },
              count -> count <= 4);

      // When
      hear(events.size() + 1); // and nobody says so
      await().until(() -> heard.size() == events.size());
      // Then
      assertThat(readsWithin(reads, SECOND)).isGreaterThanOrEqualTo(8);
    }
  }

  /** Else what could not be read for a moment would come as late as what nobody hinted at. */
  @Test
  void triesAgainSoonWhatAHintCouldNotRead() {
    // Given
    var broken = new AtomicBoolean();
    Reading source =
        (afterSeq, limit) -> {
          if (broken.get()) {
            throw new LogException.Truncated("too many open files");
          }
          return read(afterSeq, limit);
        };
    try (var feed = new Feed("feed", source, new Alarms(), SECOND)) {
      feed.subscribe(0, event -> heard.add(event.seq()));
      hear(1);
      feed.look();
      await().pollDelay(SECOND.plusMillis(500)).until(() -> heard.size() == 1);

      // When
      broken.set(true);
      hear(2);
      feed.look();
      broken.set(false);

      // Then
      await().atMost(SECOND.multipliedBy(5)).until(() -> heard.size() == 2);
    }
  }

  private void hear(long seq) {
    events.add(new Recorded(seq, "writer", seq, saying("event " + seq)));
  }

  private static int readsWithin(AtomicInteger reads, Duration time) {
    int before = reads.get();
    await().pollDelay(time).until(() -> true);
    return reads.get() - before;
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
