package dev.bob.state.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.fold.HiveState;
import dev.bob.state.ingest.LivingHive;
import dev.bob.state.json.DyingProcess;
import dev.bob.state.json.Json;
import dev.bob.state.presence.FilePresence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keeper dies at every single step of rendering; another one goes on. */
class RenderCrashTest {
  private static final int STEPS_MIN = 20;
  private static final int LOOKS = 5;
  private static final Instant NOW = SmallHive.AT;

  @TempDir private Path folder;

  @Test
  void aReaderSeesWholeViewsAndTheNextKeeperMakesThemTrue() throws Exception {
    int step = 1;
    while (dies(step)) {
      step++;
    }
    assertThat(step).as("steps of the whole story").isGreaterThan(STEPS_MIN);
  }

  private boolean dies(int step) throws IOException {
    // Given
    var home = Files.createDirectories(folder.resolve("home-" + step + "/.bob")).getParent();
    var hive = new SmallHive().said("before");
    keeper(home, hive.state()).run(hive.state(), NOW);
    var last = hive.lostExplorer().said("after").state();

    // When
    boolean died =
        DyingProcess.diesAt(step, () -> keeper(home, last).run(last, NOW.plusSeconds(60)));

    // Then
    for (var view : View.values()) {
      var text = Files.readString(home.resolve(view.fileName()));
      assertThat(Json.MAPPER.readTree(text).isObject()).as("step %d, %s", step, view).isTrue();
    }
    var next = keeper(home, last);
    for (int look = 1; look <= LOOKS; look++) {
      next.run(last, NOW.plusSeconds(120 + look));
    }
    assertThat(home.resolve(View.MESSAGES.fileName()))
        .as("step %d", step)
        .hasBinaryContent(ViewText.of(MessagesView.of(last.mail())));
    assertThat(home.toFile().list()).as("step %d", step).noneMatch(name -> name.contains("reject"));
    return died;
  }

  private static ViewRound keeper(Path home, HiveState hive) throws IOException {
    var round = new ViewRound(home, new FilePresence(home), new LivingHive(hive).ingest());
    round.takeOver(NOW);
    return round;
  }
}
