package dev.bob.state.recall;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where models are asked that speak OpenAI's API, under the names that its tools use. */
@ConfigMapping(prefix = "openai")
public interface OpenAiConfig {
  /** {@code OPENAI_BASE_URL}. Default: OpenAI itself. */
  Optional<String> baseUrl();

  /** {@code OPENAI_API_KEY}; a server of one's own may need none. */
  Optional<String> apiKey();
}
