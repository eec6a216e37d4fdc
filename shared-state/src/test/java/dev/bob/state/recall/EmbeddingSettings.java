package dev.bob.state.recall;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The configuration as a service reads it: its defaults, and what a test says otherwise. */
final class EmbeddingSettings {
  private EmbeddingSettings() {}

  static EmbeddingConfig with(Map<String, String> values) {
    return read(values, EmbeddingConfig.class);
  }

  static OpenAiConfig openAi(Map<String, String> values) {
    return read(values, OpenAiConfig.class);
  }

  private static <T> T read(Map<String, String> values, Class<T> mapping) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withMapping(mapping)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(mapping);
  }
}
