package dev.bob.instance.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.Settings;
import dev.bob.instance.lifecycle.FakeMind;
import dev.bob.instance.mind.MindFailure;
import dev.bob.instance.status.InstanceLog;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshnessTest {
  private static final String OTHER = "0ddba11".repeat(5) + "00000";

  @TempDir Path home;

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE);
  private final TroubledMind mind = new TroubledMind();
  private Hive hive;
  private InstanceLog log;
  private Freshness freshness;
  private Author me;

  /** Counts how often it is asked, and throws what it is told to throw. */
  private static final class TroubledMind extends FakeMind {
    private int asked;
    private Optional<MindFailure> failure = Optional.empty();
    private Optional<RuntimeException> bug = Optional.empty();

    TroubledMind() {
      super(new CountDownLatch(0));
    }

    @Override
    public Set<FindingId> changed(Collection<Finding> findings, String commit) throws MindFailure {
      asked++;
      if (bug.isPresent()) {
        throw bug.get();
      }
      if (failure.isPresent()) {
        throw failure.get();
      }
      return Set.of();
    }
  }

  @BeforeEach
  void open() throws Exception {
    hive = new Hive(new InMemoryEventLog(), HiveStory.CLOCK);
    var joined = HiveStory.joined("a");
    var outcome = hive.submit(Author.joiner("a"), joined);
    me = HiveStory.as(outcome.state().members().withKey("a").orElseThrow());
    planned(1, FakeMind.COMMIT);
    planned(2, OTHER);
    log = new InstanceLog(home, "instance_1", HiveStory.CLOCK, 1_000_000);
    freshness =
        new Freshness(hive, mind, log, new TaskWork.Timing(Settings.workLimits(), nanoTime::get));
  }

  @AfterEach
  void close() {
    Thread.interrupted();
    hive.close();
  }

  @Test
  void statesItOnceTheMindHasCompared() throws Exception {
    // When
    var accepted = freshness.state(FakeMind.COMMIT, me);

    // Then
    assertThat(accepted).isTrue();
    assertThat(hive.state().memory().comparedAt()).contains(FakeMind.COMMIT);
  }

  /** A repository that could not be read for a moment was compared no more until a restart. */
  @Test
  void triesAPassingFailureAgainAfterAMinute() throws Exception {
    // Given
    mind.failure = Optional.of(new MindFailure("the disk was away", true));

    // When
    var first = freshness.state(FakeMind.COMMIT, me);
    advance(Duration.ofSeconds(59));
    var tooSoon = freshness.state(FakeMind.COMMIT, me);
    int askedInTheMinute = mind.asked;
    advance(Duration.ofSeconds(1));
    freshness.state(FakeMind.COMMIT, me);
    advance(Settings.workLimits().compareRetry());
    mind.failure = Optional.empty();
    freshness.state(FakeMind.COMMIT, me);

    // Then: it is no refusal, which the loop would sit out second by second
    assertThat(first).isTrue();
    assertThat(tooSoon).isTrue();
    assertThat(askedInTheMinute).isEqualTo(1);
    assertThat(mind.asked).isEqualTo(3);
    assertThat(hive.state().memory().comparedAt()).contains(FakeMind.COMMIT);
    assertThat(log.newest())
        .extracting(InstanceLog.Line::message)
        .containsExactly(
            "cannot tell which findings are stale, tries again: the disk was away",
            "0 findings are of files that have changed");
  }

  @Test
  void leavesWhatARetryCannotHelpUntilAnotherCommit() throws Exception {
    // Given
    mind.failure = Optional.of(new MindFailure("there is no repository", false));

    // When
    freshness.state(FakeMind.COMMIT, me);
    advance(Duration.ofDays(1));
    freshness.state(FakeMind.COMMIT, me);
    int asked = mind.asked;
    mind.failure = Optional.empty();
    freshness.state(OTHER, me);

    // Then
    assertThat(asked).isEqualTo(1);
    assertThat(hive.state().memory().comparedAt()).contains(OTHER);
  }

  /** A bug in the mind ended the leader's duties without a word. */
  @Test
  void takesABugInTheMindForAFailureThatARetryCannotHelp() throws Exception {
    // Given
    mind.bug = Optional.of(new IllegalArgumentException("not a commit"));

    // When
    var accepted = freshness.state(FakeMind.COMMIT, me);
    advance(Duration.ofDays(1));
    freshness.state(FakeMind.COMMIT, me);

    // Then
    assertThat(accepted).isTrue();
    assertThat(mind.asked).isEqualTo(1);
    assertThat(log.newest())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.level()).isEqualTo("error");
              assertThat(line.message()).contains("not a commit", FreshnessTest.class.getName());
            });
  }

  private void planned(int goal, String commit) throws Exception {
    hive.submit(Author.person(), new WorkFact.GoalSet("Survey this"));
    var plan =
        new WorkFact.GoalPlanned(
            new GoalId("goal_" + goal), commit, List.of(HiveStory.spec("look")));
    assertThat(hive.submit(me, plan).accepted()).isTrue();
  }

  private void advance(Duration time) {
    nanoTime.addAndGet(time.toNanos()); // past the largest number, as it may be
  }
}
