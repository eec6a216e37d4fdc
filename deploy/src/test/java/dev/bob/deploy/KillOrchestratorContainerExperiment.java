package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H6 with containers. */
@NeedsEngine
class KillOrchestratorContainerExperiment {
  private static final int REFUSED = 2;

  @TempDir Path temp;

  @Test
  void theFleetIsExactWheneverItsOrchestratorIsKilled() throws Exception {
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    try (var hive = new HitContainers(ComposedHive.of(repository.folder())).start(1)) {
      OrchestratorKills.run("containers", hive);
      hive.end();
    }
  }

  @Test
  void aSecondOrchestratorIsRefusedAndLeavesTheFleetAlone() throws Exception {
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    var composed = ComposedHive.of(repository.folder());
    try (var hive = new HitContainers(composed).start(1)) {
      hive.awaitFleet(1);
      // When
      hive.wish(8);
      var second = composed.tryCompose("run", "--rm", "--no-deps", "-T", "orchestrator");
      // Then
      assertThat(second.code()).as(second.err()).isEqualTo(REFUSED);
      assertThat(second.out() + second.err()).contains("another orchestrator runs on /bob");
      var live = hive.awaitFleet(8);
      assertThat(Incarnations.of(hive.journal(), live).clashes()).isEmpty();
      hive.end();
    }
  }
}
