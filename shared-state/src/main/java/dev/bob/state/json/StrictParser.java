package dev.bob.state.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.model.Clip;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Walks through one document and builds nodes of it, with a fault of its own for each thing that is
 * wrong. Building by hand, since Jackson tells most of these apart by the text of a message only.
 */
final class StrictParser implements AutoCloseable {
  private static final int DEPTH_MAX = 64;

  /** More than the longest text of the hive, and what 20 MB in one string are refused at. */
  private static final int STRING_CHARS_MAX = 1024 * 1024;

  private static final int NODE_CHARS = 16;
  private static final int QUOTE_CHARS_MAX = 40;
  private static final int DETAIL_CHARS_MAX = 200;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /**
   * NaN is let through to be refused here by name. No table of names is kept: strangers choose
   * them, and Jackson fails with a bug's exception when many of them collide.
   */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX + 1)
                  .maxStringLength(STRING_CHARS_MAX)
                  .build())
          .build();

  private final JsonParser parser;
  private long charsLeft;

  private StrictParser(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads from there; closing it closes the stream. */
  static StrictParser of(InputStream in, long sizeBytesMax) throws IOException {
    return new StrictParser(FACTORY.createParser(Utf8Stream.of(in, sizeBytesMax)));
  }

  /** The next token; null at the end of the document. */
  @Nullable JsonToken next() throws IOException {
    try {
      return parser.nextToken();
    } catch (JsonProcessingException e) {
      throw fault(e);
    }
  }

  /** The name of the field at which it stands. */
  String name() throws IOException {
    charsLeft = STRING_CHARS_MAX;
    return whole(parser.currentName());
  }

  boolean isAt(JsonToken token) {
    return parser.hasToken(token);
  }

  /** The value at which it stands. Its texts and about 16 for each node may be so many. */
  JsonNode value(long charsMax) throws IOException {
    charsLeft = charsMax;
    try {
      return value(parser.currentToken(), 1);
    } catch (JsonProcessingException e) {
      throw fault(e);
    }
  }

  private JsonNode value(@Nullable JsonToken token, int depth) throws IOException {
    if (depth > DEPTH_MAX) {
      throw BadJson.of(JsonFault.TOO_DEEP, "more than " + DEPTH_MAX + " levels");
    }
    spend(NODE_CHARS);
    return switch (token) {
      case START_OBJECT -> object(depth);
      case START_ARRAY -> array(depth);
      case VALUE_STRING -> NODES.textNode(whole(parser.getText()));
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(finite());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case null, default -> throw BadJson.of(JsonFault.CUT_SHORT);
    };
  }

  private JsonNode object(int depth) throws IOException {
    var object = NODES.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = whole(parser.currentName());
      if (object.has(name)) {
        throw BadJson.of(JsonFault.DUPLICATE_KEY, Clip.clip(name, QUOTE_CHARS_MAX));
      }
      object.set(name, value(parser.nextToken(), depth + 1));
    }
    return object;
  }

  private JsonNode array(int depth) throws IOException {
    var array = NODES.arrayNode();
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      array.add(value(token, depth + 1));
    }
    return array;
  }

  private JsonNode integer() throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  private double finite() throws IOException {
    var text = parser.getText();
    if (!Character.isDigit(text.charAt(text.length() - 1))) {
      throw BadJson.of(JsonFault.NOT_A_NUMBER, text);
    }
    double number = parser.getDoubleValue();
    if (!Double.isFinite(number)) {
      throw BadJson.of(JsonFault.NUMBER_OUT_OF_RANGE);
    }
    return number;
  }

  private String whole(String text) throws BadJson {
    spend(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSurrogatePair(
            text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
          throw BadJson.of(JsonFault.LONE_SURROGATE);
        }
        i++;
      }
    }
    return text;
  }

  private void spend(long chars) throws BadJson {
    charsLeft -= chars;
    if (charsLeft < 0) {
      throw BadJson.of(JsonFault.TOO_LARGE, "a value has too much in it");
    }
  }

  private static BadJson fault(JsonProcessingException e) {
    var where = e.getLocation();
    var at =
        where == null
            ? ""
            : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
    // Jackson would name the stream that it reads, which says nothing to anybody.
    var cause = String.valueOf(e.getOriginalMessage()).replaceAll(" \\(start marker at .*", "");
    var detail = Clip.clip(cause, DETAIL_CHARS_MAX) + at;
    return switch (e) {
      case JsonEOFException _ -> BadJson.of(JsonFault.CUT_SHORT, detail);
      case StreamConstraintsException limit when limit.getOriginalMessage().startsWith("Number") ->
          BadJson.of(JsonFault.NUMBER_OUT_OF_RANGE, detail);
      case StreamConstraintsException limit when limit.getOriginalMessage().contains("depth") ->
          BadJson.of(JsonFault.TOO_DEEP, detail);
      case StreamConstraintsException _ -> BadJson.of(JsonFault.STRING_TOO_LONG, detail);
      // Between two values Jackson throws no exception of its own for it.
      case JsonProcessingException _ when detail.startsWith("Unexpected end-of-input") ->
          BadJson.of(JsonFault.CUT_SHORT, detail);
      default -> BadJson.of(JsonFault.MALFORMED_JSON, detail);
    };
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
