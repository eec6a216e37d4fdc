package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R6, the hive's part: an instance is stopped with the journal's lock in its hands. */
class JournalHeldIT {
  private static final int PAGES = 150;
  private static final int LINKS = 100;
  private static final Duration TO_HIT_MAX = Duration.ofSeconds(60);
  private static final String NOTE = "said-while-the-lock-was-held";

  /**
   * Stops one process after the other for a moment until one holds the lock, and leaves that one
   * stopped. The kernel tells who holds it.
   */
  private static final String STOP_THE_HOLDER =
      """
      my ($lock, $seconds, @pids) = @ARGV; my $inode = (stat $lock)[1]; my $end = time + $seconds;
      sub holds { my ($pid) = @_; open my $f, '<', '/proc/locks' or die; while (<$f>) {
        return 1 if /POSIX\\s+ADVISORY\\s+WRITE\\s+$pid\\s+\\S+:$inode\\s/ } 0 }
      while (time < $end) { for my $pid (@pids) { kill 'STOP', $pid or next;
        if (holds($pid)) { select undef, undef, undef, 0.02; if (holds($pid)) { print $pid; exit 0 } }
        kill 'CONT', $pid } select undef, undef, undef, 0.002 + rand 0.004 } exit 1
      """;

  @TempDir Path temp;

  @Test
  void theHolderIsEndedAndTheHiveGoesOn() throws Exception {
    // Given
    var repository = manyBrokenLinks(temp.toRealPath().resolve("planted"));
    try (var hive =
        RunningHive.start(repository, temp.toRealPath().resolve("home"), "3", "--exit-when-done")) {
      await()
          .atMost(RunningHive.LIMIT)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> hive.events("finding.reported").size() > 20);
      var members = hive.members();
      var dashboard = DashboardClient.of(hive);
      // When
      var command = new ArrayList<>(List.of("perl", "-e", STOP_THE_HOLDER));
      command.add(hive.home().resolve(".bob/locks/journal.lock").toString());
      command.add(Long.toString(TO_HIT_MAX.toSeconds()));
      members.values().forEach(pid -> command.add(pid.toString()));
      var hit = Shell.run(temp, Map.of(), command, TO_HIT_MAX.plusSeconds(30));
      // Then
      assertThat(hit.code())
          .as("somebody was stopped with the lock: %s %s", hit.err(), hive.output())
          .isZero();
      var held =
          members.entrySet().stream()
              .filter(member -> member.getValue().toString().equals(hit.out()))
              .findFirst()
              .orElseThrow()
              .getKey();
      int before = hive.events().size();
      refusesNamingTheHolder(dashboard, members.get(held));
      await()
          .atMost(RunningHive.LIMIT)
          .until(() -> hive.events("instance.lost").stream().anyMatch(lost -> is(lost, held)));
      // On a busy machine a member may say so first; nobody can before the holder is ended.
      assertThat(ProcessHandle.of(members.get(held)).filter(ProcessHandle::isAlive)).isEmpty();
      System.out.printf(
          "R6: %s was stopped with the journal's lock, event %d; it is ended and the hive goes on%n",
          held, before);
      assertThat(hive.end()).as(hive.output()).isZero();
      assertThat(hive.report()).contains("nowhere-0-0.md");
      assertThat(hive.processes()).isEmpty();
    }
  }

  /** Who writes meanwhile hears after 5 s who is in the way, and what it said is not in the log. */
  private static void refusesNamingTheHolder(DashboardClient dashboard, long holder)
      throws Exception {
    long begun = System.nanoTime();
    var answer = dashboard.trySaying("broadcast", "note", NOTE);
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.body()).contains("\"busy\"", "process " + holder + " on ");
    assertThat(dashboard.get("/api/messages?q=" + NOTE).path("messages")).isEmpty();
  }

  private static boolean is(JsonNode lost, String id) {
    return lost.path("data").path("id").asText().equals(id);
  }

  /** Each broken link is two events: it is reported by one and checked by another. */
  private static Path manyBrokenLinks(Path folder) throws Exception {
    PlantedRepository.make(folder);
    for (int page = 0; page < PAGES; page++) {
      var text = new StringBuilder("# Page\n\n");
      for (int link = 0; link < LINKS; link++) {
        text.append("[gone](nowhere-%d-%d.md)\n\n".formatted(page, link));
      }
      Files.writeString(folder.resolve("docs").resolve("broken" + page + ".md"), text);
    }
    Shell.git(folder, "add", "docs");
    Shell.git(folder, "commit", "-q", "-m", "Break");
    return folder;
  }
}
