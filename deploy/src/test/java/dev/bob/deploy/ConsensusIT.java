package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person or a file proposes is decided by the instances, each by what it sees itself. */
class ConsensusIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String CHANGE = "{\"effect\":\"change\",\"commit\":\"%s\"}";

  @TempDir static Path temp;
  private static PlantedRepository repository;
  private static RunningHive hive;
  private static DashboardClient dashboard;

  @BeforeAll
  static void start() throws Exception {
    repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    hive = RunningHive.start(repository.folder(), temp.toRealPath().resolve("home"), "3");
    hive.awaitMembers(3);
    dashboard = DashboardClient.of(hive);
  }

  @AfterAll
  static void stop() throws Exception {
    hive.close();
  }

  @Test
  void whatIsAcceptedBecomesADecisionInTheMemory() throws Exception {
    // When
    var id = propose("README.md stays", "{\"subject\":{\"file\":\"README.md\"}}");

    // Then
    awaitState(id, "carried_out");
    var decision = dashboard.get("/api/memory?kind=decision&q=README.md").path("decisions").path(0);
    assertThat(decision.path("proposal").asText()).isEqualTo(id);
    assertThat(decision.path("votes_for").asInt()).isGreaterThanOrEqualTo(2);
    await()
        .atMost(RunningHive.LIMIT)
        .until(() -> view(".shared_memory.json").contains("README.md stays"));
    assertThat(view(".shared_proposals.json")).contains(id, "README.md stays", "carried_out");
  }

  @Test
  void whatTheRepositoryContradictsIsRefusedWithTheReason() throws Exception {
    // When: a program that knows nothing of Bob proposes it,
    var message =
        """
        {"from":"watcher","to":"broadcast","type":"proposal","content":"docs/none.md stays",
         "metadata":{"subject":{"file":"docs/none.md"},"rule":"two-thirds"}}""";
    var file = Files.writeString(hive.home().resolve("inbox/tmp/1.json"), message);
    Files.move(file, hive.home().resolve("inbox/new/1.json"));

    // Then
    await().atMost(RunningHive.LIMIT).until(() -> !by("watcher").isMissingNode());
    var id = by("watcher").path("id").asText();
    var refused = awaitState(id, "refused");
    assertThat(refused.path("votes").findValuesAsText("rationale"))
        .isNotEmpty()
        .allSatisfy(why -> assertThat(why).contains("has no docs/none.md"));
    assertThat(refused.path("by").path("kind").asText()).isEqualTo("file");
  }

  @Test
  void whatNobodyCanDecideExpiresAndAPersonMayVeto() throws Exception {
    // Given: one of three says nothing.
    assertThat(hive.send("dashboard", "POST", "/api/instances/instance_2/pause", "{}"))
        .isEqualTo(202);
    var metadata =
        "{\"subject\":{\"file\":\"README.md\"},\"rule\":\"unanimous\",\"deadline_seconds\":%s}";

    // When
    var soon = propose("Soon", metadata.formatted(3));
    var later = propose("Later", metadata.formatted(600));

    // Then
    assertThat(awaitState(soon, "expired").path("votes").has("instance_2")).isFalse();
    await()
        .atMost(RunningHive.LIMIT)
        .until(() -> dashboard.get("/api/proposals/" + later).path("votes").size() == 2);
    assertThat(
            hive.send(
                "dashboard", "POST", "/api/proposals/" + later + "/veto", "{\"reason\":\"no\"}"))
        .isEqualTo(200);
    assertThat(awaitState(later, "vetoed").path("state").path("reason").asText()).isEqualTo("no");
    assertThat(hive.send("dashboard", "POST", "/api/instances/instance_2/resume", "{}"))
        .isEqualTo(202);
  }

  @Test
  void aCommitIsJudgedAcceptedByThePersonAndPulledByGit() throws Exception {
    // Given
    var good = commit("mend", "docs/guide.md", "# Guide\n\nBack to [start](../README.md).\n");
    var bad = commit("break", "docs/more.md", "[Nothing](nothing.md)\n");
    var before = repository.bytes();

    // When
    var refused = propose("More", CHANGE.formatted(bad));
    var accepted = propose("Mend the guide", CHANGE.formatted(good));

    // Then: one of three looks at links by itself.
    assertThat(
            awaitState(refused, "refused")
                .at("/deliberation/positions")
                .findValuesAsText("rationale"))
        .anySatisfy(why -> assertThat(why).contains("docs/more.md:1"));
    awaitState(accepted, "carried_out");
    var change = awaitChange(accepted, "mergeable");
    var path = "/api/changes/" + change.path("change_id").asText();
    assertThat(dashboard.get(path).path("diff").asText()).contains("-[Gone](nowhere.md)");
    assertThat(hive.send("dashboard", "POST", path + "/accept", "{}")).isEqualTo(200);
    awaitChange(accepted, "delivered");
    assertThat(repository.bytes()).isEqualTo(before);
    assertThat(dashboard.get("/api/changes").path("changes")).hasSize(1);
    await()
        .atMost(RunningHive.LIMIT)
        .until(() -> view(".shared_proposals.json").contains("\"state\" : \"delivered\""));

    // When: the person types what the dashboard says.
    var clone = temp.toRealPath().resolve("clone");
    Shell.git(temp, "clone", "-q", repository.folder().toString(), clone.toString());
    var pull = List.of("sh", "-c", dashboard.get(path).path("pull").asText());
    var pulled = Shell.run(clone, Shell.gitEnvironment(), pull);

    // Then
    assertThat(pulled.code()).as(pulled.err()).isZero();
    assertThat(clone.resolve("docs/guide.md")).content().doesNotContain("nowhere.md");
    assertThat(clone.resolve("docs/more.md")).doesNotExist();
    assertThat(head(clone)).isEqualTo(dashboard.get(path).path("tip").asText());
  }

  /** Of a new branch, in a worktree beside: the person's HEAD and files stay as they are. */
  private static String commit(String branch, String file, String text) throws Exception {
    var worktree = temp.toRealPath().resolve(branch);
    Shell.git(repository.folder(), "worktree", "add", "-q", "-b", branch, worktree.toString());
    Files.writeString(worktree.resolve(file), text);
    Shell.git(worktree, "add", "-A");
    Shell.git(worktree, "commit", "-q", "-m", branch);
    return head(worktree);
  }

  private static String head(Path checkout) throws Exception {
    var command = List.of("git", "rev-parse", "HEAD");
    return Shell.run(checkout, Shell.gitEnvironment(), command).out().strip();
  }

  private static JsonNode awaitChange(String proposal, String state) throws Exception {
    await()
        .atMost(RunningHive.LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(change(proposal).path("state").asText()).isEqualTo(state));
    return change(proposal);
  }

  private static JsonNode change(String proposal) throws Exception {
    for (var change : dashboard.get("/api/changes").path("changes")) {
      if (change.path("proposal").asText().equals(proposal)) {
        return change;
      }
    }
    return JSON.missingNode();
  }

  /** The planted key: one found it, the reflector ran the proof, and the third reads the bytes. */
  @Test
  void whatMattersIsConfirmedASecondTimeInAnotherWayOnceTheHiveIsIdle() throws Exception {
    // When
    var goal = "{\"text\":\"Survey this repository\"}";
    assertThat(hive.send("dashboard", "POST", "/api/goals", goal)).isEqualTo(201);

    // Then
    await()
        .atMost(RunningHive.LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> secret().path("confidence").asDouble() == 0.75);
    assertThat(secret().at("/state/state").asText()).isEqualTo("confirmed");
    assertThat(secret().at("/state/way").asText()).isEqualTo("proof");
    assertThat(secret().at("/further/0/way").asText()).isEqualTo("bytes");
    assertThat(
            List.of(
                secret().path("author").asText(),
                secret().at("/state/by").asText(),
                secret().at("/further/0/by").asText()))
        .doesNotHaveDuplicates();
    var agreement = dashboard.get("/api/network").at("/network/agreements/0");
    assertThat(agreement.path("place").asText()).isEqualTo("config/deploy.pem:1");
    assertThat(agreement.path("looks")).hasSize(2);
    assertThat(hive.report(secret().path("task").asText().replaceAll("[.].*", "")))
        .contains("config/deploy.pem:1");
    await()
        .atMost(RunningHive.LIMIT)
        .until(() -> view(".shared_memory.json").contains("\"confidence\" : 0.75"));
  }

  private static JsonNode secret() throws Exception {
    for (var found : dashboard.get("/api/memory?kind=finding").path("findings")) {
      if (found.at("/finding/kind").asText().equals("secret")) {
        return found;
      }
    }
    return JSON.missingNode();
  }

  /** Gives its id. */
  private static String propose(String text, String metadata) throws Exception {
    return dashboard
        .say("broadcast", "proposal", text, JSON.readTree(metadata))
        .at("/metadata/bob/proposal")
        .asText();
  }

  private static JsonNode awaitState(String id, String state) throws Exception {
    await()
        .atMost(RunningHive.LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () ->
                assertThat(
                        dashboard.get("/api/proposals/" + id).path("state").path("state").asText())
                    .isEqualTo(state));
    return dashboard.get("/api/proposals/" + id);
  }

  private static JsonNode by(String author) throws Exception {
    for (var proposal : dashboard.get("/api/proposals").path("proposals")) {
      if (proposal.path("by").path("id").asText().equals(author)) {
        return proposal;
      }
    }
    return JSON.missingNode();
  }

  private static String view(String name) throws Exception {
    return Files.readString(hive.home().resolve(name));
  }
}
