package dev.bob.state.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.Origin;
import dev.bob.state.fold.Digests;
import dev.bob.state.json.BadJson;
import dev.bob.state.json.JsonFault;
import java.time.Instant;
import java.util.Optional;

/**
 * One message as any program may write it:
 *
 * <pre>{@code
 * {"from":"instance_1","to":"broadcast","type":"finding","content":"Discovered that X...","timestamp":"2025-12-10T02:00:00"}
 * }</pre>
 *
 * @param metadata empty if there is none
 */
record MessageEntry(
    String from,
    String to,
    String type,
    String content,
    Optional<Instant> timestamp,
    ObjectNode metadata) {

  /** Further fields are let pass. */
  static MessageEntry of(JsonNode entry) throws BadJson {
    var fields = EntryFields.of(entry);
    return of(fields, fields.metadata());
  }

  /**
   * In a view: there the time is what tells a message from one that says the same later.
   *
   * @param rendered whether the hive wrote it: then only what it says counts
   */
  static MessageEntry inView(JsonNode entry, boolean rendered) throws BadJson {
    var fields = EntryFields.of(entry);
    var message = of(fields, rendered ? JsonNodeFactory.instance.objectNode() : fields.metadata());
    if (message.timestamp.isEmpty()) {
      throw BadJson.of(JsonFault.MISSING_FIELD, "timestamp");
    }
    return message;
  }

  private static MessageEntry of(EntryFields fields, ObjectNode metadata) throws BadJson {
    return new MessageEntry(
        fields.name("from"),
        fields.name("to"),
        fields.type(),
        fields.text("content", MessageFact.CONTENT_CHARS_MAX),
        fields.timestamp(),
        metadata);
  }

  String digest() {
    return Digests.ofMessage(from, to, type, content, timestamp.orElseThrow());
  }

  ForeignFact fact(Origin origin) throws BadJson {
    return new ForeignFact(
            Author.file(from),
            new MessageFact.Ingested(origin, to, type, content, timestamp, metadata))
        .fitting();
  }
}
