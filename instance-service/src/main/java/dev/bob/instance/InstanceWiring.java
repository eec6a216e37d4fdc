package dev.bob.instance;

import dev.bob.instance.change.Merging;
import dev.bob.instance.lifecycle.InstanceConfig;
import dev.bob.instance.lifecycle.TimedLog;
import dev.bob.instance.mind.CountedMind;
import dev.bob.instance.mind.Mind;
import dev.bob.instance.mind.Thinking;
import dev.bob.instance.mind.offline.Detectors;
import dev.bob.instance.mind.offline.OfflineMind;
import dev.bob.instance.mind.offline.changes.ChangeLimits;
import dev.bob.instance.mind.offline.changes.GitMerging;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.Hive;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.file.FileEventLog;
import dev.bob.state.presence.FilePresence;
import dev.bob.state.presence.Presence;
import dev.bob.state.recall.EmbeddingConfig;
import dev.bob.state.recall.OpenAiConfig;
import dev.bob.state.recall.RecallWiring;
import dev.bob.state.snapshot.FileSnapshots;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

/** Which adapter stands behind which port: the one place that names them. */
final class InstanceWiring {
  private InstanceWiring() {}

  @Produces
  @Singleton
  static Hive hive(InstanceConfig config, MeterRegistry registry) throws IOException {
    return new Hive(
        new TimedLog(log(config), registry), FileSnapshots.in(config.home()), Clock.systemUTC());
  }

  private static EventLog log(InstanceConfig config) throws IOException {
    return switch (config.store()) {
      case FILE -> FileEventLog.open(config.home());
      case NATS -> throw new IllegalArgumentException("BOB_STORE=nats: not built yet");
    };
  }

  @Produces
  @Singleton
  static Presence presence(InstanceConfig config) {
    return new FilePresence(config.home());
  }

  @Produces
  @Singleton
  static Thinking thinking(
      InstanceConfig config,
      EmbeddingConfig embedding,
      OpenAiConfig openAi,
      MeterRegistry registry) {
    var kind = config.mind().name().toLowerCase(Locale.ROOT);
    return new Thinking(
        new CountedMind(mind(config), kind, registry),
        RecallWiring.recall(embedding, openAi),
        merging(config.workspace()));
  }

  private static Merging merging(Path workspace) {
    return new GitMerging(
        workspace, SurveyLimits.standard(), Detectors.all(), ChangeLimits.standard());
  }

  private static Mind mind(InstanceConfig config) {
    return switch (config.mind()) {
      case OFFLINE -> new OfflineMind(config.workspace(), SurveyLimits.standard());
      case LLM -> throw new IllegalArgumentException("BOB_MIND=llm: not built yet");
      case COMMAND -> throw new IllegalArgumentException("BOB_MIND=command: not built yet");
    };
  }
}
