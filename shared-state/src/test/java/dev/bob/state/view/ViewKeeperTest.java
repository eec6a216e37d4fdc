package dev.bob.state.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.state.fold.HiveState;
import dev.bob.state.lock.LockFile;
import dev.bob.state.log.LogException;
import dev.bob.state.presence.FilePresence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewKeeperTest {
  @TempDir private Path home;
  private final AtomicReference<HiveState> hive = new AtomicReference<>(HiveState.EMPTY);

  @Test
  void followsTheHiveAndBringsBackWhatIsDeleted() throws Exception {
    // Given
    try (var keeper = start()) {
      await().until(() -> Files.exists(tasks()));

      // When
      hive.set(new SmallHive().state());

      // Then
      await().until(() -> Files.readString(tasks()).contains("goal_1"));
      Files.delete(tasks());
      await().until(() -> Files.exists(tasks()));
      assertThat(keeper.alarms()).isEmpty();
    }
  }

  @Test
  void writesWhatCameLastBeforeItCloses() throws Exception {
    // Given
    var keeper = start();
    await().until(() -> Files.exists(home.resolve(View.PROPOSALS.fileName())));

    // When
    hive.set(new SmallHive().said("the last words").state());
    keeper.close();

    // Then
    assertThat(home.resolve(View.MESSAGES.fileName())).content().contains("the last words");
  }

  @Test
  void leavesTheViewsToWhoeverHoldsTheLock() throws Exception {
    // Given
    try (var other = LockFile.open(home.resolve(".bob/locks/keeper.lock"))) {
      assertThat(other.tryLock()).isTrue();
      var keeper = keeper();

      // When
      keeper.turn();
      assertThat(tasks()).doesNotExist();
      other.unlock();
      keeper.turn();

      // Then
      assertThat(tasks()).exists();
    }
  }

  @Test
  void saysWhatKeepsItFromWritingUntilItIsOver() throws Exception {
    // Given
    var keeper = keeper();
    keeper.turn();
    hive.set(new SmallHive().state());
    var record = home.resolve(".bob/views.json");
    Files.delete(record);
    Files.createDirectories(record.resolve("in-the-way"));

    // When
    keeper.turn();

    // Then
    assertThat(keeper.alarms()).singleElement().asString().contains("views.json");
    Files.delete(record.resolve("in-the-way"));
    Files.delete(record);
    keeper.turn();
    assertThat(keeper.alarms()).isEmpty();
    assertThat(tasks()).content().contains("goal_1");
  }

  @Test
  void keepsTheOtherViewsWhileTheLogTakesNothing() throws Exception {
    // Given
    var keeper = keeper(LogException.Busy::new);
    keeper.turn();
    var entry =
        "{\"from\":\"a\",\"to\":\"broadcast\",\"type\":\"text\",\"content\":\"hi\","
            + "\"timestamp\":\"2025-12-10T02:00:00\"}";
    Files.writeString(home.resolve("inbox/new/1.json"), entry);
    Files.writeString(home.resolve(View.MESSAGES.fileName()), "{\"messages\":[" + entry + "]}");
    keeper.turn();

    // When
    hive.set(new SmallHive().state());
    keeper.turn();

    // Then
    assertThat(keeper.alarms()).singleElement().asString().contains("held by another");
    assertThat(tasks()).content().contains("goal_1");
    assertThat(home.resolve("inbox/new/1.json")).exists();
    assertThat(home.resolve(View.MESSAGES.fileName())).content().contains("hi");
  }

  @Test
  void sweepsTemporaryFilesOfTheDead() throws Exception {
    // Given
    var old = Files.createFile(home.resolve(".a.json.1-1-1.tmp"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(120)));
    var young = Files.createFile(home.resolve(".a.json.2-2-2.tmp"));

    // When
    keeper().turn();

    // Then
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  private Path tasks() {
    return home.resolve(View.TASKS.fileName());
  }

  private ViewKeeper start() throws IOException {
    var keeper = keeper();
    keeper.start();
    return keeper;
  }

  private ViewKeeper keeper() throws IOException {
    return keeper(
        _ -> {
          throw new AssertionError("nobody says anything");
        });
  }

  private ViewKeeper keeper(Function<String, LogException> refusal) throws IOException {
    var kept =
        new KeptHive(
            hive::get,
            (_, _) -> {
              throw refusal.apply("held by another");
            },
            (_, _) -> List.of());
    return new ViewKeeper(home, kept, new FilePresence(home), Clock.systemUTC());
  }
}
