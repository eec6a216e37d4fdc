package dev.bob.state.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.state.lock.LockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewKeeperTest {
  @TempDir private Path home;
  private KeptHome kept;

  @BeforeEach
  void open() {
    kept = new KeptHome(home);
  }

  @Test
  void followsTheHiveAndBringsBackWhatIsDeleted() throws Exception {
    // Given
    try (var keeper = kept.start()) {
      await().until(() -> Files.exists(kept.tasks()));

      // When
      kept.hive.set(new SmallHive().state());

      // Then
      await().until(() -> Files.readString(kept.tasks()).contains("goal_1"));
      Files.delete(kept.tasks());
      await().until(() -> Files.exists(kept.tasks()));
      assertThat(keeper.alarms()).isEmpty();
    }
  }

  @Test
  void writesWhatCameLastBeforeItCloses() throws Exception {
    // Given
    var keeper = kept.start();
    await().until(() -> Files.exists(home.resolve(View.PROPOSALS.fileName())));

    // When
    kept.hive.set(new SmallHive().said("the last words").state());
    keeper.close();

    // Then
    assertThat(home.resolve(View.MESSAGES.fileName())).content().contains("the last words");
  }

  @Test
  void leavesTheViewsToWhoeverHoldsTheLock() throws Exception {
    // Given
    try (var other = LockFile.open(home.resolve(".bob/locks/keeper.lock"))) {
      assertThat(other.tryLock()).isTrue();
      var keeper = kept.keeper();

      // When
      keeper.turn();
      assertThat(kept.tasks()).doesNotExist();
      other.unlock();
      keeper.turn();

      // Then
      assertThat(kept.tasks()).exists();
    }
  }

  @Test
  void sweepsTemporaryFilesOfTheDeadWhereverTheyLieAndNobodyElses() throws Exception {
    // Given
    var folders =
        List.of(
            "",
            ".bob",
            ".bob/run",
            ".bob/quarantine",
            ".shared_messages.archive",
            "inbox/rejected",
            "reports/goal_1");
    List<Path> dead = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    for (var folder : folders) {
      var in = Files.createDirectories(home.resolve(folder));
      dead.add(old(in.resolve(".a.json.1-1f-1.tmp")));
      others.add(Files.createFile(in.resolve(".a.json.2-2-2.tmp")));
      others.add(old(in.resolve(".a.json.tmp")));
      others.add(old(in.resolve("a.json")));
    }

    // When
    kept.keeper().turn();

    // Then
    assertThat(dead).allSatisfy(file -> assertThat(file).doesNotExist());
    assertThat(others).allSatisfy(file -> assertThat(file).exists());
  }

  @Test
  void sweepsAgainWhileItIsTheKeeper() throws Exception {
    // Given
    var keeper = kept.keeper();
    keeper.turn();
    var dead = old(home.resolve(".bob/.views.json.1-1-1.tmp"));

    // When
    kept.later = Leftovers.EVERY;
    keeper.turn();

    // Then
    assertThat(dead).doesNotExist();
  }

  private static Path old(Path file) throws IOException {
    Files.createFile(file);
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(120)));
  }
}
