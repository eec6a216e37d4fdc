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
        "containers", _ -> new HitContainers(ComposedHive.of(repository.folder())).start(4));
  }
}
