package dev.bob.instance.preflight;

import dev.bob.instance.mind.offline.repository.Printable;
import java.net.URI;
import java.util.Map;

/** Says where texts of the hive go when a model for embeddings is configured. */
final class RecallNote {
  private RecallNote() {}

  /**
   * One sentence; empty if nothing leaves the hive. Only the host is named: an address may have a
   * password in it.
   */
  static String of(Map<String, String> environment) {
    var model = environment.getOrDefault("BOB_EMBEDDING_MODEL", "");
    return model.isBlank()
        ? ""
        : "But recall asks the model %s at %s, and sends it what the hive remembers and what is looked for."
            .formatted(
                Printable.line(model), host(environment.getOrDefault("OPENAI_BASE_URL", "")));
  }

  private static String host(String baseUrl) {
    if (baseUrl.isBlank()) {
      return "OpenAI";
    }
    try {
      var host = URI.create(baseUrl).getHost();
      return host == null ? "OPENAI_BASE_URL" : host;
    } catch (IllegalArgumentException e) { // what asks the model will say so
      return "OPENAI_BASE_URL";
    }
  }
}
