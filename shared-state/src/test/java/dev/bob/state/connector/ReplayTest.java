package dev.bob.state.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.LogFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.Origin;
import dev.bob.state.fold.Message;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** It folded what counts for nobody, so that a damaged message was delivered after all. */
class ReplayTest {
  private static final long LAST = 400;
  private static final long DAMAGED = 100;

  private final InMemoryEventLog log = new InMemoryEventLog();
  private Hive hive;

  @BeforeEach
  void open() throws Exception {
    hive = new Hive(log, Clock.systemUTC());
    var empty = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < LAST; i++) {
      hive.submit(Author.person(), new MessageFact.Sent("broadcast", "text", "text", empty));
    }
  }

  @AfterEach
  void close() {
    hive.close();
  }

  @Test
  void leavesOutWhatIsDamaged() throws Exception {
    // Given
    damage();

    // When
    var replay = new Replay(hive, 0);

    // Then
    assertThat(rest(replay)).isEqualTo(allBut(DAMAGED));
  }

  @Test
  void leavesOutWhatIsFoundDamagedOnTheWay() throws Exception {
    // Given
    var replay = new Replay(hive, 0);
    for (int i = 1; i < DAMAGED; i++) {
      replay.next(_ -> true, LAST);
    }

    // When
    damage();

    // Then
    assertThat(rest(replay)).first().isEqualTo(DAMAGED + 1);
  }

  /** What it has folded already decides about what follows. */
  @Test
  void judgesWithoutWhatIsFoundDamagedBehindIt() throws Exception {
    // Given
    var said =
        new MessageFact.Ingested(
            new Origin("0123456789abcdef", 1, Optional.empty()),
            "broadcast",
            "text",
            "twice",
            Optional.empty(),
            JsonNodeFactory.instance.objectNode());
    long first = log.append(new Event(Instant.EPOCH, Author.file("a"), said));
    long again = log.append(new Event(Instant.EPOCH, Author.file("a"), said));
    hive.awaitChange(again - 1, Duration.ofSeconds(10));
    var replay = new Replay(hive, LAST);
    assertThat(replay.next(_ -> true, again)).map(Message::seq).contains(first);

    // When
    hive.submit(Author.journal(), LogFact.Damaged.of(first, first));

    // Then
    assertThat(replay.next(_ -> true, again)).map(Message::seq).contains(again);
  }

  private void damage() throws Exception {
    hive.submit(Author.journal(), LogFact.Damaged.of(DAMAGED, DAMAGED));
  }

  private static List<Long> rest(Replay replay) throws Exception {
    List<Long> seqs = new ArrayList<>();
    for (var next = replay.next(_ -> true, LAST);
        next.isPresent();
        next = replay.next(_ -> true, LAST)) {
      seqs.add(next.map(Message::seq).orElseThrow());
    }
    return seqs;
  }

  private static List<Long> allBut(long seq) {
    return LongStream.rangeClosed(1, LAST).filter(each -> each != seq).boxed().toList();
  }
}
