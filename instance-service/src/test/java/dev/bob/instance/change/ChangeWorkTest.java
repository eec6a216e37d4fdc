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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the leader does with the queue, over a repository that is played. */
class ChangeWorkTest {
  private static final ChangeId FIRST = new ChangeId(1);
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
    var motion =
        new Motion(
            "Mend it",
            "Mend it.",
            new Subject.OfCommit(COMMIT),
            VotingRule.atLeast(1),
            Duration.ofMinutes(1),
            new Effect.Change());
    hive.submit(Author.person(), new ProposalFact.Opened(motion));
    var id = new ProposalId(1);
    hive.submit(me, new ProposalFact.VoteCast(id, 1, Vote.YES, "so", ""));
    hive.submit(me, new ProposalFact.CarriedOut(id));
    work = next();
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
    accept();

    // When
    assertThat(carryOut(work)).isTrue();

    // Then
    assertThat(change().state())
        .isInstanceOfSatisfying(
            ChangeState.Delivered.class,
            delivered -> {
              assertThat(delivered.tip()).isEqualTo(TIP);
              assertThat(home.resolve(delivered.file())).hasContent("bundle of bob/change_1");
            });
    assertThat(due(work)).isEmpty();
  }

  /** The file is there, the fact is not: whoever comes next does it again. */
  @Test
  void whoDiesBetweenTheFileAndTheFactIsFollowedByOneWhoDoesItAgain() throws Exception {
    // Given
    accept();
    played.dies = true;
    try {
      carryOut(work);
      throw new AssertionError("it lived on");
    } catch (Death expected) {
      assertThat(change().word()).isEqualTo("accepted");
      assertThat(home.resolve("reports/change_1/changes.bundle")).exists();
    }

    // When
    played.dies = false;
    assertThat(carryOut(next())).isTrue();

    // Then
    assertThat(change().word()).isEqualTo("delivered");
    try (var files = Files.list(home.resolve("reports/change_1"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("change.diff", "changes.bundle");
    }
  }

  @Test
  void whatMergesNoMoreIsSaidAndWaitsForThePerson() throws Exception {
    // Given
    accept();
    played.obstacle = Optional.of(new Merging.Obstacle("It conflicts.", List.of("docs/a.md")));

    // When
    assertThat(carryOut(work)).isTrue();

    // Then
    assertThat(change().word()).isEqualTo("unmergeable");
    assertThat(change().check().orElseThrow().paths()).containsExactly("docs/a.md");
    assertThat(due(work)).isEmpty();
  }

  @Test
  void whatCannotBeDoneIsSaidOnceAndLeftAloneForAMinute() throws Exception {
    for (var failure :
        List.of(new IllegalStateException("a bug"), new UncheckedIOException(new IOException()))) {
      // Given
      work = next();
      played.broken = Optional.of(failure);
      int looks = played.looks;

      // When
      for (int i = 0; i < 5; i++) {
        assertThat(carryOut(work)).isTrue();
      }

      // Then
      assertThat(played.looks).isEqualTo(looks + 1);
      nanos += Duration.ofMinutes(1).toNanos();
      carryOut(work);
      assertThat(played.looks).isEqualTo(looks + 2);
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

  private void accept() throws Exception {
    carryOut(work);
    assertThat(hive.submit(Author.person(), new ChangeFact.Accepted(FIRST)).accepted()).isTrue();
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
    private int looks;
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
      looks++;
      broken.ifPresent(
          bug -> {
            throw bug;
          });
      return new Trial(obstacle, new Extent(1, 2, 3), "+one\n");
    }

    @Override
    public Outcome bundle(Series series, Path file, String branch) {
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
      try {
        Files.writeString(file, "bundle of " + branch);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
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
