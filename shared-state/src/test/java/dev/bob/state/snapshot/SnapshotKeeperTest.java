package dev.bob.state.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.LogFact;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.log.ForwardingLog;
import dev.bob.state.log.LogException;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotKeeperTest {
  private static final int EVERY = 1_000;

  private final Watched log = new Watched();
  private final InMemory snapshots = new InMemory();
  private Hive hive;
  private SnapshotKeeper keeper;

  @BeforeEach
  void open() throws LogException {
    hive = new Hive(log, Clock.systemUTC());
    keeper = new SnapshotKeeper(hive, snapshots, EVERY);
  }

  @AfterEach
  void close() {
    hive.close();
  }

  @Test
  void takesOneEverySoManyEvents() throws IOException {
    // When
    for (int i = 0; i < 2 * EVERY; i++) {
      say(1);
      keeper.turn();
    }

    // Then
    assertThat(snapshots.seqs()).containsExactly((long) EVERY, 2L * EVERY);
    assertThat(taken()).containsExactly((long) EVERY, 2L * EVERY);
    assertThat(snapshots.read(EVERY).state()).isEqualTo(hive.at(EVERY));
  }

  @Test
  void addsNothingToAHiveThatIsIdle() throws IOException {
    // Given
    say(EVERY);
    keeper.turn();
    long seq = hive.state().seq();

    // When
    for (int i = 0; i < 10; i++) {
      keeper.turn();
    }
    keeper.end();

    // Then
    assertThat(hive.state().seq()).isEqualTo(seq);
  }

  @Test
  void writesOnlyWhatIsDurable() throws IOException {
    // Story: what others append is folded before it is forced. A snapshot of that may be ahead of
    // the journal after a power cut, and other events then come at its seqs.

    // Given
    say(EVERY);
    snapshots.onWrite = snapshot -> log.acknowledgedAtWrite = log.acknowledged - snapshot.seq();

    // When
    keeper.turn();

    // Then: an event of its own behind the snapshot was acknowledged before.
    assertThat(log.acknowledgedAtWrite).isEqualTo(1);
    assertThat(snapshots.seqs()).containsExactly((long) EVERY);
  }

  @Test
  void writesNothingWhileTheLogTakesNothing() throws IOException {
    // Given
    say(EVERY);

    // When
    log.broken = true;

    // Then
    assertThatThrownBy(() -> keeper.turn()).isInstanceOf(LogException.Busy.class);
    assertThat(snapshots.seqs()).isEmpty();
  }

  @Test
  void doesNotFillTheLogWhenItCannotWrite() throws IOException {
    // Given
    say(EVERY);
    snapshots.onWrite =
        _ -> {
          throw new IllegalStateException("the disk is full");
        };

    // When
    assertThatThrownBy(() -> keeper.turn()).hasMessageContaining("full");
    for (int i = 0; i < 10; i++) {
      keeper.turn();
    }

    // Then
    assertThat(taken()).hasSize(1);
  }

  @Test
  void goesOnWhereAnotherKeeperEnded() throws IOException {
    // Given
    say(EVERY);
    keeper.turn();
    say(EVERY / 2);

    // When
    new SnapshotKeeper(hive, snapshots, EVERY).turn();

    // Then
    assertThat(snapshots.seqs()).containsExactly((long) EVERY);
  }

  @Test
  void takesALastOneIfThatIsWorthIt() throws IOException {
    // Given
    say(499);
    keeper.end();
    assertThat(snapshots.seqs()).isEmpty();

    // When
    say(1);
    keeper.end();

    // Then
    assertThat(snapshots.seqs()).containsExactly(500L);
  }

  private void say(int times) throws LogException {
    for (int i = 0; i < times; i++) {
      hive.submit(Author.person(), HiveStory.message("broadcast", "hello"));
    }
  }

  private List<Long> taken() throws LogException {
    return hive.read(0, Integer.MAX_VALUE).stream()
        .filter(recorded -> recorded.event().fact() instanceof LogFact.SnapshotTaken)
        .map(recorded -> ((LogFact.SnapshotTaken) recorded.event().fact()).seq())
        .toList();
  }

  private static final class InMemory implements Snapshots {
    private final TreeMap<Long, Snapshot> bySeq = new TreeMap<>();
    private Consumer<Snapshot> onWrite = _ -> {};

    @Override
    public NavigableSet<Long> seqs() {
      return Collections.unmodifiableNavigableSet(bySeq.navigableKeySet());
    }

    @Override
    public Snapshot read(long seq) {
      return bySeq.get(seq);
    }

    @Override
    public void write(Snapshot snapshot) {
      onWrite.accept(snapshot);
      bySeq.put(snapshot.seq(), snapshot);
    }
  }

  /** A log that remembers what it has acknowledged. */
  private static final class Watched extends ForwardingLog {
    private long acknowledged;
    private long acknowledgedAtWrite;
    private boolean broken;

    Watched() {
      super(new InMemoryEventLog());
    }

    @Override
    public long append(Event event) throws LogException {
      if (broken) {
        throw new LogException.Busy("its lock is held");
      }
      acknowledged = super.append(event);
      return acknowledged;
    }
  }
}
