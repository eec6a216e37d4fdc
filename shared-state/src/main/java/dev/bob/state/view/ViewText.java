package dev.bob.state.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.bob.state.json.Json;
import java.nio.charset.StandardCharsets;

/** The bytes of a view: UTF-8 JSON, indented for {@code cat} and {@code diff}. */
final class ViewText {
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter WRITER =
      Json.MAPPER.writer(
          new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES));

  private ViewText() {}

  static byte[] of(Record view) {
    try {
      return (WRITER.writeValueAsString(view) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view that is no JSON", e);
    }
  }
}
