package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H4 with local processes. */
class KillProcessesExperiment {
  @TempDir Path temp;

  @Test
  void everySurveyEndsAsOneWithoutKills() throws Exception {
    var build = Shell.run(Scripts.folder(), Map.of(), List.of(Scripts.build()));
    assertThat(build.code()).as(build.err()).isZero();
    var repository = LongWork.make(temp.toRealPath().resolve("repository"));
    InstanceKills.run(
        "processes",
        number ->
            new HitProcesses(
                RunningHive.start(
                    repository.folder(), temp.toRealPath().resolve("home-" + number), "4")));
  }
}
