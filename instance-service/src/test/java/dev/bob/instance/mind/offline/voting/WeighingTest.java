package dev.bob.instance.mind.offline.voting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.mind.Background;
import dev.bob.instance.mind.Matter;
import dev.bob.instance.mind.Opinion;
import dev.bob.instance.mind.TaskOrder;
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
import dev.bob.state.model.Way;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
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

  private static final String PRIVATE_KEY = privateKey();
  private static final String PASSWORD = "Tr0ub4" + "dor&3x";
  private static final String TOKEN = "Zq7x" + "2Lk9Vb4Rt6Wm1Np8Hs3Yd5Gc";

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
            .write("config/deploy.pem", "key:\n" + PRIVATE_KEY)
            .write("config/app.properties", "db.password=" + PASSWORD + "\n")
            .write("config/web.properties", "api.token=" + TOKEN + "\n")
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
        assertThat(opinion.toString()).doesNotContain(SECRET, TOKEN, PASSWORD);
        if (opinion.vote() == Vote.YES) {
          assertThat(opinion.evidence()).startsWith("git ");
        }
      }
      assertThat(weigh(finding, Way.PROOF).vote()).isEqualTo(Vote.YES);
      assertThat(weigh(finding, Way.HEAD).vote()).isEqualTo(Vote.YES);
    }
  }

  /** The excerpt of a key in PEM is its length: no line of the file has that, and it is there. */
  @Test
  void bytesShowASecretByItsBeginningAndItsLength() throws Exception {
    // Given
    var key = findingIn("config/deploy.pem");
    var token = findingIn("config/web.properties");
    var password = findingIn("config/app.properties");
    assertThat(List.of(key, token, password)).allMatch(found -> found.kind().equals("secret"));

    // Then
    assertThat(weigh(key, Way.BYTES).vote()).isEqualTo(Vote.YES);
    assertThat(weigh(token, Way.BYTES).vote()).isEqualTo(Vote.YES);
    assertThat(mind.otherWay(key)).contains(Way.BYTES);
    assertThat(mind.otherWay(token)).contains(Way.BYTES);
    assertThat(weigh(at(key, "config/deploy.pem", 1, excerpt(key)), Way.BYTES).vote())
        .isEqualTo(Vote.NO);
    assertThat(weigh(at(key, "config/deploy.pem", 2, "9 characters"), Way.BYTES).vote())
        .isEqualTo(Vote.NO);
    assertThat(weigh(at(token, "config/web.properties", 2, excerpt(token)), Way.BYTES).vote())
        .isEqualTo(Vote.NO);
    assertThat(
            weigh(at(token, "config/web.properties", 1, "Zq7x…, 400 characters"), Way.BYTES).vote())
        .isEqualTo(Vote.NO);

    // Then: of a short one not even the length is told.
    assertThat(weigh(password, Way.BYTES).vote()).isEqualTo(Vote.ABSTAIN);
    assertThat(mind.otherWay(password)).isEmpty();
  }

  @Test
  void whatTheFindingItselfDoesNotTellTheBytesCannotShow() throws Exception {
    for (var finding : findings()) {
      var expected = mind.otherWay(finding).isPresent() ? Vote.YES : Vote.ABSTAIN;
      var opinion = mind.look(finding, Way.BYTES);
      assertThat(opinion.vote()).as("%s", finding).isEqualTo(expected);
    }
  }

  /** A changed file with a masked secret in it is not said to hold it no more. */
  @Test
  void headDoesNotContradictAMaskedKeyWhoseFileHasChanged() throws Exception {
    // Given
    var key = findingIn("config/deploy.pem");

    // When
    folder.write("config/deploy.pem", "the key:\n" + PRIVATE_KEY).commit("Second");

    // Then
    assertThat(weigh(key, Way.HEAD).vote()).isEqualTo(Vote.ABSTAIN);
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

  private static String excerpt(Finding finding) {
    return finding.evidence().excerpt();
  }

  /** A new one each time: one in our sources would be found by whoever surveys them. */
  private static String privateKey() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      var body = Base64.getMimeEncoder(64, new byte[] {'\n'});
      var key = body.encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
      var frame = "-----%s " + "PRIVATE KEY" + "-----\n";
      return frame.formatted("BEGIN") + key + "\n" + frame.formatted("END");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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
        new Matter(
            motion(new Subject.OfFinding(finding.id())), Optional.of(finding), way, List.of()));
  }

  private Opinion weigh(Subject subject, Way way) throws Exception {
    return mind.weigh(new Matter(motion(subject), Optional.empty(), way, List.of()));
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
