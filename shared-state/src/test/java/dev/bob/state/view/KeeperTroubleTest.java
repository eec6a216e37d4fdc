package dev.bob.state.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.state.lock.LockFile;
import dev.bob.state.log.LogException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One thing that cannot be kept keeps nothing else from it. */
class KeeperTroubleTest {
  @TempDir private Path home;
  private KeptHome kept;

  @BeforeEach
  void open() {
    kept = new KeptHome(home);
  }

  @Test
  void saysWhatKeepsItFromWritingUntilItIsOver() throws Exception {
    // Given
    var keeper = kept.keeper();
    keeper.turn();
    kept.hive.set(new SmallHive().state());
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
    assertThat(kept.tasks()).content().contains("goal_1");
  }

  @Test
  void keepsTheOtherViewsWhileTheLogTakesNothing() throws Exception {
    // Given
    var keeper = kept.keeper(LogException.Busy::new);
    keeper.turn();
    Files.writeString(home.resolve("inbox/new/1.json"), KeptHome.MESSAGE);
    Files.writeString(
        home.resolve(View.MESSAGES.fileName()), "{\"messages\":[" + KeptHome.MESSAGE + "]}");
    keeper.turn();

    // When
    kept.hive.set(new SmallHive().state());
    keeper.turn();

    // Then
    assertThat(keeper.alarms()).hasSize(2);
    assertThat(keeper.alarms()).allSatisfy(it -> assertThat(it).contains("held by another"));
    assertThat(kept.tasks()).content().contains("goal_1");
    assertThat(home.resolve("inbox/new/1.json")).exists();
    assertThat(home.resolve(View.MESSAGES.fileName())).content().contains("hi");
  }

  @Test
  void keepsTheOtherViewsThoughOneMeetsABug() throws Exception {
    // Given
    var odd =
        new KeptHive(
            kept.hive::get,
            (_, _) -> {
              throw new IllegalStateException("odd");
            },
            (_, _) -> List.of(),
            _ -> () -> {});
    var keeper = new ViewKeeper(home, odd, kept.presence, Clock.systemUTC());
    keeper.turn();
    Files.writeString(
        home.resolve(View.MESSAGES.fileName()),
        "{\"messages\":[{\"from\":\"a\",\"to\":\"b\",\"type\":\"text\",\"content\":\"hi\","
            + "\"timestamp\":\"2025-12-10T02:00:00\"}]}");
    keeper.turn();

    // When
    kept.hive.set(new SmallHive().state());
    keeper.turn();

    // Then
    assertThat(keeper.alarms()).singleElement().asString().contains("shared_messages", "odd");
    assertThat(kept.tasks()).content().contains("goal_1");
  }

  @Test
  void takesOverOnceMoreWhatItTookOverHalfway() throws Exception {
    // Story: a keeper that had the lock and could not take over everything never did.

    // Given
    Files.createDirectories(home.resolve(".bob"));
    var folder = Files.createFile(home.resolve(".bob/views"));
    var keeper = kept.keeper();
    keeper.turn();
    assertThat(keeper.alarms()).singleElement().asString().contains(".bob/views");

    // When
    Files.delete(folder);
    keeper.turn();

    // Then
    assertThat(folder).isDirectory();
    assertThat(keeper.alarms()).isEmpty();
    assertThat(kept.tasks()).exists();
  }

  @Test
  void keepsTheViewsAndTheInboxThoughMessagesCannotBeArchived() throws Exception {
    // Given
    Files.createFile(home.resolve(".shared_messages.archive"));
    var keeper = kept.keeper();

    // When
    keeper.turn();
    keeper.turn();

    // Then
    assertThat(keeper.alarms()).singleElement().asString().contains(".shared_messages.archive");
    assertThat(kept.tasks()).exists();
    assertThat(home.resolve("inbox/new")).isDirectory();
  }

  @Test
  void goesOnAfterABugAndSaysThatThereIsOne() throws Exception {
    // Story: the thread ended, and the views stood still until somebody looked into them.

    // Given
    kept.presence.failure = Optional.of(() -> new IllegalStateException("odd"));
    try (var keeper = kept.start()) {
      await().until(() -> !keeper.alarms().isEmpty());
      assertThat(keeper.alarms()).singleElement().asString().contains("bug", "odd");
      assertThat(kept.tasks()).doesNotExist();

      // When
      kept.presence.failure = Optional.empty();

      // Then
      await().until(() -> Files.exists(kept.tasks()) && keeper.alarms().isEmpty());
      assertThat(kept.broken.getCount()).isOne();
    }
  }

  @Test
  void anErrorEndsItAndGivesTheLockToAnother() throws Exception {
    // Given
    kept.presence.failure = Optional.of(() -> new OutOfMemoryError("a test's"));

    // When
    var keeper = kept.start();
    kept.broken.await();

    // Then
    try (var other = LockFile.open(home.resolve(".bob/locks/keeper.lock"))) {
      assertThat(other.tryLock()).isTrue();
    }
    keeper.close();
  }
}
