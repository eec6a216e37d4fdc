package dev.bob.state.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.json.Json;

/**
 * JSON as it is after it was written and read. Jackson has several nodes for one number, and some
 * for what JSON has not; the author of a fact must fold what all others read.
 */
final class PlainJson {
  private PlainJson() {}

  /** A copy that shares nothing with the node. */
  @SuppressWarnings("unchecked")
  static <T extends JsonNode> T copy(T node) {
    if (isPlain(node)) {
      return (T) node.deepCopy();
    }
    try {
      return (T) Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  // As deep as the fact is.
  private static boolean isPlain(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT, ARRAY -> node.valueStream().allMatch(PlainJson::isPlain);
      case STRING, BOOLEAN, NULL -> true;
      case NUMBER -> isPlainNumber(node);
      case BINARY, MISSING, POJO -> false;
    };
  }

  private static boolean isPlainNumber(JsonNode node) {
    return switch (node.numberType()) {
      case INT -> !node.isShort();
      case LONG -> !node.canConvertToInt();
      case BIG_INTEGER -> !node.canConvertToLong();
      case DOUBLE -> Double.isFinite(node.doubleValue());
      case FLOAT, BIG_DECIMAL -> false;
    };
  }
}
