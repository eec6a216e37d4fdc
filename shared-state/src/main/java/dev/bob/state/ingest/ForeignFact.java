package dev.bob.state.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.json.BadJson;
import dev.bob.state.json.Json;
import dev.bob.state.json.JsonFault;

/** A fact as a file states it. */
record ForeignFact(Author by, Fact fact) {
  /** A line of the journal has at most 256 KiB; the rest is for what the hive adds. */
  private static final int BYTES_MAX = 240 * 1024;

  /** The same, if it fits into a line of the journal. */
  ForeignFact fitting() throws BadJson {
    try {
      if (Json.MAPPER.writeValueAsBytes(fact).length > BYTES_MAX) {
        throw BadJson.of(JsonFault.TOO_LARGE, "an entry has at most " + BYTES_MAX + " bytes");
      }
      return this;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a fact that is no JSON", e);
    }
  }
}
