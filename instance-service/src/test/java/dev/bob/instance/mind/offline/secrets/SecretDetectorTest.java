package dev.bob.instance.mind.offline.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.offline.GitFolder;
import dev.bob.instance.mind.offline.survey.Shard;
import dev.bob.instance.mind.offline.survey.Survey;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Role;
import dev.bob.state.model.Severity;
import dev.bob.state.model.TaskSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretDetectorTest {
  private static final int SHOWN_CHARS_MAX = 4;
  private static final TaskSpec TASK = task(Map.of());

  private final SecretDetector detector = new SecretDetector();

  @TempDir Path temp;
  private GitFolder folder;
  private JsonNode result;

  @BeforeEach
  void makeRepository() {
    folder = GitFolder.init(temp.resolve("r")).write("README.md", "# Sample\n");
  }

  @Test
  void findsEverySortProvesItAndShowsNothingOfIt() throws Exception {
    // Given
    List<FakeSecret> fakes = FakeSecret.all();
    for (int i = 0; i < fakes.size(); i++) {
      folder.write("src/app%02d.py".formatted(i), "# one\n" + fakes.get(i).text() + "\n# end\n");
    }
    folder.commit("Begin");
    // When
    List<Finding> findings = detect(folder.survey());
    // Then
    assertThat(findings).hasSameSizeAs(fakes);
    for (Finding finding : findings) {
      FakeSecret fake = fakes.get(number(finding));
      assertThat(finding.tags()).contains(fake.rule());
      assertThat(folder.shell(finding.evidence().command()))
          .isEqualTo(fake.text().lines().findFirst().orElseThrow());
      String told = new ObjectMapper().writeValueAsString(finding) + finding + result;
      fake.hidden().forEach(hidden -> assertShowsNothing(told, hidden));
    }
    assertThat(result.path("found").path("secret").asInt()).isEqualTo(fakes.size());
  }

  @Test
  void callsItLessBadWhereCredentialsAreInvented() throws Exception {
    // Given
    String key = FakeSecret.key("private-key", "PRIVATE KEY", FakeSecret.pkcs8("EC", 256)).text();
    folder
        .write("deploy/server.key", key)
        .write("src/test/resources/server.key", key)
        .write("examples/server.key", key)
        .write("docs/tls.md", key)
        .write("src/Held.kt", "/**\n * " + key.replace("\n", "\n * ") + "\n */\n")
        .commit("Begin");
    // When
    List<Finding> findings = detect(folder.survey());
    // Then
    assertThat(findings)
        .extracting(finding -> finding.severity() + " " + finding.title())
        .containsExactly(
            "critical deploy/server.key holds a private key without a passphrase (%d characters)"
                .formatted(length(key)),
            "low docs/tls.md holds a private key without a passphrase in documentation (%d characters)"
                .formatted(length(key)),
            "low examples/server.key holds a private key without a passphrase in an example (%d characters)"
                .formatted(length(key)),
            "low src/Held.kt holds a private key without a passphrase in documentation (%d characters)"
                .formatted(length(key) + 3 * (key.lines().count() - 1)),
            "low src/test/resources/server.key holds a private key without a passphrase in test data (%d characters)"
                .formatted(length(key)));
  }

  @Test
  void tellsPasswordsThatNothingMarksOnlyWhereNobodyInventsThem() throws Exception {
    // Given
    String assignment = FakeSecret.all().getLast().text();
    folder
        .write("src/app.py", assignment)
        .write("tests/app.py", assignment)
        .write("docs/app.md", assignment)
        .write("sample/app.py", assignment)
        .commit("Begin");
    // When
    List<Finding> findings = detect(folder.survey());
    // Then
    assertThat(findings)
        .extracting(finding -> finding.evidence().path())
        .containsExactly("src/app.py");
    assertThat(findings.getFirst().severity()).isEqualTo(Severity.HIGH);
  }

  @Test
  void looksAtEachFileInOneShard() throws Exception {
    // Given
    String text = FakeSecret.all().getLast().text();
    for (int i = 0; i < 20; i++) {
      folder.write("src/app%02d.py".formatted(i), text);
    }
    folder.commit("Begin");
    Survey survey = folder.survey();
    List<Finding> parts = new ArrayList<>();
    // When
    for (int shard = 1; shard <= 4; shard++) {
      detector.detect(survey, task(new Shard(shard, 4).input()), parts::add);
    }
    // Then
    assertThat(parts).containsExactlyInAnyOrderElementsOf(detect(survey)).hasSize(20);
  }

  @Test
  void givesTheSameIdWhateverTheSecretIs() throws Exception {
    // Given
    String commit = "0".repeat(40);
    var draw = new FakeSecret.Draw(new SplittableRandom(3));
    SecretRule rule = SecretRules.of("github-token").getFirst();
    folder.write("src/app.py", "x").commit("Begin");
    var entry = folder.survey().snapshot().entry("src/app.py").orElseThrow();
    // When
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      var secret = new Secret(draw.of(FakeSecret.BASE62, 36));
      var suspect = new Suspect(rule, 1, secret, Surroundings.PRODUCT);
      findings.add(SecretFinding.of(commit, entry, suspect, 1));
    }
    // Then
    assertThat(findings.getFirst().id()).isEqualTo(findings.getLast().id());
    assertThat(findings.getFirst()).isNotEqualTo(findings.getLast());
  }

  @Test
  void refutesWhatTheLineDoesNotHold() throws Exception {
    // Given
    FakeSecret token = FakeSecret.all().getLast();
    folder.write("src/app.py", token.text() + "\nnothing = 1\n").commit("Begin");
    Survey survey = folder.survey();
    Finding real = detect(survey).getFirst();
    String path = real.evidence().path();
    // When, Then
    for (Finding wrong :
        List.of(
            changed(real, real.severity(), real.tags(), path, 2),
            changed(real, real.severity(), real.tags(), path, 99),
            changed(real, real.severity(), real.tags(), path, 0),
            changed(real, real.severity(), real.tags(), "README.md", 1),
            changed(real, real.severity(), real.tags(), "gone.py", 1),
            changed(real, Severity.CRITICAL, real.tags(), path, 1),
            changed(real, real.severity(), List.of("github-token"), path, 1),
            changed(real, real.severity(), List.of(), path, 1))) {
      assertThat(detector.judge(survey, wrong)).isInstanceOf(Judgement.Refuted.class);
    }
  }

  /** The outside of a key is right, and its inside is not: detecting looks at the outside alone. */
  @Test
  void refutesAKeyThatCannotBeReadToItsEnd() throws Exception {
    // Given
    byte[] key = FakeSecret.pkcs8("RSA", 1024);
    key[5] = 0x7F;
    folder
        .write("server.key", FakeSecret.key("private-key", "PRIVATE KEY", key).text())
        .commit("Begin");
    List<Finding> findings = new ArrayList<>();
    Survey survey = folder.survey();
    detector.detect(survey, TASK, findings::add);
    // When, Then
    assertThat(findings).hasSize(1);
    assertThat(detector.judge(survey, findings.getFirst()))
        .isEqualTo(new Judgement.Refuted("The block from that line on cannot be read as a key."));
  }

  @Test
  void stopsWhenAsked() {
    // Given
    folder.write("src/app.py", "x").commit("Begin");
    // When, Then
    assertThatThrownBy(
            () -> {
              Survey survey = folder.survey();
              Thread.currentThread().interrupt();
              detector.detect(survey, TASK, finding -> {});
            })
        .isInstanceOf(InterruptedException.class);
  }

  private List<Finding> detect(Survey survey) throws Exception {
    List<Finding> findings = new ArrayList<>();
    result = detector.detect(survey, TASK, findings::add);
    for (Finding finding : findings) {
      assertThat(detector.judge(survey, finding)).isInstanceOf(Judgement.Confirmed.class);
    }
    return findings;
  }

  private static void assertShowsNothing(String told, String hidden) {
    for (int at = 0; at + SHOWN_CHARS_MAX < hidden.length(); at++) {
      assertThat(told).doesNotContain(hidden.substring(at, at + SHOWN_CHARS_MAX + 1));
    }
  }

  private static int number(Finding finding) {
    return Integer.parseInt(finding.evidence().path().replaceAll("\\D", ""));
  }

  /** Of the key without its last line. */
  private static int length(String pem) {
    return pem.lastIndexOf("-----END");
  }

  private static TaskSpec task(Map<String, String> input) {
    return new TaskSpec("secrets", "secrets", "", Role.BUILDER, List.of(), List.of(), false, input);
  }

  private static Finding changed(
      Finding finding, Severity severity, List<String> tags, String path, int line) {
    Evidence evidence = finding.evidence();
    return new Finding(
        finding.id(),
        finding.kind(),
        severity,
        finding.title(),
        finding.why(),
        finding.effort(),
        tags,
        new Evidence(evidence.commit(), path, line, evidence.command(), evidence.excerpt()));
  }
}
