package dev.bob.state.log;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.event.FactType;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.RecordedJson;
import dev.bob.state.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the JSON of {@link RecordedJson} as bytes without a tree in between, since who
 * folds a long log reads it a million times; what they mean is the same.
 */
public final class RecordedText {
  private static final int USUAL_BYTES = 512;
  private static final ObjectReader VALUES =
      Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final ObjectReader AUTHORS = VALUES.forType(Author.class);
  private static final ObjectReader TIMES = VALUES.forType(Instant.class);
  private static final Map<FactType, ObjectReader> FACTS = facts();

  /** What a tree is sorted by; the rest is written field by field. */
  private static final ObjectWriter SORTED =
      new JsonMapper.Builder(Json.MAPPER.copy())
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
          .build()
          .writer();

  private static final ObjectWriter AS_THEY_ARE = Json.MAPPER.writer();

  private final JsonParser json;
  private int v;
  private long seq;
  private long n;
  private @Nullable String writer;
  private @Nullable Instant at;
  private @Nullable Author by;
  private @Nullable String type;
  private @Nullable Fact fact;

  /** What came before its type did; no program of ours writes it so. */
  private @Nullable JsonNode early;

  private RecordedText(JsonParser json) {
    this.json = json;
  }

  /**
   * The event in {@code bytes[from, to)}; fields that are not known are let pass.
   *
   * @throws IOException if it is no JSON
   * @throws IllegalArgumentException as {@link RecordedJson#toRecorded}
   */
  public static Recorded read(byte[] bytes, int from, int to) throws IOException {
    try (var json = Json.MAPPER.getFactory().createParser(bytes, from, to - from)) {
      return new RecordedText(json).read();
    }
  }

  /** The bytes of {@link RecordedJson#of}. */
  static byte[] write(Recorded recorded) throws IOException {
    var event = recorded.event();
    var bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (var json = Json.MAPPER.getFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("v", RecordedJson.VERSION);
      json.writeNumberField("seq", recorded.seq());
      json.writeStringField("writer", recorded.writer());
      json.writeNumberField("n", recorded.n());
      json.writeFieldName("at");
      AS_THEY_ARE.writeValue(json, event.at());
      json.writeFieldName("by");
      AS_THEY_ARE.writeValue(json, event.by());
      json.writeStringField("type", FactType.of(event.fact()).toString());
      json.writeFieldName("data");
      SORTED.writeValue(json, event.fact());
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /**
   * The {@code crc} that the event has in the journal, 8 hex digits: what tells whether an event at
   * some seq is the one that was there.
   */
  public static String crcOf(Recorded recorded) {
    try {
      var json = write(recorded);
      var crc = new CRC32C();
      crc.update(json, 0, json.length - 1); // in the journal, the crc stands before the last brace
      return HexFormat.of().toHexDigits((int) crc.getValue());
    } catch (IOException e) {
      throw new IllegalStateException("what came from the log can be written again", e);
    }
  }

  private Recorded read() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("an event is an object");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      field(name);
    }
    if (json.nextToken() != null) {
      throw new IllegalArgumentException("something stands behind the event");
    }
    return recorded();
  }

  private void field(String name) throws IOException {
    switch (name) {
      case "v" -> v = json.getIntValue();
      case "seq" -> seq = json.getLongValue();
      case "writer" -> writer = json.getValueAsString();
      case "n" -> n = json.getLongValue();
      case "at" -> at = TIMES.readValue(json);
      case "by" -> by = AUTHORS.readValue(json);
      case "type" -> type = json.getValueAsString();
      case "data" -> data();
      default -> json.skipChildren();
    }
  }

  private void data() throws IOException {
    // Of another version the fields may be others, and its version is what has to be said.
    if (type == null || v != RecordedJson.VERSION) {
      early = VALUES.readTree(json);
      return;
    }
    try {
      fact = FACTS.get(FactType.named(type)).readValue(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(type + ": " + e.getOriginalMessage(), e);
    }
  }

  private Recorded recorded() {
    var json = new RecordedJson(v, seq, writer, n, at, by, type, early);
    // Without a fact it is absent, before its type, or of another version.
    return fact == null ? json.toRecorded() : json.toRecorded(fact);
  }

  private static Map<FactType, ObjectReader> facts() {
    var complete = VALUES.with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    var facts = new EnumMap<FactType, ObjectReader>(FactType.class);
    for (var type : FactType.values()) {
      facts.put(type, complete.forType(type.type()));
    }
    return facts;
  }
}
