package dev.bob.dashboard;

import dev.bob.state.Hive;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.file.FileEventLog;
import dev.bob.state.recall.EmbeddingConfig;
import dev.bob.state.recall.OpenAiConfig;
import dev.bob.state.recall.Recall;
import dev.bob.state.recall.RecallWiring;
import dev.bob.state.snapshot.FileSnapshots;
import dev.bob.state.web.RimConfig;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;

/** Puts the dashboard together: the only class that names adapters. */
final class DashboardWiring {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Hive hive(StoreConfig config, RimConfig rim, Clock clock) throws IOException {
    return new Hive(log(config, rim), FileSnapshots.in(rim.home()), clock);
  }

  void close(@Disposes Hive hive) {
    hive.close();
  }

  @Produces
  @Singleton
  Recall recall(EmbeddingConfig embedding, OpenAiConfig openAi) {
    return RecallWiring.recall(embedding, openAi);
  }

  void close(@Disposes Recall recall) {
    recall.close();
  }

  private static EventLog log(StoreConfig config, RimConfig rim) throws IOException {
    return switch (config.store()) {
      case FILE -> FileEventLog.open(rim.home());
      case NATS -> throw new IllegalStateException("BOB_STORE=nats: not built yet; use file");
    };
  }
}
