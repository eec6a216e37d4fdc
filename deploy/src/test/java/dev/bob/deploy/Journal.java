package dev.bob.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The journal as any program can read it: one line, one event. Shares no code with the product, so
 * that it can judge it.
 *
 * @param events by seq
 */
record Journal(List<JsonNode> events) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Journal {
    events = List.copyOf(events);
  }

  /** Of the hive at that home; empty if there is none yet. */
  static Journal at(Path home) throws IOException {
    var folder = home.resolve(".bob/journal");
    if (!Files.isDirectory(folder)) {
      return new Journal(List.of());
    }
    var all = new StringBuilder();
    try (var segments = Files.list(folder)) {
      for (var segment :
          segments.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList()) {
        all.append(Files.readString(segment));
      }
    }
    return of(all.toString());
  }

  /** Of its text; a last line that is still being written is left out. */
  static Journal of(String text) throws IOException {
    var events = new ArrayList<JsonNode>();
    for (var line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      events.add(JSON.readTree(line));
    }
    return new Journal(events);
  }

  /** Those of that type. */
  List<JsonNode> events(String type) {
    return events.stream().filter(event -> event.path("type").asText().equals(type)).toList();
  }
}
