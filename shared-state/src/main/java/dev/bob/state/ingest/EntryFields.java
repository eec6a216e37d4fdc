package dev.bob.state.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.MessageFact;
import dev.bob.state.json.BadJson;
import dev.bob.state.json.JsonFault;
import dev.bob.state.model.Clip;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of an entry that a stranger wrote; each flaw is a {@link BadJson} that names it. */
record EntryFields(JsonNode entry) {
  private static final int YEAR_MAX = 9999;
  private static final int METADATA_CHARS_MAX = 16 * 1024;
  private static final int QUOTE_CHARS_MAX = 40;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** Python's str() of a time has a blank where ISO 8601 has a T. */
  private static final int DATE_CHARS = 10;

  EntryFields {
    if (!entry.isObject()) {
      throw new IllegalArgumentException("fields are those of an object");
    }
  }

  static EntryFields of(JsonNode entry) throws BadJson {
    if (!entry.isObject()) {
      throw BadJson.of(JsonFault.WRONG_TYPE, "an entry is an object");
    }
    return new EntryFields(entry);
  }

  String text(String name, int charsMax) throws BadJson {
    var value = entry.path(name);
    if (value.isMissingNode()) {
      throw BadJson.of(JsonFault.MISSING_FIELD, name);
    }
    if (!value.isTextual()) {
      throw BadJson.of(JsonFault.WRONG_TYPE, name + " is no string");
    }
    if (value.textValue().length() > charsMax) {
      throw BadJson.of(
          JsonFault.STRING_TOO_LONG, name + " has more than " + charsMax + " characters");
    }
    return value.textValue();
  }

  /** Who: one line that is not blank. */
  String name(String field) throws BadJson {
    var name = text(field, MessageFact.NAME_CHARS_MAX);
    if (name.isBlank() || CONTROL.matcher(name).find()) {
      throw BadJson.of(JsonFault.BAD_VALUE, field + " is blank or has control characters");
    }
    return name;
  }

  String type() throws BadJson {
    var type = text("type", MessageFact.NAME_CHARS_MAX);
    if (!MessageFact.isType(type)) {
      throw BadJson.of(
          JsonFault.BAD_VALUE, "type is no lower-case word: " + Clip.clip(type, QUOTE_CHARS_MAX));
    }
    return type;
  }

  /** A time without a zone is in UTC; absent if there is none. */
  Optional<Instant> timestamp() throws BadJson {
    if (entry.path("timestamp").isMissingNode()) {
      return Optional.empty();
    }
    var text = text("timestamp", MessageFact.NAME_CHARS_MAX);
    var iso =
        text.length() > DATE_CHARS && text.charAt(DATE_CHARS) == ' '
            ? text.substring(0, DATE_CHARS) + 'T' + text.substring(DATE_CHARS + 1)
            : text;
    try {
      var time = instant(iso);
      int year = time.atOffset(ZoneOffset.UTC).getYear();
      if (year < 1 || year > YEAR_MAX) {
        throw BadJson.of(JsonFault.BAD_VALUE, "timestamp is not in the years 1 to " + YEAR_MAX);
      }
      return Optional.of(time);
    } catch (DateTimeException e) {
      throw BadJson.of(
          JsonFault.BAD_VALUE,
          "timestamp is no ISO-8601 time: " + Clip.clip(text, QUOTE_CHARS_MAX));
    }
  }

  private static Instant instant(String iso) {
    try {
      return OffsetDateTime.parse(iso).toInstant();
    } catch (DateTimeException e) {
      return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }
  }

  /** An object; empty if there is none. */
  ObjectNode metadata() throws BadJson {
    var metadata = entry.path("metadata");
    if (metadata.isMissingNode() || metadata.isNull()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (!(metadata instanceof ObjectNode object)) {
      throw BadJson.of(JsonFault.WRONG_TYPE, "metadata is no object");
    }
    if (object.toString().length() > METADATA_CHARS_MAX) {
      throw BadJson.of(
          JsonFault.TOO_LARGE, "metadata has more than " + METADATA_CHARS_MAX + " characters");
    }
    return object;
  }
}
