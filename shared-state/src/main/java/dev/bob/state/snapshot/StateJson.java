package dev.bob.state.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bob.state.fold.HiveState;
import dev.bob.state.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;

/**
 * The state of the hive as JSON that people can read. Equal states give equal bytes in every
 * process: fields are sorted, and so is what has no order of its own.
 *
 * <p>What is empty, absent, zero or false is left out. So a part that a later version adds changes
 * nothing of the states in which there is none, and an old log keeps its {@link #hash}.
 */
public final class StateJson {
  /** Deeper than an event may be, since what it says lies deeper in a state. */
  private static final int DEPTH_MAX = 128;

  private static final JsonMapper MAPPER = mapper();

  /** Reads and writes documents that have a state in them. */
  static final JsonFactory FACTORY = MAPPER.getFactory();

  private static final Map<String, Part> PARTS = parts();

  /** A component of the state. */
  private record Part(RecordComponent component, int index, JavaType type) {
    Object of(HiveState state) {
      try {
        return component.getAccessor().invoke(state);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record has accessors", e);
      }
    }
  }

  private StateJson() {}

  /** The JSON object, into an open document. */
  static void write(HiveState state, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (var part : PARTS.entrySet()) {
      var value = part.getValue().of(state);
      if (!value.equals(part.getValue().of(HiveState.EMPTY))) {
        json.writeFieldName(part.getKey());
        MAPPER.writerFor(part.getValue().type()).writeValue(json, value);
      }
    }
    json.writeEndObject();
  }

  /**
   * The state that begins at the parser's token.
   *
   * @throws IOException if it is none, or has a field that this program does not know
   */
  static HiveState read(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new IOException("a state of the hive is an object");
    }
    var values = new Object[PARTS.size()];
    PARTS.values().forEach(part -> values[part.index()] = part.of(HiveState.EMPTY));
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var part = PARTS.get(json.currentName());
      if (part == null) {
        throw new IOException("this program knows no " + json.currentName() + " of a hive");
      }
      json.nextToken();
      values[part.index()] = MAPPER.readerFor(part.type()).readValue(json);
    }
    return state(values);
  }

  /** SHA-256 of the JSON, in hex: the same for equal states, in every process. */
  public static String hash(HiveState state) {
    try (var out =
        new DigestOutputStream(
            OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
      try (var json = FACTORY.createGenerator(out)) {
        write(state, json);
      }
      return HexFormat.of().formatHex(out.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException("a state can be written", e);
    }
  }

  private static HiveState state(Object[] values) throws IOException {
    var types =
        Arrays.stream(HiveState.class.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return HiveState.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IOException("not a state of a hive: " + e.getMessage(), e);
    }
  }

  private static Map<String, Part> parts() {
    var naming = new SnakeCaseStrategy();
    var components = HiveState.class.getRecordComponents();
    Map<String, Part> parts = new TreeMap<>();
    for (int i = 0; i < components.length; i++) {
      var type = MAPPER.constructType(components[i].getGenericType());
      parts.put(naming.translate(components[i].getName()), new Part(components[i], i, type));
    }
    return parts;
  }

  private static JsonMapper mapper() {
    var mapper =
        Json.MAPPER
            .rebuild()
            .addModule(new PersistentCollections())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    for (var type :
        List.of(PMap.class, PSortedMap.class, PSet.class, PVector.class, List.class, Map.class)) {
      mapper
          .configOverride(type)
          .setInclude(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
          .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }
    for (var type : List.of(int.class, long.class, boolean.class)) {
      mapper
          .configOverride(type)
          .setInclude(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.ALWAYS));
    }
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build());
    return mapper;
  }
}
