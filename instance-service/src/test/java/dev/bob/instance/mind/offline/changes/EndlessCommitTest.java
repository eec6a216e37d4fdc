package dev.bob.instance.mind.offline.changes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.instance.mind.Matter;
import dev.bob.instance.mind.offline.OfflineMind;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Extent;
import dev.bob.state.model.Motion;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import dev.bob.state.model.Way;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits that were made to keep whoever looks at them busy for ever, or to kill them. */
@Timeout(120)
class EndlessCommitTest {
  private static final String EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

  @TempDir Path temp;
  private Branches branches;
  private Judging judging;

  @BeforeEach
  void plant() {
    branches = Branches.in(temp);
    judging = new Judging(branches);
  }

  /** Ten to the twelfth files, or folders without one, in a dozen objects. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBombOfTreesIsRefusedByNameInAllWays(boolean withFiles) throws Exception {
    // Given
    var bomb = branches.commit(bomb(withFiles), "main");
    branches.advance("docs/b.md", "b\n");
    var good = branches.branch("good", Map.of("docs/c.md", "c\n"));
    var said = withFiles ? "more than 1000 files" : "more than 100 folders without a file";

    // Then
    assertThat(judging.weigh(bomb, Way.PROOF).vote()).isEqualTo(Vote.ABSTAIN);
    for (var way : List.of(Way.BYTES, Way.HEAD)) {
      assertThat(judging.weigh(bomb, way).vote()).isEqualTo(Vote.NO);
      assertThat(judging.weigh(bomb, way).rationale()).contains(said);
    }
    assertThat(judging.check(bomb).obstacle().orElseThrow().why()).contains(said);
    assertThat(judging.check(bomb).diff()).contains(said);
    // It stands in nobody's way, were it queued.
    assertThat(judging.weigh(good, Way.BYTES, Branches.change(1, bomb)).vote()).isEqualTo(Vote.YES);
  }

  @Test
  void norDoesItHideInTheHistoryOfWhatIsQueued() throws Exception {
    // Given: two that have a bomb in common, and are small themselves.
    var bomb = branches.commit(bomb(true), "main");
    var tree = branches.folder().git("rev-parse", "main^{tree}");
    var docs = branches.folder().git("rev-parse", "main:docs");
    var queued = Branches.change(1, branches.commit(tree, bomb.value()));
    var commit = branches.commit(docs, bomb.value());

    // Then
    assertThat(judging.weigh(commit, Way.BYTES, queued).rationale())
        .contains(bomb.shown() + " changes more than 1000 files");
  }

  @Test
  void foldersMayLieInEachOtherUpToALimit() throws Exception {
    var deepest = branches.branch("deepest", Map.of("d/".repeat(100) + "f", "f\n"));
    var deeper = branches.branch("deeper", Map.of("d/".repeat(101) + "f", "f\n"));
    branches.advance("docs/b.md", "b\n");

    assertThat(judging.weigh(deepest, Way.BYTES).vote()).isEqualTo(Vote.YES);
    assertThat(judging.weigh(deeper, Way.BYTES).rationale()).contains("more than 100 deep");
  }

  @Test
  void aFileOfTooManyLinesIsNamedAndNeitherComparedNorMerged() throws Exception {
    // Given
    var longer = "x\n".repeat(20_001);
    var commit = branches.branch("long", Map.of("docs/a.md", longer, "docs/b.md", "b\n"));

    // Then
    var trial = judging.check(commit);
    assertThat(trial.diff())
        .contains("+++ b/docs/b.md", "(docs/a.md is not compared: it has 40002 bytes;")
        .doesNotContain("+x");
    assertThat(trial.extent()).isEqualTo(new Extent(2, 1, 0));
    assertThat(trial.obstacle()).isEmpty();

    // When: both sides change it, in places that are far apart.
    branches.advance("docs/a.md", longer);
    var one = branches.branch("one", Map.of("docs/a.md", "one\n" + longer));
    branches.advance("docs/a.md", longer + "two\n");

    // Then
    assertThat(judging.check(one).obstacle())
        .hasValueSatisfying(why -> assertThat(why.paths()).containsExactly("docs/a.md"));
  }

  @Test
  void whoIsInterruptedWhileLinesAreComparedStops() throws Exception {
    // Given: what would take minutes.
    branches.advance("docs/a.md", randomLines(1, 200_000));
    var commit = branches.branch("slow", Map.of("docs/a.md", randomLines(2, 200_000)));
    var limits = new ChangeLimits(9, 1 << 24, 1 << 24, 9_000, 9_000, 9, 1_000_000);

    // Then
    assertThat(interrupted(() -> judging.check(limits, commit)))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void soDoesAMindThatMerges() throws Exception {
    // Given
    branches.advance("docs/a.md", randomLines(1, 20_000));
    var commit = branches.branch("slow", Map.of("docs/a.md", randomLines(2, 20_000)));
    branches.advance("docs/a.md", randomLines(3, 20_000));
    var motion =
        new Motion(
            "title",
            "text",
            new Subject.OfCommit(commit),
            VotingRule.MAJORITY,
            Duration.ofMinutes(1),
            new Effect.Change());
    var matter = new Matter(motion, Optional.empty(), Way.BYTES, List.of());

    // Then
    try (var mind = new OfflineMind(temp, SurveyLimits.standard())) {
      assertThat(interrupted(() -> mind.weigh(matter))).isInstanceOf(InterruptedException.class);
    }
  }

  /** What a look throws whose thread is interrupted while JGit compares lines. */
  private static Throwable interrupted(Callable<?> look) throws Exception {
    var met = new CompletableFuture<Throwable>();
    var looking =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    met.complete(new AssertionError("it came to an end: " + look.call()));
                  } catch (Exception e) {
                    met.complete(e);
                  }
                });
    await()
        .atMost(Duration.ofMinutes(1))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () ->
                met.isDone()
                    || Arrays.stream(looking.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().contains("MyersDiff")));
    looking.interrupt();
    return met.get();
  }

  private static String randomLines(long seed, int count) {
    var random = new SplittableRandom(seed);
    var lines = new StringBuilder();
    for (int line = 0; line < count; line++) {
      lines.append(random.nextInt(100)).append('\n');
    }
    return lines.toString();
  }

  private String bomb(boolean withFiles) {
    var folder = branches.folder();
    var below =
        withFiles
            ? "100644 blob " + folder.git("rev-parse", "main:README.md")
            : "040000 tree " + folder.gitWithInput(new byte[0], "mktree");
    assertThat(withFiles || below.endsWith(EMPTY_TREE)).isTrue();
    for (int level = 0; level < 12; level++) {
      var tree = new StringBuilder();
      for (int entry = 0; entry < 10; entry++) {
        tree.append(below).append("\tt").append(entry).append('\n');
      }
      below = "040000 tree " + folder.gitWithInput(tree.toString().getBytes(ISO_8859_1), "mktree");
    }
    return below.substring(below.lastIndexOf(' ') + 1);
  }
}
