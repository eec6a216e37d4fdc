package dev.bob.dashboard.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.bob.dashboard.TestHome;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.WorkFact;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestHome.class)
final class ReportsTest {
  private static final String SCRIPT = "<script>alert(1)</script>";

  @Inject Hive hive;
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    delete(); // other tests share the home
    folder = Files.createDirectories(TestHome.path().resolve("reports/goal_801"));
    var report = Files.writeString(folder.resolve("REPORT.md"), "# Report ✓\n" + SCRIPT);
    Files.setLastModifiedTime(report, FileTime.from(Instant.parse("2026-11-24T04:00:00Z")));
    Files.writeString(folder.resolve("findings.sarif"), "{}");
    Files.writeString(folder.resolve("page.html"), SCRIPT);
  }

  @AfterEach
  void delete() throws IOException {
    var reports = Files.createDirectories(TestHome.path().resolve("reports"));
    try (var files = Files.walk(reports)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void theResultsOfAGoalAreListedByName() throws Exception {
    // Given
    Files.createDirectories(TestHome.path().resolve("reports/goal_99"));
    Files.createDirectories(TestHome.path().resolve("reports/no goal"));
    Files.writeString(folder.resolve(".hidden.tmp"), "");
    Files.createDirectory(folder.resolve("directory"));

    // Then
    get("/api/reports/goal_801")
        .then()
        .statusCode(200)
        .body("goal", equalTo("goal_801"))
        .body("files.name", contains("REPORT.md", "findings.sarif", "page.html"))
        .body("files[1].size_bytes", equalTo(2))
        .body("files[0].modified_at", equalTo("2026-11-24T04:00:00Z"));
    get("/api/reports").then().body("reports.goal", contains("goal_99", "goal_801"));
  }

  /** The folders of changes lie there too, and displaced those of goals. */
  @Test
  void changesTakeNoGoalItsPlace() throws Exception {
    // Given
    for (int i = 0; i < 2_000; i++) {
      Files.createDirectory(folder.resolveSibling("change_" + i));
    }
    for (int i = 1; i < 10; i++) {
      Files.createDirectory(folder.resolveSibling("goal_80" + (i == 1 ? 0 : i)));
    }

    // Then
    get("/api/reports").then().body("reports", hasSize(10));
  }

  @Test
  void aGoalWithoutResultsHasNoFilesAndAnUnknownOneIsNotFound() throws Exception {
    // Given
    var outcome = hive.submit(Author.person(), new WorkFact.GoalSet("Survey"));
    var goal = outcome.state().work().goals().lastEntry().getValue().id();

    // Then
    get("/api/reports/" + goal).then().statusCode(200).body("files", hasSize(0));
    get("/api/reports/goal_999999").then().statusCode(404);
  }

  @Test
  void aFileIsSentSoThatNoBrowserRunsIt() {
    // When
    var markdown = get("/api/reports/goal_801/REPORT.md").then();
    var inBrowser =
        given().accept("text/html,*/*;q=0.8").get("/api/reports/goal_801/REPORT.md").then();
    var sarif = get("/api/reports/goal_801/findings.sarif").then();
    var page = get("/api/reports/goal_801/page.html").then();

    // Then
    markdown.statusCode(200).contentType("text/markdown; charset=UTF-8");
    markdown.body(containsString("✓\n" + SCRIPT));
    inBrowser.statusCode(200).contentType("text/plain; charset=UTF-8");
    sarif.statusCode(200).contentType("application/json");
    page.statusCode(200).contentType("application/octet-stream");
    page.header("Content-Disposition", equalTo("attachment; filename=\"page.html\""));
    for (var answer : List.of(markdown, inBrowser, sarif, page)) {
      var headers = answer.extract().headers();
      assertThat(headers.getValues("Content-Security-Policy"))
          .containsExactly("default-src 'none'; sandbox; frame-ancestors 'none'");
      assertThat(headers.getValues("X-Content-Type-Options")).containsExactly("nosniff");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "goal_801/missing.md",
        "goal_801/directory",
        "goal_801/link.md",
        "goal_801/.hidden.tmp",
        "goal_801/..%2f..%2fsecret.txt",
        "goal_801/REPORT.md%00",
        "goal_801/REPORT.md%0d%0aX: y",
        "..%2freports%2fgoal_801/REPORT.md",
        "%2e%2e/secret.txt",
        "goal_802/secret.txt",
        "goal_0/REPORT.md"
      })
  void whatIsNoResultNamesNothing(String path) throws Exception {
    // Given
    var secret = Files.writeString(TestHome.path().resolve("secret.txt"), "secret");
    Files.createDirectory(folder.resolve("directory"));
    Files.writeString(folder.resolve(".hidden.tmp"), "");
    Files.createSymbolicLink(folder.resolve("link.md"), secret);
    Files.createSymbolicLink(folder.resolveSibling("goal_802"), TestHome.path());

    // Then
    given()
        .urlEncodingEnabled(false)
        .get("/api/reports/" + path.replace(" ", "%20"))
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void aFileThatIsTooLargeIsNamedInsteadOfSent() throws Exception {
    // Given
    try (var channel =
        FileChannel.open(
            folder.resolve("changes.bundle"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {0}), 64L * 1024 * 1024);
    }

    // Then
    get("/api/reports/goal_801/changes.bundle")
        .then()
        .statusCode(403)
        .body("reason", equalTo("too_large"))
        .body("remedy", containsString("reports/goal_801/changes.bundle"));
  }

  @Test
  void theHeadOfAFileHasNoBody() {
    // When
    var head = given().head("/api/reports/goal_801/findings.sarif");

    // Then
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.asByteArray()).isEmpty();
  }
}
