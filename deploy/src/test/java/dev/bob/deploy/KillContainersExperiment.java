package dev.bob.deploy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H4 with containers. */
@NeedsEngine
class KillContainersExperiment {
  @TempDir Path temp;

  @Test
  void everySurveyEndsAsOneWithoutKills() throws Exception {
    var repository = LongWork.make(temp.toRealPath().resolve("repository"));
    InstanceKills.run(
        "containers",
        _ -> {
          var hive = ComposedHive.of(repository.folder());
          hive.compose("up", "-d", "--no-build", "--scale", "instance=4");
          return new HitContainers(hive);
        });
  }
}
