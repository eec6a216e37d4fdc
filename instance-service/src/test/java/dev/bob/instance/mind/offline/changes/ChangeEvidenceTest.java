package dev.bob.instance.mind.offline.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.mind.Opinion;
import dev.bob.instance.mind.offline.Detectors;
import dev.bob.instance.mind.offline.repository.GitRepository;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.fold.QueuedChange;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Vote;
import dev.bob.state.model.Way;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the three ways say of a commit of a real repository. */
class ChangeEvidenceTest {
  private static final String SECRET = "AKIA" + "Q3EGRIVZ7PN2XKLM";

  @TempDir Path temp;
  private Branches branches;

  @BeforeEach
  void plant() {
    branches = Branches.in(temp);
  }

  @ParameterizedTest
  @EnumSource
  void nothingContradictsAGoodChangeAndEachSaysWhatItLookedAt(Way way) throws Exception {
    // Given
    var commit = branches.branch("mend", Map.of("docs/a.md", "[it](../README.md) // TODO: more\n"));
    var before = branches.folder().fingerprint();

    // When
    var opinion = weigh(commit, way);

    // Then
    assertThat(opinion.vote()).as(opinion.rationale()).isEqualTo(Vote.YES);
    assertThat(opinion.rationale()).contains(commit.shown());
    assertThat(branches.folder().fingerprint()).isEqualTo(before);
    assertThat(branches.folder().shell(opinion.evidence())).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotThereIsVotedAgainst(Way way) throws Exception {
    for (var commit : List.of(new CommitId("a".repeat(40)), new CommitId("a".repeat(64)))) {
      var opinion = weigh(commit, way);
      assertThat(opinion.vote()).isEqualTo(Vote.NO);
      assertThat(opinion.rationale()).contains("has no commit aaaaaaaaaaaa");
    }
  }

  @Test
  void aBrokenLinkThatItBringsIsSeenByTheProofAloneAndNamedByFileAndLine() throws Exception {
    // Given: the README's own is older.
    var commit =
        branches.branch(
            "break", Map.of("README.md", "# It\n\n[old](docs/gone.md)\n\n[new](docs/none.md)\n"));

    // When
    var opinion = weigh(commit, Way.PROOF);

    // Then
    assertThat(opinion.vote()).isEqualTo(Vote.NO);
    assertThat(opinion.rationale())
        .contains("brings a fault", "README.md:5: README.md links to docs/none.md")
        .doesNotContain("gone.md");
    assertThat(branches.folder().shell(opinion.evidence())).contains("docs/none.md");
    assertThat(weigh(commit, Way.BYTES).vote()).isEqualTo(Vote.YES);
    assertThat(weigh(commit, Way.HEAD).vote()).isEqualTo(Vote.YES);
  }

  @Test
  void whoRemovesAFileBreaksTheLinksOfOthers() throws Exception {
    // Given
    branches.advance("docs/b.md", "[a](a.md)\n");
    var folder = branches.folder();
    folder.git("checkout", "-q", "-b", "remove");
    folder.git("rm", "-q", "docs/a.md");
    folder.commit("Remove it");
    var commit = branches.head();
    folder.git("checkout", "-q", "main");

    // Then
    assertThat(weigh(commit, Way.PROOF).rationale()).contains("docs/b.md:1", "a.md");
  }

  @Test
  void aSecretIsNamedMaskedAndALargeFileByItsSize() throws Exception {
    // Given
    var blob = new byte[2 << 20];
    new SplittableRandom(1).nextBytes(blob);
    branches.folder().git("checkout", "-q", "-b", "secret");
    branches.folder().write("blob.bin", blob);
    branches.folder().write("src/Token.java", "class T { String t = \"" + SECRET + "\"; }\n");
    branches.folder().commit("Secret");
    var commit = branches.head();
    branches.folder().git("checkout", "-q", "main");

    // When
    var opinion = weigh(commit, Way.PROOF);

    // Then
    assertThat(opinion.vote()).isEqualTo(Vote.NO);
    assertThat(opinion.rationale()).contains("2 faults", "src/Token.java:1", "blob.bin");
    assertThat(opinion.toString()).doesNotContain(SECRET);
  }

  @Test
  void aConflictIsSeenByTheBytesAloneAndThePathsAreNamed() throws Exception {
    // Given
    var commit = branches.branch("mend", Map.of("docs/a.md", Branches.text(5, "FIVE")));
    branches.advance("docs/a.md", Branches.text(5, "Five"));

    // Then
    var opinion = weigh(commit, Way.BYTES);
    assertThat(opinion.vote()).isEqualTo(Vote.NO);
    assertThat(opinion.rationale()).contains("in docs/a.md");
    assertThat(weigh(commit, Way.PROOF).vote()).isEqualTo(Vote.YES);
    assertThat(weigh(commit, Way.HEAD).vote()).isEqualTo(Vote.YES);
  }

  @Test
  void soIsOneWithWhatIsQueued() throws Exception {
    // Given
    var queued = Branches.change(1, branches.branch("one", Map.of("docs/a.md", "other\n")));
    var commit = branches.branch("two", Map.of("docs/a.md", "another\n"));

    // Then
    assertThat(weigh(commit, Way.BYTES).vote()).isEqualTo(Vote.YES);
    assertThat(weigh(commit, Way.BYTES, queued).rationale())
        .contains("and what is merged before it in docs/a.md");
  }

  @Test
  void whatHeadHasAlreadyOrChangesNothingOrTooMuchIsSeenByHead() throws Exception {
    // Given
    var empty = branches.branch("empty", Map.of());
    var large = branches.branch("large", Map.of("docs/b.md", "b\n", "docs/c.md", "c\n"));
    var small = new ChangeLimits(1, 9_000, 9_000, 9_000, 9_000, 100, 20_000);

    // Then
    assertThat(weigh(branches.head(), Way.HEAD).rationale()).contains("already");
    assertThat(weigh(empty, Way.HEAD).rationale()).contains("changes no file");
    var opinion = weigh(small, large, Way.HEAD);
    assertThat(opinion.vote()).isEqualTo(Vote.NO);
    assertThat(opinion.rationale()).contains("more than 1 files");
    assertThat(weigh(small, large, Way.PROOF).vote()).isEqualTo(Vote.ABSTAIN);
  }

  private Opinion weigh(CommitId commit, Way way, QueuedChange... queued) throws Exception {
    return weigh(ChangeLimits.standard(), commit, way, queued);
  }

  private Opinion weigh(ChangeLimits limits, CommitId commit, Way way, QueuedChange... queued)
      throws Exception {
    try (var repository = GitRepository.open(temp)) {
      return new ChangeEvidence(repository, SurveyLimits.standard(), Detectors.all(), limits)
          .of(commit, List.of(queued), way);
    }
  }
}
