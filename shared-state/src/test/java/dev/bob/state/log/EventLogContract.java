package dev.bob.state.log;

import static dev.bob.state.log.Events.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Recorded;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Verdict;
import dev.bob.state.json.JsonFault;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every log promises; each adapter's test extends it. */
public abstract class EventLogContract {
  private EventLog log;

  /** A new, empty log. */
  protected abstract EventLog open() throws IOException;

  /** Another writer of the log that was opened last, as another process has it. */
  protected abstract EventLog openBeside() throws IOException;

  protected final EventLog log() {
    return log;
  }

  @BeforeEach
  final void openLog() throws IOException {
    log = open();
  }

  @AfterEach
  final void closeLog() {
    log.close();
  }

  @Test
  void startsEmpty() throws Exception {
    // Then
    assertThat(log.read(0, 10)).isEmpty();
    assertThat(log.alarms()).isEmpty();
  }

  @Test
  void givesSeqsFromOneWithoutGaps() throws Exception {
    // When
    var seqs = List.of(log.append(saying("a")), log.append(saying("b")), log.append(saying("c")));

    // Then
    assertThat(seqs).containsExactly(1L, 2L, 3L);
    assertThat(log.read(0, 10)).extracting(Events::textOf).containsExactly("a", "b", "c");
    assertThat(log.read(0, 10)).extracting(Recorded::n).containsExactly(1L, 2L, 3L);
    assertThat(log.read(0, 10)).extracting(Recorded::event).contains(saying("b"));
  }

  @Test
  void readsFromAnyPlaceAndNoMoreThanAsked() throws Exception {
    // Given
    for (int i = 1; i <= 9; i++) {
      log.append(saying("text " + i));
    }

    // Then
    assertThat(log.read(3, 2)).extracting(Recorded::seq).containsExactly(4L, 5L);
    assertThat(log.read(8, 100)).extracting(Recorded::seq).containsExactly(9L);
    assertThat(log.read(9, 100)).isEmpty();
    assertThat(log.read(1_000, 100)).isEmpty();
  }

  @Test
  void givesEachOfManyThreadsItsOwnSeq() throws Exception {
    // Given
    Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    List<Thread> threads = new ArrayList<>();

    // When
    for (int t = 0; t < 8; t++) {
      int thread = t;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < 25; i++) {
                      acknowledged.add(appendUnchecked("thread " + thread + " text " + i));
                    }
                  }));
    }
    for (var thread : threads) {
      thread.join();
    }

    // Then
    var events = log.read(0, 1_000);
    assertThat(acknowledged)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
    assertThat(events)
        .extracting(Recorded::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
    assertThat(events).extracting(Events::textOf).doesNotHaveDuplicates();
    assertThat(events).extracting(Recorded::writer).containsOnly(events.getFirst().writer());
    assertThat(events)
        .extracting(Recorded::n)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
  }

  @Test
  void deliversOldAndNewEventsOnceInOrder() throws Exception {
    // Given
    log.append(saying("before"));
    List<Recorded> seen = new CopyOnWriteArrayList<>();

    // When
    try (var _ = log.subscribe(0, seen::add)) {
      for (int i = 2; i <= 100; i++) {
        log.append(saying("text " + i));
      }

      // Then
      await().until(() -> seen.size() >= 100);
      assertThat(seen)
          .extracting(Recorded::seq)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
    }
  }

  @Test
  void deliversToEachSubscriberFromItsOwnPlace() throws Exception {
    // Given
    for (int i = 1; i <= 5; i++) {
      log.append(saying("text " + i));
    }
    List<Recorded> all = new CopyOnWriteArrayList<>();
    List<Recorded> some = new CopyOnWriteArrayList<>();

    // When
    try (var _ = log.subscribe(0, all::add);
        var _ = log.subscribe(3, some::add)) {
      log.append(saying("text 6"));

      // Then
      await().until(() -> all.size() >= 6 && some.size() >= 3);
      assertThat(all).hasSize(6);
      assertThat(some).extracting(Recorded::seq).containsExactly(4L, 5L, 6L);
    }
  }

  @Test
  void deliversNothingAfterTheSubscriptionIsClosed() throws Exception {
    // Given
    List<Recorded> closedOnes = new CopyOnWriteArrayList<>();
    List<Recorded> others = new CopyOnWriteArrayList<>();
    var closed = log.subscribe(0, closedOnes::add);
    try (var _ = log.subscribe(0, others::add)) {
      log.append(saying("seen by both"));
      await().until(() -> closedOnes.size() == 1 && others.size() == 1);

      // When
      closed.close();
      log.append(saying("seen by one"));

      // Then
      await().until(() -> others.size() == 2);
      assertThat(closedOnes).hasSize(1);
    }
  }

  @Test
  void cutsOffAConsumerThatThrowsAndSaysSo() throws Exception {
    // Given
    List<Recorded> others = new CopyOnWriteArrayList<>();

    // When
    try (var _ =
            log.subscribe(
                0,
                _ -> {
                  throw new IllegalStateException("broken");
                });
        var _ = log.subscribe(0, others::add)) {
      log.append(saying("a"));
      log.append(saying("b"));

      // Then
      await().until(() -> others.size() == 2 && !log.alarms().isEmpty());
      assertThat(log.alarms()).singleElement().asString().contains("broken");
    }
  }

  @Test
  void keepsTheInterruptOfItsCallerAndGoesOn() throws Exception {
    // When
    Thread.currentThread().interrupt();
    long seq = log.append(saying("interrupted"));

    // Then
    assertThat(Thread.interrupted()).isTrue();
    assertThat(seq).isEqualTo(1);
    assertThat(log.append(saying("next"))).isEqualTo(2);
  }

  @Test
  void keepsTextThatJsonHasToEscape() throws Exception {
    // Given
    var text =
        "quote \" backslash \\ newline \n tab \t nul \0 snowman ☃ emoji 😀 \u2028 \",\"crc\":\"";

    // When
    log.append(saying(text));

    // Then
    assertThat(log.read(0, 1)).extracting(Events::textOf).containsExactly(text);
  }

  /**
   * The fold had forgotten the writer, and its next record was not its first: a gap, and all that
   * it said later was one too.
   */
  @Test
  void aWriterThatWasSilentForLongIsHeardAgain() throws Exception {
    // Given
    log.append(saying("before"));
    try (var busy = openBeside()) {
      IntStream.range(0, 200)
          .mapToObj(_ -> Thread.ofVirtual().start(() -> appendUnchecked(busy, 501)))
          .toList()
          .forEach(EventLogContract::join);
    }

    // When
    long seq = log.append(saying("after"));
    log.append(saying("and on"));

    // Then
    assertThat(seq).isGreaterThan(Recorded.IDLE_EVENTS_MAX);
    var state = HiveState.EMPTY;
    while (state.seq() <= seq) {
      for (var recorded : log.read(state.seq(), 1_000)) {
        var applied = state.apply(recorded);
        assertThat(applied.verdict()).isEqualTo(Verdict.ACCEPTED);
        state = applied.state();
      }
    }
  }

  private static void appendUnchecked(EventLog log, int count) {
    try {
      for (int i = 0; i < count; i++) {
        log.append(saying("text"));
      }
    } catch (LogException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void takesWhatIsJustShortEnoughForAReader() throws Exception {
    // Given
    var text = "\u0001".repeat(43_000);
    var names = "n".repeat(FitEvent.NAME_CHARS_MAX);

    // When
    log.append(saying(text));
    log.append(saying("deep", nested(FitEvent.DEPTH_MAX - 1)));
    log.append(saying("name", JsonNodeFactory.instance.objectNode().put(names, 1)));

    // Then
    assertThat(log.read(0, 10)).extracting(Events::textOf).containsExactly(text, "deep", "name");
  }

  @Test
  void refusesByNameWhatNoReaderCouldRead() throws Exception {
    // Given
    var name = "n".repeat(FitEvent.NAME_CHARS_MAX + 1);
    var number = JsonNodeFactory.instance.objectNode().put("n", BigInteger.TEN.pow(1_000));
    var unfit =
        Map.of(
            saying("\u0001".repeat(44_000)),
            JsonFault.TOO_LARGE,
            saying("deep", nested(FitEvent.DEPTH_MAX)),
            JsonFault.TOO_DEEP,
            saying("name", JsonNodeFactory.instance.objectNode().put(name, 1)),
            JsonFault.STRING_TOO_LONG,
            saying("number", number),
            JsonFault.BAD_VALUE,
            saying("half \ud83d"),
            JsonFault.LONE_SURROGATE);

    // Then
    unfit.forEach(
        (event, fault) ->
            assertThatThrownBy(() -> log.append(event))
                .isInstanceOfSatisfying(
                    UnfitEvent.class, e -> assertThat(e.fault()).isEqualTo(fault)));
    assertThat(log.append(saying("next"))).isEqualTo(1);
    assertThat(log.alarms()).isEmpty();
  }

  /** So many objects in each other. */
  private static ObjectNode nested(int depth) {
    var node = JsonNodeFactory.instance.objectNode();
    for (int i = 1; i < depth; i++) {
      node = JsonNodeFactory.instance.objectNode().set("m", node);
    }
    return node;
  }

  @Test
  void refusesToAppendOnceClosed() {
    // When
    log.close();

    // Then
    assertThatThrownBy(() -> log.append(saying("late"))).isInstanceOf(LogException.ReadOnly.class);
  }

  @Test
  void mayBeReadWhileManyAppend() throws Exception {
    // Given
    var appender =
        Thread.ofVirtual()
            .start(() -> IntStream.range(0, 200).forEach(i -> appendUnchecked("text " + i)));

    // When
    List<Recorded> read = new ArrayList<>();
    while (read.size() < 200) {
      read.addAll(log.read(read.size(), 7));
    }
    appender.join();

    // Then
    assertThat(read)
        .extracting(Recorded::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
  }

  protected final long appendUnchecked(String text) {
    try {
      return log.append(saying(text));
    } catch (LogException e) {
      throw new IllegalStateException(e);
    }
  }
}
