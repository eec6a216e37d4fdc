package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked on the dashboard is answered, once, whatever happens to the one that is asked. */
class MailboxIT {
  private static final int KILLS = 5;
  private static final int HEALTHY_RUN_BEFORE_KILL = 3;
  private static final int HEALTHY_RUN_BEATS = 6;
  private static final int QUESTIONS_MAX = 30;
  private static final int QUESTIONS_WHILE_DOWN = 3;

  @TempDir static Path temp;
  private static RunningHive hive;
  private static DashboardClient dashboard;

  @BeforeAll
  static void start() throws Exception {
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    hive = RunningHive.start(repository.folder(), temp.toRealPath().resolve("home"), "2");
    hive.awaitMembers(2);
    dashboard = DashboardClient.of(hive);
  }

  @AfterAll
  static void stop() throws Exception {
    hive.close();
  }

  @Test
  void answersOnceAndWhatWasAskedWhileItWasDownAfterItsRestart() throws Exception {
    // When
    long question = dashboard.ask("instance_2");
    // Then
    until(() -> dashboard.answeredBy("instance_2").contains(question));
    // When
    RunningHive.signal("KILL", hive.members().get("instance_2"));
    long whileDown = dashboard.ask("instance_2");
    // Then
    until(() -> dashboard.answeredBy("instance_2").contains(whileDown));
    assertThat(whileDown).isLessThan(lastJoin("instance_2"));
    assertThat(dashboard.answeredBy("instance_2").stream().filter(seq -> seq == question))
        .hasSize(1);
  }

  @Test
  void everyInstanceAnswersABroadcastOnce() throws Exception {
    // When
    long question = dashboard.ask("broadcast");
    // Then
    for (var instance : List.of("instance_1", "instance_2")) {
      until(() -> dashboard.answeredBy(instance).contains(question));
    }
    assertThat(dashboard.answeredBy("instance_1")).doesNotHaveDuplicates();
  }

  @Test
  void answersEachQuestionOnceAlthoughItIsKilledAgainAndAgain() throws Exception {
    // Given
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    var questions = new ArrayList<Long>();
    // When
    for (int kill = 1; kill <= KILLS; kill++) {
      long pid = hive.awaitMembers(2).get("instance_1");
      if (kill == HEALTHY_RUN_BEFORE_KILL) { // five early crashes in a row would be given up
        until(() -> hive.beats("instance_1") >= HEALTHY_RUN_BEATS);
      }
      ask(1 + random.nextInt(QUESTIONS_MAX), questions);
      RunningHive.signal("KILL", pid);
      ask(QUESTIONS_WHILE_DOWN, questions);
      until(() -> hive.members().getOrDefault("instance_1", pid) != pid);
    }
    // Then
    until(() -> dashboard.answeredBy("instance_1").containsAll(questions));
    assertThat(dashboard.answeredBy("instance_1"))
        .as("seed %d", seed)
        .doesNotHaveDuplicates()
        .isSorted();
    assertThat(hive.events("message.sent"))
        .as("seed %d", seed)
        .noneMatch(MailboxIT::saysThatItFailed);
  }

  private static void ask(int count, List<Long> questions) throws Exception {
    for (int i = 0; i < count; i++) {
      questions.add(dashboard.ask("instance_1"));
    }
  }

  private static boolean saysThatItFailed(JsonNode sent) {
    return sent.path("data").path("type").asText().equals("error");
  }

  private static long lastJoin(String instance) throws Exception {
    var pids = Map.copyOf(hive.members());
    return hive.events("instance.joined").stream()
        .filter(joined -> joined.path("data").path("pid").asLong() == pids.get(instance))
        .mapToLong(joined -> joined.path("seq").asLong())
        .max()
        .orElseThrow();
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(RunningHive.LIMIT).pollInterval(Duration.ofMillis(100)).until(condition);
  }
}
