package dev.bob.instance;

import dev.bob.instance.lifecycle.InstanceConfig;
import dev.bob.state.Hive;
import dev.bob.state.log.file.FailingJournal;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;

/** An instance whose log lies on a disk that a test lets fail; other tests know nothing of it. */
public final class FailingDisk implements QuarkusTestProfile {
  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(Wiring.class);
  }

  /** For tests: made when somebody asks for it. */
  @Produces
  @Singleton
  static FailingJournal journal(InstanceConfig config) throws IOException {
    return FailingJournal.in(config.home());
  }

  @Alternative
  static final class Wiring {
    private Wiring() {}

    @Produces
    @Singleton
    static Hive hive(FailingJournal journal) throws IOException {
      return new Hive(journal.log(), Clock.systemUTC());
    }
  }
}
