package dev.bob.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.Task;
import dev.bob.state.fold.TaskState;
import dev.bob.state.lock.ChildJvm;
import dev.bob.state.log.LogException;
import dev.bob.state.log.file.FileEventLog;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** H1: however many want a task, it has one winner; and a dead winner has no say. */
@Timeout(120)
class ClaimTest {
  private static final int CLAIMERS = 50;
  private static final int TASKS = 500;
  private static final int PROCESSES = 5;

  @TempDir Path home;

  @Test
  void fiftyClaimersOnThreadsOfOneProcessWinEachTaskOnce() throws Exception {
    try (var hive = new Hive(new InMemoryEventLog(), Clock.systemUTC())) {
      // Given
      prepare(hive, CLAIMERS, TASKS);
      // When
      var races =
          IntStream.rangeClosed(1, CLAIMERS)
              .mapToObj(number -> ClaimRace.start(hive, number))
              .toList();
      var won = new ArrayList<String>();
      for (var race : races) {
        race.won().forEach(task -> won.add(task + " " + race.by().id()));
      }
      // Then
      assertThat(byTask(won)).isEqualTo(claims(hive)).hasSize(TASKS);
    }
  }

  @Test
  void fiftyClaimersInFiveProcessesWinEachTaskOnce() throws Exception {
    // Given
    try (var hive = new Hive(FileEventLog.open(home), Clock.systemUTC())) {
      prepare(hive, CLAIMERS, TASKS);
    }
    var children = new ArrayList<ChildJvm>();
    var won = new ArrayList<String>();
    try {
      // When
      int each = CLAIMERS / PROCESSES;
      for (int i = 0; i < PROCESSES; i++) {
        var range = List.of(Integer.toString(i * each + 1), Integer.toString((i + 1) * each));
        children.add(
            ChildJvm.start(
                home.resolve("out" + i),
                ClaimProcess.class,
                home.toString(),
                range.get(0),
                range.get(1)));
      }
      for (var child : children) {
        assertThat(child.await()).as(child.printed()).isZero();
        child.printed().lines().filter(line -> line.startsWith("goal_")).forEach(won::add);
      }
    } finally {
      children.forEach(ChildJvm::close);
    }
    // Then
    try (var hive = new Hive(FileEventLog.open(home), Clock.systemUTC())) {
      assertThat(byTask(won)).isEqualTo(claims(hive)).hasSize(TASKS);
    }
  }

  @Test
  void aWinnerThatWasStoppedAndDeclaredLostCompletesNothingWhenItWakesUp() throws Exception {
    try (var hive = new Hive(FileEventLog.open(home), Clock.systemUTC())) {
      // Given
      prepare(hive, 2, 1);
      try (var winner =
          ChildJvm.start(home.resolve("out"), ClaimProcess.class, home.toString(), "1")) {
        await().until(() -> winner.printed().contains("claimed"));
        winner.signal("STOP");
        Files.createFile(home.resolve("go"));
        // When
        var one = new InstanceId(1);
        long epoch = hive.state().members().find(one).orElseThrow().epoch();
        hive.submit(Author.orchestrator(), new MemberFact.Lost(one, epoch, "silent"));
        var task = hive.state().work().ready().getFirst().id();
        var heir = ClaimProcess.by(hive, 2);
        long token = hive.submit(heir, new WorkFact.TaskClaimed(task)).seq().orElseThrow();
        winner.signal("CONT");
        // Then
        assertThat(winner.await()).isZero();
        assertThat(winner.printed()).contains("rejected dead_epoch");
        assertThat(
                hive.submit(heir, new WorkFact.TaskCompleted(task, token, ClaimRace.NOTHING))
                    .accepted())
            .isTrue();
      }
    }
  }

  private static void prepare(Hive hive, int members, int tasks) throws LogException {
    for (int i = 1; i <= members; i++) {
      hive.submit(
          Author.joiner("key-" + i),
          new MemberFact.Joined(
              "key-" + i,
              "http://127.0.0.1:1",
              i,
              "here",
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    hive.submit(Author.person(), new WorkFact.GoalSet("Survey this"));
    var plan = IntStream.range(0, tasks).mapToObj(i -> HiveStory.spec("look-" + i)).toList();
    hive.submit(
        ClaimProcess.by(hive, 1),
        new WorkFact.GoalPlanned(new GoalId("goal_1"), HiveStory.COMMIT, plan));
  }

  /** Fails if a task was won twice. */
  private static Map<String, String> byTask(List<String> won) {
    var winners = new TreeMap<String, String>();
    for (var line : won) {
      var words = line.split(" ");
      assertThat(winners.put(words[0], words[1])).as(line).isNull();
    }
    return winners;
  }

  private static Map<String, String> claims(Hive hive) {
    var claims = new TreeMap<String, String>();
    for (Task task : hive.state().work().tasksOf(hive.state().work().goals().get(1))) {
      if (task.state() instanceof TaskState.Claimed claimed) {
        claims.put(task.id().toString(), claimed.instance().toString());
      }
    }
    return claims;
  }
}
