package dev.bob.instance.mind.offline.voting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.mind.Background;
import dev.bob.instance.mind.Matter;
import dev.bob.instance.mind.Opinion;
import dev.bob.instance.mind.TaskOrder;
import dev.bob.instance.mind.Way;
import dev.bob.instance.mind.offline.GitFolder;
import dev.bob.instance.mind.offline.OfflineMind;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.Motion;
import dev.bob.state.model.Subject;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the offline mind says of a proposal: three ways to look at a real repository. */
class WeighingTest {
  private static final String SECRET = "AKIA" + "Q3EGRIVZ7PN2XKLM";

  @TempDir Path temp;
  private GitFolder folder;
  private OfflineMind mind;

  @BeforeEach
  void plant() {
    var blob = new byte[2 << 20];
    new SplittableRandom(1).nextBytes(blob);
    folder =
        GitFolder.init(temp)
            .write("README.md", "# It\n\n[x](docs/gone.md)\n")
            .write("docs/a.md", "one\n[b](b.md)\nthree\n")
            .write("src/Main.java", "class Main {} // TODO: write it\n")
            .write("src/Token.java", "class Token { String token = \"" + SECRET + "\"; }\n")
            .write("blob.bin", blob)
            .commit("Begin");
    mind = new OfflineMind(temp, SurveyLimits.standard());
  }

  @AfterEach
  void close() {
    mind.close();
  }

  @Test
  void noWayContradictsWhatIsThere() throws Exception {
    // Given
    var findings = findings();
    assertThat(findings)
        .extracting(Finding::kind)
        .contains("broken-link", "todo", "large-file", "secret")
        .hasSizeGreaterThan(4);

    for (var finding : findings) {
      for (var way : Way.values()) {
        // When
        var opinion = weigh(finding, way);

        // Then
        assertThat(opinion.vote()).as("%s of %s: %s", way, finding, opinion).isNotEqualTo(Vote.NO);
        assertThat(opinion.rationale()).isNotBlank();
        assertThat(opinion.toString()).doesNotContain(SECRET);
        if (opinion.vote() == Vote.YES) {
          assertThat(opinion.evidence()).startsWith("git ");
        }
      }
      assertThat(weigh(finding, Way.PROOF).vote()).isEqualTo(Vote.YES);
      assertThat(weigh(finding, Way.HEAD).vote()).isEqualTo(Vote.YES);
    }
  }

  @Test
  void headSpeaksForItselfWhenItHasMovedOn() throws Exception {
    // Given
    var link = findingIn("docs/a.md");
    var large = findingIn("blob.bin");

    // When: the place moved,
    folder.write("docs/a.md", "zero\none\n[b](b.md)\n").commit("Second");
    // Then
    assertThat(weigh(link, Way.HEAD).vote()).isEqualTo(Vote.YES);
    assertThat(weigh(large, Way.HEAD).vote()).isEqualTo(Vote.YES);

    // When: it was mended,
    folder.write("docs/a.md", "[b](a.md)\n").write("blob.bin", "small\n").commit("Third");
    // Then
    assertThat(weigh(link, Way.HEAD).vote()).isEqualTo(Vote.NO);
    assertThat(weigh(large, Way.HEAD).vote()).isEqualTo(Vote.ABSTAIN);

    // When: the file is gone,
    folder.git("rm", "-q", "docs/a.md");
    folder.commit("Fourth");
    // Then
    var opinion = weigh(link, Way.HEAD);
    assertThat(opinion.vote()).isEqualTo(Vote.NO);
    assertThat(opinion.rationale()).contains("has no docs/a.md any more");
    assertThat(folder.shell(opinion.evidence())).isEmpty();
    assertThat(weigh(link, Way.PROOF).vote()).isEqualTo(Vote.YES);
    assertThat(weigh(link, Way.BYTES).vote()).isEqualTo(Vote.YES);
  }

  @Test
  void bytesContradictAFindingThatWasMadeUp() throws Exception {
    // Given
    var link = findingIn("docs/a.md");

    // Then
    assertThat(weigh(at(link, "docs/a.md", 1, "b.md"), Way.BYTES).vote()).isEqualTo(Vote.NO);
    assertThat(weigh(at(link, "docs/a.md", 99, "b.md"), Way.BYTES).vote()).isEqualTo(Vote.NO);
    assertThat(weigh(at(link, "docs/z.md", 2, "b.md"), Way.BYTES).vote()).isEqualTo(Vote.NO);
    assertThat(weigh(at(link, "docs", 2, "b.md"), Way.BYTES).vote()).isEqualTo(Vote.NO);
    assertThat(weigh(at(link, "docs/a.md", 2, "…"), Way.BYTES).vote()).isEqualTo(Vote.ABSTAIN);
    assertThat(weigh(at(link, "", 0, ""), Way.BYTES).vote()).isEqualTo(Vote.ABSTAIN);
  }

  @ParameterizedTest
  @EnumSource
  void aFileIsThereAtHeadOrNot(Way way) throws Exception {
    assertThat(weigh(new Subject.OfFile("docs/a.md"), way).vote()).isEqualTo(Vote.YES);
    assertThat(weigh(new Subject.OfFile("docs/b.md"), way).vote()).isEqualTo(Vote.NO);
    assertThat(weigh(new Subject.OfFile("docs"), way).vote()).isEqualTo(Vote.NO);
    assertThat(weigh(new Subject.OfFile("../etc"), way).vote()).isEqualTo(Vote.NO);
    var opinion = weigh(new Subject.OfFile("docs/a.md"), way);
    assertThat(folder.shell(opinion.evidence())).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatItCannotJudgeItAbstainsFrom(Way way) throws Exception {
    for (var subject :
        List.of(
            new Subject.OfText("the name"),
            new Subject.OfTask(new TaskId("goal_1.links")),
            new Subject.OfFinding(new FindingId("a".repeat(16))))) {
      var opinion = weigh(subject, way);
      assertThat(opinion.vote()).isEqualTo(Vote.ABSTAIN);
      assertThat(opinion.rationale()).isNotBlank();
    }
  }

  private List<Finding> findings() throws Exception {
    List<Finding> findings = new ArrayList<>();
    var plan = mind.plan("Survey this repository", 1);
    for (var task : plan.tasks().subList(0, plan.tasks().size() - 1)) {
      var order =
          new TaskOrder(
              "Survey",
              plan.commit(),
              task,
              new TreeMap<>(),
              Map.of(),
              List.of(),
              Background.NOTHING);
      mind.perform(order, findings::add);
    }
    return findings;
  }

  private Finding findingIn(String path) throws Exception {
    return findings().stream()
        .filter(finding -> finding.evidence().path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static Finding at(Finding like, String path, int line, String excerpt) {
    var evidence = like.evidence();
    return new Finding(
        like.id(),
        like.kind(),
        like.severity(),
        like.title(),
        like.why(),
        like.effort(),
        like.tags(),
        new Evidence(evidence.commit(), path, line, evidence.command(), excerpt));
  }

  private Opinion weigh(Finding finding, Way way) throws Exception {
    return mind.weigh(
        new Matter(motion(new Subject.OfFinding(finding.id())), Optional.of(finding), way));
  }

  private Opinion weigh(Subject subject, Way way) throws Exception {
    return mind.weigh(new Matter(motion(subject), Optional.empty(), way));
  }

  private static Motion motion(Subject subject) {
    return new Motion(
        "title",
        "text",
        subject,
        VotingRule.MAJORITY,
        Duration.ofMinutes(1),
        new Effect.Decision());
  }
}
