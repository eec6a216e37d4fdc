package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R5, the hive's part: the disk of the volume is full for longer than a silence may last. */
class FullDiskIT {
  private static final int DISK_MEBIBYTES = 6;
  private static final Duration FULL = Duration.ofSeconds(25);
  private static final Duration SETTLING = Duration.ofSeconds(5);
  private static final Duration RECOVERY_MAX = Duration.ofSeconds(5);

  @TempDir Path temp;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(temp.toRealPath().resolve("disk"));
    var size = "size=" + DISK_MEBIBYTES + "m";
    var mounted =
        Shell.run(
            temp, Map.of(), List.of("mount", "-t", "tmpfs", "-o", size, "none", disk.toString()));
    if (mounted.code() != 0) {
      System.out.println(
          "SKIPPED FullDiskIT: no file system can be mounted here: " + mounted.err());
    }
    Assumptions.assumeTrue(mounted.code() == 0, "mount needs root");
  }

  @AfterEach
  void unmount() throws Exception {
    Shell.run(temp, Map.of(), List.of("umount", "--lazy", disk.toString()));
  }

  @Test
  void nobodyIsLostForAFullDiskAndAllGoesOnWithoutARestart() throws Exception {
    // Given
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    try (var hive = RunningHive.start(repository.folder(), disk.resolve("home"), "3")) {
      var three = hive.awaitMembers(3);
      await().atMost(RunningHive.LIMIT).until(() -> !hive.events("learning.recorded").isEmpty());
      // When
      assertThat(setGoal(hive)).isEqualTo(201); // planned, claimed and done on the full disk
      var filler = fill(disk.resolve("filler"));
      pass(SETTLING); // what was half written is given up, and its place taken too
      fill(filler);
      var beats = beats(hive, three);
      pass(FULL);
      var beatsWhileFull = beats(hive, three);
      long freed = System.nanoTime();
      Files.delete(filler);
      // Then
      await().atMost(RECOVERY_MAX).until(() -> setGoal(hive) == 201);
      var recovery = Duration.ofNanos(System.nanoTime() - freed);
      await()
          .atMost(RunningHive.LIMIT)
          .until(
              () ->
                  beats(hive, three).entrySet().stream()
                      .allMatch(beat -> beat.getValue() > beatsWhileFull.get(beat.getKey())));
      assertThat(hive.events("instance.lost")).isEmpty();
      assertThat(hive.awaitMembers(3)).as("the same processes").isEqualTo(three);
      await()
          .atMost(RunningHive.LIMIT)
          .until(() -> finishedGoals(hive) == hive.events("goal.set").size());
      System.out.printf(
          "R5: full for %d s, beats %s, then %s; appended again after %d ms%n",
          FULL.toSeconds(), beats, beatsWhileFull, recovery.toMillis());
      assertThat(beatsWhileFull).as("the disk was full").isEqualTo(beats);
    }
  }

  /** What is learned at the end of a goal may be said twice, if nobody knew what came of it. */
  private static long finishedGoals(RunningHive hive) throws IOException {
    return hive.events("learning.recorded").stream()
        .map(event -> event.path("data").path("goal").asText())
        .distinct()
        .count();
  }

  private static int setGoal(RunningHive hive) throws Exception {
    return hive.send("dashboard", "POST", "/api/goals", "{\"text\":\"Survey this\"}");
  }

  private static void pass(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    await().atMost(time.multipliedBy(2)).until(() -> System.nanoTime() >= until);
  }

  private static Map<String, Long> beats(RunningHive hive, Map<String, Long> members)
      throws IOException {
    var beats = new TreeMap<String, Long>();
    for (var id : members.keySet()) {
      beats.put(id, hive.beats(id));
    }
    return beats;
  }

  /** Takes all that is left, to the last byte. */
  private static Path fill(Path file) throws IOException {
    var block = new byte[4_096];
    try (var out =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) { // now it is full
      return file;
    }
  }
}
