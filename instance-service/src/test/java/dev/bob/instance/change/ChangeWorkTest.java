package dev.bob.instance.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.status.InstanceLog;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.ChangeFact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.fold.ChangeState;
import dev.bob.state.fold.QueuedChange;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.ChangeId;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Extent;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the leader does with the queue, over a repository that is played. */
class ChangeWorkTest {
  private static final ChangeId FIRST = new ChangeId(1);
  private static final ChangeId SECOND = new ChangeId(2);
  private static final ChangeId THIRD = new ChangeId(3);
  private static final CommitId COMMIT = new CommitId("2".repeat(40));
  private static final CommitId TIP = new CommitId("f".repeat(40));

  @TempDir Path home;
  private final Played played = new Played();
  private Hive hive;
  private Author me;
  private InstanceLog log;
  private ChangeWork work;
  private long nanos;

  @BeforeEach
  void queueOne() throws Exception {
    hive = new Hive(new InMemoryEventLog(), Clock.systemUTC());
    var joined =
        new MemberFact.Joined(
            "a",
            "http://127.0.0.1:1",
            1,
            "h",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var member =
        hive.submit(Author.joiner("a"), joined).state().members().withKey("a").orElseThrow();
    me = Author.instance(member.id(), member.epoch());
    log = new InstanceLog(home, "instance_1", Clock.systemUTC(), 1_000_000);
    queue(FIRST, COMMIT);
    work = next();
  }

  private void queue(ChangeId next, CommitId commit) throws Exception {
    var motion =
        new Motion(
            "Mend it",
            "Mend it.",
            new Subject.OfCommit(commit),
            VotingRule.atLeast(1),
            Duration.ofMinutes(1),
            new Effect.Change());
    hive.submit(Author.person(), new ProposalFact.Opened(motion));
    var id = new ProposalId(next.number());
    hive.submit(me, new ProposalFact.VoteCast(id, 1, Vote.YES, "so", ""));
    hive.submit(me, new ProposalFact.CarriedOut(id));
  }

  @AfterEach
  void close() {
    hive.close();
  }

  @Test
  void checksWritesTheDiffAndThenOwesNothing() throws Exception {
    // When
    assertThat(carryOut(work)).isTrue();

    // Then
    assertThat(change().word()).isEqualTo("mergeable");
    assertThat(change().check().orElseThrow().extent()).isEqualTo(new Extent(1, 2, 3));
    assertThat(home.resolve("reports/change_1/change.diff")).hasContent("+one\n");
    assertThat(due(work)).isEmpty();

    // When
    played.head = new CommitId("3".repeat(40));

    // Then
    assertThat(due(work)).hasSize(1);
  }

  @Test
  void doesNotLookAtTheRepositoryWhileNothingWaits() throws Exception {
    // Given
    hive.submit(Author.person(), new ChangeFact.Rejected(FIRST, "no"));

    // Then
    assertThat(due(work)).isEmpty();
    assertThat(played.looksAtHead).isZero();
  }

  @Test
  void deliversAndNamesTheFileAndTheTip() throws Exception {
    // Given
    accept(FIRST);

    // When
    assertThat(carryOut(work)).isTrue();

    // Then
    assertThat(change().state())
        .isInstanceOfSatisfying(
            ChangeState.Delivered.class,
            delivered -> {
              assertThat(delivered.tip()).isEqualTo(TIP);
              assertThat(delivered.file())
                  .isEqualTo("reports/change_1/changes-111111111111-ffffffffffff.bundle");
              assertThat(home.resolve(delivered.file()))
                  .hasContent("bob/change_1 on 111111111111 behind []");
            });
    assertThat(due(work)).isEmpty();
  }

  /**
   * The leader stalled over HEAD as it was, another one delivered on the new one, the leader thawed
   * and wrote its bundle over the one that was delivered.
   */
  @Test
  void whoDeliversTooLateOverwritesNothing() throws Exception {
    // Given
    accept(FIRST);
    var due = due(work).getFirst();
    var head = new CommitId("3".repeat(40));
    played.meanwhile =
        () -> {
          played.head = head;
          assertThat(carryOut(next())).isTrue();
        };

    // When
    assertThat(work.carryOut(due, me)).isFalse();

    // Then
    assertThat(delivered(FIRST).head()).isEqualTo(head);
    assertThat(home.resolve(delivered(FIRST).file()))
        .hasContent("bob/change_1 on 333333333333 behind []");
  }

  /** The person rejected the first while the second was merged behind it. */
  @Test
  void whatIsRejectedMeanwhileIsInNoBundle() throws Exception {
    // Given
    accept(FIRST);
    carryOut(work);
    queue(SECOND, new CommitId("3".repeat(40)));
    accept(SECOND);
    played.meanwhile = () -> reject(FIRST);

    // When
    assertThat(carryOut(work)).isFalse();
    assertThat(carryOut(work)).isTrue();

    // Then
    assertThat(home.resolve(delivered(SECOND).file()))
        .hasContent("bob/change_2 on 111111111111 behind []");
  }

  /** The file is there, the fact is not: whoever comes next does it again. */
  @Test
  void whoDiesBetweenTheFileAndTheFactIsFollowedByOneWhoDoesItAgain() throws Exception {
    // Given
    accept(FIRST);
    played.dies = true;
    try {
      carryOut(work);
      throw new AssertionError("it lived on");
    } catch (Death expected) {
      assertThat(change().word()).isEqualTo("accepted");
      assertThat(home.resolve("reports/change_1/changes-111111111111-ffffffffffff.bundle"))
          .exists();
    }

    // When
    played.dies = false;
    assertThat(carryOut(next())).isTrue();

    // Then
    assertThat(change().word()).isEqualTo("delivered");
    try (var files = Files.list(home.resolve("reports/change_1"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("change.diff", "changes-111111111111-ffffffffffff.bundle");
    }
  }

  @Test
  void whatMergesNoMoreIsSaidAndWaitsForThePerson() throws Exception {
    // Given
    accept(FIRST);
    played.obstacle = Optional.of(new Merging.Obstacle("It conflicts.", List.of("docs/a.md")));

    // When
    assertThat(carryOut(work)).isTrue();

    // Then
    assertThat(change().word()).isEqualTo("unmergeable");
    assertThat(change().check().orElseThrow().paths()).containsExactly("docs/a.md");
    assertThat(due(work)).isEmpty();
  }

  /** It was accepted after one that was queued behind it, and they do not go together. */
  @Test
  void whatConflictsWithWhatIsDeliveredMayComeOnceThatIsRejected() throws Exception {
    // Given
    queue(SECOND, new CommitId("3".repeat(40)));
    carryOut(work);
    accept(SECOND);
    carryOut(work);
    accept(FIRST);

    // When
    played.obstacle = Optional.of(new Merging.Obstacle("It conflicts.", List.of("docs/a.md")));
    assertThat(carryOut(work)).isTrue();

    // Then
    assertThat(change().word()).isEqualTo("unmergeable");
    assertThat(change().check().orElseThrow().after()).containsExactly(SECOND);
    assertThat(due(work)).isEmpty();

    // When
    reject(SECOND);
    played.obstacle = Optional.empty();
    assertThat(carryOut(work)).isTrue();

    // Then
    assertThat(change().word()).isEqualTo("mergeable");
  }

  /** It was tried again each minute for ever, and nothing behind it was ever looked at. */
  @Test
  void whatCannotBeDoneKeepsNothingElseWaiting() throws Exception {
    // Given
    queue(SECOND, new CommitId("3".repeat(40)));
    queue(THIRD, new CommitId("4".repeat(40)));
    played.broken = Optional.of(new IllegalStateException("a bug"));
    carryOut(work);
    played.broken = Optional.empty();

    // When
    carryOut(work);
    carryOut(work);

    // Then
    assertThat(words()).containsExactly("queued", "mergeable", "mergeable");

    // When: the same with deliveries.
    hive.submit(Author.person(), new ChangeFact.Accepted(SECOND));
    hive.submit(Author.person(), new ChangeFact.Accepted(THIRD));
    played.broken = Optional.of(new IllegalStateException("a bug"));
    carryOut(work);
    played.broken = Optional.empty();
    carryOut(work);

    // Then
    assertThat(words()).containsExactly("queued", "accepted", "delivered");

    // When: the pause is over.
    nanos += Duration.ofMinutes(1).toNanos();
    carryOut(work);
    carryOut(work);

    // Then
    assertThat(words()).containsExactly("mergeable", "delivered", "delivered");
  }

  @Test
  void whatCannotBeDoneIsSaidOnceAndLeftAloneForAMinute() throws Exception {
    for (var failure :
        List.of(new IllegalStateException("a bug"), new UncheckedIOException(new IOException()))) {
      // Given
      work = next();
      played.broken = Optional.of(failure);

      // When
      assertThat(carryOut(work)).isTrue();

      // Then: it is out of sight, so that nobody looks around for it each second.
      assertThat(due(work)).isEmpty();
      nanos += Duration.ofMinutes(1).toNanos() - 1;
      assertThat(due(work)).isEmpty();
      nanos++;
      assertThat(carryOut(work)).isTrue();
      assertThat(due(work)).isEmpty();
      assertThat(change().word()).isEqualTo("queued");
    }

    // When
    played.broken = Optional.empty();
    nanos += Duration.ofMinutes(1).toNanos();
    carryOut(work);

    // Then
    assertThat(change().word()).isEqualTo("mergeable");
    assertThat(Files.readString(home.resolve("logs/instance_1.jsonl")))
        .containsOnlyOnce("change_1 waits: a bug, over it: java.lang.IllegalStateException");
  }

  @Test
  void aRepositoryThatCannotBeReadOwesNothingAndIsSaidOnce() throws Exception {
    // Given
    played.blind = true;

    // Then
    assertThat(due(work)).isEmpty();
    assertThat(due(work)).isEmpty();
    assertThat(Files.readString(home.resolve("logs/instance_1.jsonl")))
        .containsOnlyOnce("cannot look after the changes");
    played.blind = false;
    assertThat(due(work)).hasSize(1);
  }

  @Test
  void aFullDiskLetsItWait() throws Exception {
    // Given
    Files.writeString(home.resolve("reports"), "in the way");

    // When
    assertThat(carryOut(work)).isTrue();

    // Then
    assertThat(change().word()).isEqualTo("queued");
    assertThat(Files.readString(home.resolve("logs/instance_1.jsonl")))
        .contains("cannot make the folder");
  }

  private ChangeWork next() {
    return new ChangeWork(hive, played, home, log, () -> nanos);
  }

  /** After its check. */
  private void accept(ChangeId change) throws Exception {
    carryOut(work);
    assertThat(hive.submit(Author.person(), new ChangeFact.Accepted(change)).accepted()).isTrue();
  }

  private void reject(ChangeId change) throws Exception {
    assertThat(hive.submit(Author.person(), new ChangeFact.Rejected(change, "no")).accepted())
        .isTrue();
  }

  private List<ChangeDue> due(ChangeWork work) {
    return work.due(hive.state().changes());
  }

  private boolean carryOut(ChangeWork work) throws Exception {
    return work.carryOut(due(work).getFirst(), me);
  }

  private QueuedChange change() {
    return hive.state().changes().find(FIRST).orElseThrow();
  }

  private List<String> words() {
    return hive.state().changes().all().stream().map(QueuedChange::word).toList();
  }

  private ChangeState.Delivered delivered(ChangeId change) {
    return (ChangeState.Delivered) hive.state().changes().find(change).orElseThrow().state();
  }

  /** What happens while a bundle is made. */
  @FunctionalInterface
  private interface Meanwhile {
    void happens() throws Exception;
  }

  /** The end of the process. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final class Played implements Merging {
    private CommitId head = new CommitId("1".repeat(40));
    private Optional<Obstacle> obstacle = Optional.empty();
    private Optional<RuntimeException> broken = Optional.empty();
    private boolean blind;
    private boolean dies;
    private Meanwhile meanwhile = () -> {};
    private int looksAtHead;

    @Override
    public CommitId head() throws MergingFailure {
      looksAtHead++;
      if (blind) {
        throw new MergingFailure("it is gone", new IOException());
      }
      return head;
    }

    @Override
    public Trial check(Series series) {
      fail();
      return new Trial(obstacle, new Extent(1, 2, 3), "+one\n");
    }

    private void fail() {
      broken.ifPresent(
          bug -> {
            throw bug;
          });
    }

    @Override
    public Outcome bundle(Series series, Function<CommitId, Path> file, String branch) {
      fail();
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
      var text = "%s on %s behind %s".formatted(branch, series.head().shown(), series.after());
      var happening = meanwhile;
      meanwhile = () -> {};
      try {
        happening.happens();
        Files.writeString(file.apply(TIP), text);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      if (dies) {
        throw new Death();
      }
      return new Bundled(TIP);
    }

    @Override
    public void close() {}
  }
}
