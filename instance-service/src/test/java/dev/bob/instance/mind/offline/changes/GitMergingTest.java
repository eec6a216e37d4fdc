package dev.bob.instance.mind.offline.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.instance.change.Merging;
import dev.bob.instance.change.MergingFailure;
import dev.bob.instance.change.Series;
import dev.bob.instance.mind.offline.Detectors;
import dev.bob.instance.mind.offline.GitFolder;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.fold.QueuedChange;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Extent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What merges, and the bundle of it: made here, taken by the real git. */
class GitMergingTest {
  private static final String NEW_PAGE = "# New\n";
  private static final String SECRET = "AKIA" + "Q3EGRIVZ7PN2XKLM";

  @TempDir Path temp;
  private Branches branches;
  private GitMerging merging;
  private Path file;

  @BeforeEach
  void plant() {
    branches = Branches.in(temp.resolve("repository"));
    merging = merging(ChangeLimits.standard());
    file = temp.resolve("changes.bundle");
  }

  @AfterEach
  void close() {
    merging.close();
  }

  @Test
  void headIsWhatTheRepositorySays() throws Exception {
    assertThat(merging.head()).isEqualTo(branches.head());
    assertThat(branches.advance("docs/b.md", NEW_PAGE)).isEqualTo(merging.head());
    try (var none = new GitMerging(temp, SurveyLimits.standard(), List.of(), limits())) {
      assertThatThrownBy(none::head).isInstanceOf(MergingFailure.class);
    }
  }

  @Test
  void whatIsAheadOfHeadIsDeliveredAsItIs() throws Exception {
    // Given
    var commit = branches.branch("mend", Map.of("docs/new.md", NEW_PAGE));
    var before = branches.folder().fingerprint();

    // When
    var trial = merging.check(series(Branches.change(1, commit)));
    var outcome = bundle(Branches.accepted(1, commit));

    // Then
    assertThat(trial.obstacle()).isEmpty();
    assertThat(trial.extent()).isEqualTo(new Extent(1, 1, 0));
    assertThat(trial.diff()).contains("+++ b/docs/new.md", "+# New");
    assertThat(outcome).isEqualTo(new Merging.Bundled(commit));
    assertThat(branches.folder().fingerprint()).isEqualTo(before);
    assertThat(pulled("bob/change_1").git("rev-parse", "HEAD")).isEqualTo(commit.value());
  }

  @Test
  void whatHasPartedFromHeadIsMergedAsGitWouldAndTheSameWhoeverDoesIt() throws Exception {
    // Given: both change docs/a.md, in lines that are far apart.
    var commit = branches.branch("mend", Map.of("docs/a.md", Branches.text(1, "ONE")));
    branches.advance("docs/a.md", Branches.text(10, "TEN"));
    var before = branches.folder().fingerprint();

    // When
    var outcome = bundle(Branches.accepted(1, commit));
    var bytes = Files.readAllBytes(file);
    try (var other = merging(limits())) {
      assertThat(other.bundle(series(Branches.accepted(1, commit)), _ -> file, "bob/change_1"))
          .isEqualTo(outcome);
    }

    // Then
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    assertThat(branches.folder().fingerprint()).isEqualTo(before);
    var pulled = pulled("bob/change_1");
    var tip = ((Merging.Bundled) outcome).tip();
    assertThat(pulled.git("rev-parse", "HEAD")).isEqualTo(tip.value());
    assertThat(pulled.git("rev-parse", "HEAD^1")).isEqualTo(branches.head().value());
    assertThat(pulled.git("rev-parse", "HEAD^2")).isEqualTo(commit.value());
    assertThat(pulled.git("rev-parse", "HEAD^{tree}"))
        .isEqualTo(branches.folder().git("merge-tree", "--write-tree", "main", "mend"));
    assertThat(pulled.git("log", "-1", "--format=%an <%ae> %at%n%B"))
        .isEqualTo(
            """
            Bob <bob@localhost> 1795492801
            Merge change_1: Change number 1

            Bob-Change: change_1
            Bob-Proposal: proposal_1""");
    assertThat(pulled.git("fsck", "--strict")).doesNotContain("error", "missing", "warning");
  }

  @Test
  void oneBehindAnotherBringsBothAndTheFirstAloneLeadsThere() throws Exception {
    // Given
    var first = branches.branch("first", Map.of("docs/b.md", NEW_PAGE));
    var second = branches.branch("second", Map.of("docs/c.md", NEW_PAGE));
    branches.advance("docs/d.md", NEW_PAGE);

    // When
    bundle(Branches.accepted(1, first));
    var pulled = pulled("bob/change_1");
    bundle(List.of(Branches.accepted(1, first)), Branches.accepted(2, second));

    // Then: who has pulled the first goes on without another merge.
    pulled.git("pull", "-q", "--ff-only", file.toString(), "bob/change_2");
    assertThat(pulled.git("ls-files")).contains("docs/b.md", "docs/c.md", "docs/d.md");
    assertThat(pulled.git("log", "--format=%s", "--first-parent", "-2"))
        .isEqualTo("Merge change_2: Change number 2\nMerge change_1: Change number 1");
  }

  @Test
  void aConflictNamesThePathsAndWritesNothing() throws Exception {
    // Given
    var commit = branches.branch("mend", Map.of("docs/a.md", Branches.text(5, "FIVE")));
    branches.advance("docs/a.md", Branches.text(5, "Five"));

    // When
    var trial = merging.check(series(Branches.change(1, commit)));
    var outcome = bundle(Branches.accepted(1, commit));

    // Then
    var why = "It conflicts with HEAD (%s) in docs/a.md.".formatted(branches.head().shown());
    assertThat(trial.obstacle()).contains(new Merging.Obstacle(why, List.of("docs/a.md")));
    assertThat(outcome).isEqualTo(trial.obstacle().orElseThrow());
    assertThat(file).doesNotExist();
  }

  @Test
  void whatIsQueuedBeforeMayBeInTheWay() throws Exception {
    // Given
    var first = Branches.change(1, branches.branch("one", Map.of("docs/a.md", "other\n")));
    var second = Branches.change(2, branches.branch("two", Map.of("docs/a.md", "another\n")));
    var stacked = Branches.change(3, first.commit());

    // Then
    assertThat(merging.check(series(second)).obstacle()).isEmpty();
    assertThat(merging.check(new Series(branches.head(), List.of(first), second)).obstacle())
        .hasValueSatisfying(
            obstacle -> {
              assertThat(obstacle.why()).contains("and what is merged before it in docs/a.md");
              assertThat(obstacle.paths()).containsExactly("docs/a.md");
            });
    assertThat(merging.check(new Series(branches.head(), List.of(first), stacked)).obstacle())
        .hasValueSatisfying(obstacle -> assertThat(obstacle.why()).contains("has", "already"));
  }

  @Test
  void whatIsNotThereOrInHeadAlreadyHasNoBundle() throws Exception {
    // Given
    var tag = branches.folder().git("tag", "-a", "-m", "v1", "v1");
    assertThat(tag).isEmpty();
    var sha256 = new CommitId("a".repeat(64));
    var none = new CommitId("a".repeat(40));
    var noCommit = new CommitId(branches.folder().git("rev-parse", "v1"));

    for (var commit : List.of(none, sha256, noCommit, branches.head())) {
      // When
      var trial = merging.check(series(Branches.change(1, commit)));

      // Then
      var said = commit.equals(branches.head()) ? "already" : "has no commit";
      assertThat(trial.obstacle())
          .hasValueSatisfying(obstacle -> assertThat(obstacle.why()).contains(said));
      assertThat(bundle(Branches.accepted(1, commit))).isEqualTo(trial.obstacle().orElseThrow());
    }
    assertThat(file).doesNotExist();
  }

  /**
   * As in a clone with a filter; it was a failure for ever, and kept what was behind it waiting.
   */
  @Test
  void whatLacksAnObjectDoesNotMergeAndIsInTheWayOfNothing() throws Exception {
    // Given: one that is ahead of HEAD, and one that has parted from it.
    var ahead = branches.branch("ahead", Map.of("docs/b.md", "# Lost\n"));
    var merged = branches.branch("merged", Map.of("docs/a.md", Branches.text(1, "ONE")));
    branches.lose("ahead:docs/b.md");
    branches.lose("merged:docs/a.md");
    for (var commit : List.of(ahead, merged)) {
      // When
      var lacking = Branches.accepted(1, commit);
      var trial = merging.check(series(lacking));

      // Then
      assertThat(trial.obstacle())
          .hasValueSatisfying(obstacle -> assertThat(obstacle.why()).contains("has not all of it"));
      assertThat(bundle(lacking)).isInstanceOf(Merging.Obstacle.class);
      assertThat(file).doesNotExist();

      // When
      branches.advance("docs/a.md", Branches.text(10, "TEN " + commit.shown()));
    }
    var next = Branches.accepted(2, branches.branch("next", Map.of("docs/c.md", NEW_PAGE)));
    var first = List.of(Branches.accepted(1, merged));

    // Then
    assertThat(merging.check(new Series(branches.head(), first, next)).obstacle()).isEmpty();
    assertThat(bundle(first, next)).isEqualTo(new Merging.Bundled(next.commit()));
  }

  @Test
  void whatHasNoHistoryInCommonIsNotMerged() throws Exception {
    // Given
    branches.folder().git("checkout", "-q", "--orphan", "other");
    var commit = new CommitId(branches.folder().commit("Other").git("rev-parse", "HEAD"));
    branches.folder().git("checkout", "-q", "main");
    branches.advance("docs/b.md", NEW_PAGE);

    // Then
    assertThat(merging.check(series(Branches.change(1, commit))).obstacle())
        .hasValueSatisfying(obstacle -> assertThat(obstacle.why()).contains("cannot be merged"));
  }

  @Test
  void whatIsLargerThanItMayBeIsSaid() throws Exception {
    // Given
    var commit = branches.branch("mend", Map.of("docs/a.md", Branches.text(1, "ONE")));
    branches.advance("docs/a.md", Branches.text(10, "TEN"));
    var change = Branches.accepted(1, commit);

    // Then: a content merge of a file that is too large,
    assertObstacle(
        new ChangeLimits(9, 9_000, 10, 9_000, 9_000, 100, 20_000), change, "in docs/a.md");
    // a merge that makes too much,
    assertObstacle(
        new ChangeLimits(9, 100, 9_000, 9_000, 9_000, 100, 20_000),
        change,
        "makes more than 100 bytes");
    // and a bundle that is too large; nothing is left of it.
    assertObstacle(
        new ChangeLimits(9, 9_000, 9_000, 9_000, 10, 100, 20_000), change, "more than 10 bytes");
    try (var files = Files.list(temp)) {
      assertThat(files).containsExactly(temp.resolve("repository"));
    }
  }

  private void assertObstacle(ChangeLimits limits, QueuedChange change, String words)
      throws Exception {
    try (var small = merging(limits)) {
      assertThat(small.bundle(series(change), _ -> file, "bob/change_1"))
          .isInstanceOfSatisfying(
              Merging.Obstacle.class, obstacle -> assertThat(obstacle.why()).contains(words));
    }
  }

  @Test
  void theDiffIsBoundedAndShowsNoCredential() throws Exception {
    // Given
    var commit =
        branches.branch(
            "mend",
            Map.of(
                "docs/a.md",
                Branches.text(1, "ONE \u001b[31m"),
                "src/Token.java",
                "class Token { String token = \"" + SECRET + "\"; }\n"));
    var change = Branches.change(1, commit);

    // Then
    assertThat(merging.check(series(change)).diff())
        .contains("-one", "+ONE [31m", "(src/Token.java is left out")
        .doesNotContain(SECRET, "\u001b");
    try (var small = merging(new ChangeLimits(9, 9_000, 9_000, 10, 9_000, 100, 20_000))) {
      assertThat(small.check(series(change)).diff()).startsWith("(Cut off here");
    }
    try (var small = merging(new ChangeLimits(1, 9_000, 9_000, 9_000, 9_000, 100, 20_000))) {
      assertThat(small.check(series(change)).diff()).startsWith("(The change is too large");
      assertThat(small.check(series(change)).extent()).isEqualTo(new Extent(2, 0, 0));
    }
  }

  private Merging.Outcome bundle(QueuedChange change) throws Exception {
    return bundle(List.of(), change);
  }

  private Merging.Outcome bundle(List<QueuedChange> before, QueuedChange change) throws Exception {
    return merging.bundle(
        new Series(branches.head(), before, change), _ -> file, change.id().branch());
  }

  private Series series(QueuedChange change) {
    return new Series(branches.head(), List.of(), change);
  }

  /** A clone of main that has pulled the bundle, as a person would. */
  private GitFolder pulled(String branch) {
    var clone = temp.resolve("clone");
    branches.folder().git("clone", "-q", "-b", "main", ".", clone.toString());
    var pulled = GitFolder.at(clone);
    pulled.git("bundle", "verify", "-q", file.toString());
    pulled.git("pull", "-q", "--no-rebase", file.toString(), branch);
    return pulled;
  }

  private static ChangeLimits limits() {
    return ChangeLimits.standard();
  }

  private GitMerging merging(ChangeLimits limits) {
    return new GitMerging(
        temp.resolve("repository"), SurveyLimits.standard(), Detectors.all(), limits);
  }
}
