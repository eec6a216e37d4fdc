package dev.bob.state.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MemoryFact.MemoryList;
import dev.bob.state.event.Origin;
import dev.bob.state.fold.Contradictions;
import dev.bob.state.fold.Digests;
import dev.bob.state.fold.Memory;
import dev.bob.state.json.BadJson;
import dev.bob.state.json.JsonFault;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One entry of the memory as any program may write it: an object with at least one text, or just a
 * text.
 *
 * <pre>{@code
 * {"title":"X is slow","author":"watcher"}
 * }</pre>
 *
 * @param author what the program calls itself: {@code author} or {@code from}, else {@code unknown}
 * @param entry without what the hive itself says of entries
 * @param contradicts the name of an entry that it contradicts
 */
record MemoryEntry(MemoryList list, String author, ObjectNode entry, Optional<String> contradicts) {
  private static final List<String> TEXTS =
      List.of("text", "title", "content", "description", "finding", "learning");
  private static final String UNKNOWN = "unknown";

  static MemoryEntry of(String list, JsonNode written) throws BadJson {
    var entry =
        written.isTextual()
            ? JsonNodeFactory.instance.objectNode().put("text", written.textValue())
            : written;
    var fields = EntryFields.of(entry);
    if (TEXTS.stream().noneMatch(name -> !entry.path(name).asText().isBlank())) {
      throw BadJson.of(JsonFault.MISSING_FIELD, "one of " + String.join(", ", TEXTS));
    }
    return new MemoryEntry(
        MemoryList.valueOf(list.toUpperCase(Locale.ROOT)),
        author(fields),
        Digests.bare((ObjectNode) entry),
        Digests.isRendered(entry) ? Optional.empty() : contradicts(entry.path("contradicts")));
  }

  /**
   * The seq of an entry, as a number or a text, or the id of a finding. A list is what the hive
   * shows of an entry, whose mark a program has thrown away.
   */
  private static Optional<String> contradicts(JsonNode name) throws BadJson {
    if (name.isMissingNode() || name.isNull() || name.isArray()) {
      return Optional.empty();
    }
    if (!name.isTextual() && !name.isIntegralNumber()) {
      throw BadJson.of(JsonFault.WRONG_TYPE, "contradicts names no entry of the memory");
    }
    return Optional.of(name.asText());
  }

  private static String author(EntryFields fields) throws BadJson {
    for (var name : List.of("author", "from")) {
      if (fields.entry().has(name)) {
        return fields.name(name);
      }
    }
    return UNKNOWN;
  }

  /**
   * What keeps it from contradicting what it names, as a sentence; empty if nothing does, or it was
   * taken in before.
   *
   * @param origin the digest by which it is known then
   */
  Optional<String> flaw(String origin, Memory memory) {
    return memory.known().count(origin) > 0
        ? Optional.empty()
        : contradicts.flatMap(name -> Contradictions.flaw(memory, name));
  }

  String digest() {
    return Digests.ofMemory(list.toString(), entry);
  }

  ForeignFact fact(Origin origin) throws BadJson {
    return new ForeignFact(
            Author.file(author), new MemoryFact.EntryIngested(origin, list, entry, contradicts))
        .fitting();
  }
}
