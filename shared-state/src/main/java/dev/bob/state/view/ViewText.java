package dev.bob.state.view;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.bob.state.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The bytes of a view: UTF-8 JSON, indented for {@code cat} and {@code diff}. */
final class ViewText {
  /** Deeper ones than any of the hive's own: a short value is not to take a long line. */
  private static final int INDENTED_LEVELS_MAX = 8;

  private static final ObjectWriter WRITER =
      Json.MAPPER.writer(
          new DefaultPrettyPrinter()
              .withObjectIndenter(new Lines())
              .withArrayIndenter(new Lines()));

  private ViewText() {}

  static byte[] of(Record view) {
    try {
      return (WRITER.writeValueAsString(view) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view that is no JSON", e);
    }
  }

  private record Lines() implements DefaultPrettyPrinter.Indenter {
    private static final DefaultIndenter ALL = new DefaultIndenter("  ", "\n");

    @Override
    public void writeIndentation(JsonGenerator json, int level) throws IOException {
      ALL.writeIndentation(json, Math.min(level, INDENTED_LEVELS_MAX));
    }

    @Override
    public boolean isInline() {
      return false;
    }
  }
}
