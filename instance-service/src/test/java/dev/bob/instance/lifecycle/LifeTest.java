package dev.bob.instance.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.status.StatusBoard;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.log.ForwardingLog;
import dev.bob.state.log.LogException;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.InstanceId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A dead incarnation's last heartbeat overwrote the state file of the id's new holder: a process
 * that had been stopped wrote what it was before it learned what had happened meanwhile.
 */
class LifeTest {
  @TempDir Path home;
  private final InMemoryEventLog log = new InMemoryEventLog();
  private final StoppedLog stopped = new StoppedLog();
  private final FakePresence presence = new FakePresence();
  private Hive hive;
  private Member me;

  @BeforeEach
  void joinAndStop() throws LogException {
    append(Author.joiner("a"), joined("a"));
    hive = new Hive(stopped, Clock.systemUTC());
    me = hive.state().members().find(new InstanceId(1)).orElseThrow();
  }

  @AfterEach
  void close() {
    hive.close();
    log.close();
  }

  @Test
  void whoWakesUpAsItsIdIsAnothersKnowsItBeforeItHasFoldedThat() throws Exception {
    // When
    append(Author.orchestrator(), new MemberFact.Lost(me.id(), me.epoch(), "stopped"));
    append(Author.joiner("a"), joined("a"));
    // Then
    assertThat(hive.state().lives(me.id(), me.epoch())).isTrue();
    assertThat(new Life(hive, me).holdsItsId()).isFalse();
  }

  @Test
  void whoWasDeclaredLostWritesNothingThoughNobodyHasItsIdYet() throws Exception {
    // When
    append(Author.orchestrator(), new MemberFact.Lost(me.id(), me.epoch(), "stopped"));
    // Then
    assertThat(new Life(hive, me).holdsItsId()).isFalse();
  }

  @Test
  void whoLeavesInOrderSaysSoInItsFileUntilSomebodyHasTheId() throws Exception {
    // When
    append(Author.instance(me.id(), me.epoch()), new MemberFact.Left("done"));
    // Then
    assertThat(new Life(hive, me).holdsItsId()).isTrue();
    // When
    append(Author.joiner("b"), joined("b"));
    append(Author.joiner("a"), joined("a"));
    // Then
    assertThat(new Life(hive, me).holdsItsId()).isFalse();
  }

  @Test
  void aLogThatCannotBeReadCondemnsNobody() {
    // When
    stopped.broken = true;
    // Then
    assertThat(new Life(hive, me).holdsItsId()).isTrue();
  }

  @Test
  void theStateFileOfTheNewHolderStaysAsItIs() throws Exception {
    // Given
    var instanceLog = TestHive.log(home, me);
    var status = new StatusBoard(Clock.systemUTC());
    var heartbeat =
        new Heartbeat(
            presence,
            new Life(hive, me)::holdsItsId,
            () -> status.beat(me, instanceLog),
            () -> {},
            instanceLog,
            Duration.ofHours(1));
    append(Author.orchestrator(), new MemberFact.Lost(me.id(), me.epoch(), "stopped"));
    append(Author.joiner("a"), joined("a"));
    var holder = HiveState.EMPTY;
    for (var recorded : log.read(0, 10)) {
      holder = holder.apply(recorded).state();
    }
    var theirs = status.state(holder.members().find(me.id()).orElseThrow(), instanceLog);
    presence.publish(theirs);
    // When
    heartbeat.stop();
    // Then
    assertThat(presence.all()).containsExactly(theirs);
  }

  private void append(Author by, Fact fact) throws LogException {
    log.append(new Event(Instant.EPOCH, by, fact));
  }

  private static MemberFact.Joined joined(String key) {
    return new MemberFact.Joined(
        key, "http://127.0.0.1:1", 1, "here", Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** What comes after the start lies in the log and reaches the process only if it asks. */
  private final class StoppedLog extends ForwardingLog {
    private boolean broken;

    StoppedLog() {
      super(log);
    }

    @Override
    public List<Recorded> read(long afterSeq, int limit) throws LogException {
      if (broken) {
        throw new LogException.Truncated("cannot be read");
      }
      return super.read(afterSeq, limit);
    }

    @Override
    public Subscription subscribe(long afterSeq, Consumer<Recorded> consumer) {
      return () -> {};
    }

    @Override
    public void close() {}
  }
}
