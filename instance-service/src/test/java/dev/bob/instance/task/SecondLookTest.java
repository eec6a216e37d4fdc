package dev.bob.instance.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.lifecycle.FakeMind;
import dev.bob.instance.mind.Opinion;
import dev.bob.instance.status.InstanceLog;
import dev.bob.instance.status.StatusBoard;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.FindingState;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Word;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.Vote;
import dev.bob.state.model.Way;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first found it, the second says that it ran the proof, the third looks again. */
class SecondLookTest {
  private static final FindingId FOUND = HiveStory.finding(1).id();

  @TempDir Path home;

  private final OddMind mind = new OddMind();
  private Hive hive;
  private InstanceLog log;
  private SecondLook look;
  private Author third;

  /** Says what it is told to say. */
  private static final class OddMind extends FakeMind {
    private Opinion opinion = new Opinion(Vote.YES, "The line holds it.", "git show");
    private Optional<RuntimeException> bug = Optional.empty();

    OddMind() {
      super(new CountDownLatch(0));
    }

    @Override
    public Opinion look(Finding finding, Way way) {
      if (bug.isPresent()) {
        throw bug.get();
      }
      return opinion;
    }
  }

  @BeforeEach
  void find() throws Exception {
    hive = new Hive(new InMemoryEventLog(), HiveStory.CLOCK);
    var first = joins("a");
    var second = joins("b");
    third = joins("c");
    accept(Author.person(), new WorkFact.GoalSet("Survey this"));
    accept(
        first,
        new WorkFact.GoalPlanned(
            new GoalId("goal_1"), FakeMind.COMMIT, List.of(HiveStory.spec("look"))));
    var task = new TaskId("goal_1.look");
    accept(first, new WorkFact.TaskClaimed(task));
    long token = hive.state().seq();
    accept(first, new MemoryFact.FindingReported(task, token, HiveStory.finding(1)));
    accept(second, new MemoryFact.FindingConfirmed(FOUND, "It was run.", Optional.of(Way.PROOF)));
    log = new InstanceLog(home, "instance_3", HiveStory.CLOCK, 1_000_000);
    look = new SecondLook(hive, mind, new StatusBoard(HiveStory.CLOCK), log, Duration.ofMinutes(5));
  }

  @AfterEach
  void close() {
    Thread.interrupted();
    hive.close();
  }

  @Test
  void saysInWhichWayItHasSeenTheSame() throws Exception {
    // When
    look.look(List.of(known()), third);

    // Then
    assertThat(known().confirmed()).isTrue();
    assertThat(known().words()).extracting(Word::way).contains(Optional.of(Way.BYTES));
    assertThat(known().confidence()).isEqualTo(0.75);
  }

  @Test
  void whatItDoesNotSeeIsContested() throws Exception {
    // Given
    mind.opinion = new Opinion(Vote.NO, "The line does not hold it.", "git show");

    // When
    look.look(List.of(known()), third);

    // Then
    assertThat(known().state()).isEqualTo(new FindingState.Contested());
  }

  /** An idle hive would look again and again, and a log would grow for nothing. */
  @Test
  void whatItCannotJudgeItLeavesAloneWithoutAWord() throws Exception {
    // Given
    mind.opinion = Opinion.abstain("The file is too large to be looked at.");
    long before = hive.state().seq();
    assertThat(look.canLook(known().finding())).isTrue();

    // When
    look.look(List.of(known()), third);

    // Then
    assertThat(hive.state().seq()).isEqualTo(before);
    assertThat(look.canLook(known().finding())).isFalse();
  }

  /** Else it would be refuted for a bug: what was not seen contradicts nothing. */
  @Test
  void aBugInTheMindSaysNothingOfTheFinding() throws Exception {
    // Given
    mind.bug = Optional.of(new IllegalStateException("a bug in the mind"));

    // When
    look.look(List.of(known()), third);

    // Then
    assertThat(known().words()).hasSize(1);
    assertThat(look.canLook(known().finding())).isFalse();
    assertThat(log.newest()).extracting(InstanceLog.Line::level).contains("error");
  }

  @Test
  void whatTheHiveRefusesIsNotSaidAgain() throws Exception {
    // Given
    mind.opinion = new Opinion(Vote.YES, "it was  run.", "git show");

    // When
    look.look(List.of(known()), third);

    // Then
    assertThat(known().words()).hasSize(1);
    assertThat(look.canLook(known().finding())).isFalse();
  }

  private KnownFinding known() {
    return hive.state().memory().find(FOUND).orElseThrow();
  }

  private Author joins(String key) throws Exception {
    var outcome = hive.submit(Author.joiner(key), HiveStory.joined(key));
    return HiveStory.as(outcome.state().members().withKey(key).orElseThrow());
  }

  private void accept(Author by, Fact fact) throws Exception {
    assertThat(hive.submit(by, fact).accepted()).as("%s", fact).isTrue();
  }
}
