package dev.bob.state.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.json.BadJson;
import dev.bob.state.json.Json;
import dev.bob.state.json.JsonFault;
import dev.bob.state.json.StrictJson;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.stream.Collectors;

/**
 * Reads the body of a write with the one JSON reader, and says of a bad one which field it is. A
 * body longer than {@value #SIZE_BYTES_MAX} bytes is refused.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public final class JsonBodyReader implements MessageBodyReader<Object> {
  /** As large as an event may be. */
  static final int SIZE_BYTES_MAX = 256 * 1024;

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return true;
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> httpHeaders,
      InputStream entityStream)
      throws IOException {
    byte[] bytes = entityStream.readNBytes(SIZE_BYTES_MAX + 1);
    if (bytes.length > SIZE_BYTES_MAX) {
      throw new ProblemException(
          Problem.of(
              413,
              JsonFault.TOO_LARGE.toString(),
              "a body has at most " + SIZE_BYTES_MAX + " bytes"));
    }
    JsonNode tree;
    try {
      tree = StrictJson.parse(bytes);
    } catch (BadJson e) {
      throw malformed(e.fault(), "the body cannot be read: " + e.getMessage());
    }
    if (!tree.isObject()) {
      throw malformed(JsonFault.WRONG_TYPE, "the body is no JSON object");
    }
    try {
      return Json.MAPPER.treeToValue(tree, type);
    } catch (JsonMappingException e) {
      throw new ProblemException(flaw(e));
    }
  }

  private static ProblemException malformed(JsonFault fault, String detail) {
    return new ProblemException(
        Problem.of(400, fault.toString(), detail).remedy("Send one JSON object in UTF-8."));
  }

  private static Problem flaw(JsonMappingException e) {
    var field =
        e.getPath().stream()
            .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : at.getFieldName())
            .collect(Collectors.joining("."));
    return switch (e.getCause()) {
      case ProblemException cause -> cause.problem();
      case IllegalArgumentException cause when !(cause instanceof NumberFormatException) ->
          field.isEmpty()
              ? Problem.of(400, "bad_input", String.valueOf(cause.getMessage()))
              : Problem.of(400, "bad_input", String.valueOf(cause.getMessage())).about(field);
      case null, default ->
          Problem.badInput(
              field.isEmpty() ? "body" : field,
              "it has the wrong type or is missing",
              "Look it up in /q/openapi.");
    };
  }
}
