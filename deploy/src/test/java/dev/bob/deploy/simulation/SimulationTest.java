package dev.bob.deploy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
  private static final Logger FLEET = Logger.getLogger("dev.bob.orchestrator.fleet");

  @BeforeAll
  static void beQuiet() {
    FLEET.setLevel(Level.OFF);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theSameSeedGivesTheSameEvents(long seed) {
    assertThat(Simulation.run(seed).fingerprint()).isEqualTo(Simulation.run(seed).fingerprint());
  }
}
