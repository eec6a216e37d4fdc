package dev.bob.state.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.state.event.Author;
import dev.bob.state.event.WorkFact;
import dev.bob.state.log.LogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How seldom the keeper looks while nothing happens, and what ends that. */
class KeeperRestTest {
  @TempDir private Path home;
  private KeptHome kept;

  @BeforeEach
  void open() {
    kept = new KeptHome(home);
  }

  @Test
  void restsUntilSomebodySaysSomething() throws Exception {
    // Given
    var keeper = kept.keeper();
    assertThat(keeper.turn()).isLessThan(ViewKeeper.REST);
    kept.later = Asides.CLEAN_KEPT;
    keeper.turn();
    assertThat(keeper.turn()).isEqualTo(ViewKeeper.REST);

    // When
    Files.writeString(home.resolve("inbox/new/1.json"), "{");
    // Then
    assertThat(keeper.turn()).isLessThan(ViewKeeper.REST);

    // When
    Files.delete(home.resolve("inbox/new/1.json"));
    assertThat(keeper.turn()).isEqualTo(ViewKeeper.REST);
    Files.writeString(home.resolve(View.MESSAGES.fileName()), "{");
    // Then
    assertThat(keeper.turn()).isLessThan(ViewKeeper.REST);
  }

  @Test
  void aFileInTheInboxEndsItsRest() throws Exception {
    // Given
    var tries = new AtomicInteger();
    try (var keeper =
        kept.keeper(
            text -> {
              tries.incrementAndGet();
              return new LogException.Busy(text);
            })) {
      keeper.start(kept.broken::countDown);
      await().until(() -> Files.exists(kept.tasks()));
      // Then
      assertThat(untilThreeFilesAreSeen(tries)).isLessThan(ViewKeeper.REST);

      // When: that ends the hints, until there is a folder again
      Files.delete(home.resolve("inbox/new"));
      await().until(() -> Files.isDirectory(home.resolve("inbox/new")));
      // Then
      assertThat(untilThreeFilesAreSeen(tries)).isLessThan(ViewKeeper.REST);
    }
  }

  private Duration untilThreeFilesAreSeen(AtomicInteger tries) throws IOException {
    var taken = Duration.ZERO;
    for (int i = 0; i < 3; i++) {
      kept.later = kept.later.plus(Asides.CLEAN_KEPT);
      await().pollDelay(Pace.PAUSE_MIN.multipliedBy(3)).until(() -> true); // it rests again
      int before = tries.get();
      var file = Files.writeString(home.resolve("inbox/tmp/1.json"), KeptHome.MESSAGE);
      long began = System.nanoTime();
      Files.move(file, home.resolve("inbox/new/1.json"));
      await().pollInterval(Duration.ofMillis(10)).until(() -> tries.get() > before);
      taken = taken.plusNanos(System.nanoTime() - began);
      Files.delete(home.resolve("inbox/new/1.json"));
    }
    return taken;
  }

  @Test
  void anEventEndsItsRest() throws Exception {
    // Given
    try (var _ = kept.start()) {
      var taken = Duration.ZERO;
      for (int goals = 1; goals <= 3; goals++) {
        kept.later = kept.later.plus(Asides.CLEAN_KEPT).plus(Asides.CLEAN_KEPT);
        await().pollDelay(Pace.PAUSE_MIN.multipliedBy(3)).until(() -> true); // it rests again
        var state = new SmallHive();
        for (int i = 2; i <= goals; i++) {
          state.accept(SmallHive.AT, Author.person(), new WorkFact.GoalSet("Survey again"));
        }
        long began = System.nanoTime();
        var goal = "goal_" + goals;

        // When
        kept.hive.set(state.state());
        kept.heard.get().run();

        // Then
        await()
            .pollInterval(Duration.ofMillis(10))
            .until(
                () -> Files.exists(kept.tasks()) && Files.readString(kept.tasks()).contains(goal));
        taken = taken.plusNanos(System.nanoTime() - began);
      }
      assertThat(taken).isLessThan(ViewKeeper.REST);
    }
  }
}
