package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes that look like instances, and do nothing. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
class ProcessWatchTest {
  @TempDir Path home;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void seesTwoProcessesThatAreTheSameInstance() throws IOException {
    // Given
    start("one");
    start("other");
    start("one");
    // Then
    assertSeen("several processes are one: ");
  }

  @Test
  void seesALostOneThatRuns() throws IOException {
    // Given
    long pid = start("one").pid();
    journal(
        """
        {"seq":1,"type":"instance.joined","data":{"key":"one","pid":%d}}
        {"seq":2,"type":"instance.lost","data":{"id":"instance_1","epoch":1}}
        """
            .formatted(pid));
    // Then
    assertSeen("a lost one runs: " + pid);
  }

  @Test
  void oneThatHasLeftMayTakeItsTimeToEnd() throws IOException {
    // Given
    long pid = start("one").pid();
    start("one");
    journal(
        """
        {"seq":1,"type":"instance.joined","data":{"key":"one","pid":%d}}
        {"seq":2,"type":"instance.left","by":{"kind":"instance","id":"instance_1","epoch":1}}
        """
            .formatted(pid));
    // When
    try (var watch = ProcessWatch.start(home)) {
      await().until(() -> watch.looks() > 2);
      // Then
      assertThat(watch.seen()).isEmpty();
    }
  }

  private void assertSeen(String sentence) {
    try (var watch = ProcessWatch.start(home)) {
      await().until(() -> watch.looks() > 0);
      assertThat(watch.seen()).singleElement().asString().startsWith(sentence);
    }
  }

  private void journal(String lines) throws IOException {
    var folder = Files.createDirectories(home.resolve(".bob/journal"));
    Files.writeString(folder.resolve("00000000000000000001.jsonl"), lines);
  }

  private Process start(String key) throws IOException {
    var jar = "instance-service/target/quarkus-app/quarkus-run.jar";
    var builder = new ProcessBuilder("sh", "-c", "while read -r _; do :; done", jar);
    builder.environment().put("BOB_HOME", home.toString());
    builder.environment().put("BOB_LAUNCH_KEY", key);
    var process = builder.start();
    processes.add(process);
    return process;
  }
}
