package dev.bob.state.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.event.Origin;
import dev.bob.state.fold.Digests;
import dev.bob.state.fold.Memory;
import dev.bob.state.json.BadJson;
import dev.bob.state.json.JsonFault;
import dev.bob.state.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One file of the inbox: a message; or several, and entries of the memory, in lists like those of
 * the views. It is taken whole or not at all.
 *
 * <pre>{@code
 * {"messages":[{"from":"watcher","to":"broadcast","type":"text","content":"I have measured it."}],
 *  "learnings":[{"text":"The tests take 40 s, not 4.","author":"watcher","contradicts":"8"}]}
 * }</pre>
 */
record InboxFile(List<ForeignFact> facts) {
  private static final int SIZE_BYTES_MAX = 1024 * 1024;
  private static final int ENTRIES_MAX = 1_000;
  private static final String MESSAGES = "messages";
  private static final String DECISIONS = "decisions";
  private static final List<String> MEMORY = List.of("findings", "learnings");

  /**
   * @param memory what the file's entries may contradict
   */
  static InboxFile read(Path file, Memory memory) throws IOException {
    var bytes = StrictJson.bytes(file, SIZE_BYTES_MAX);
    var document = StrictJson.parse(bytes);
    var name = file.getFileName().toString();
    var digest =
        Digests.ofFile(name, Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS), bytes);
    if (isOneMessage(document)) {
      return new InboxFile(List.of(MessageEntry.of(document).fact(origin(digest, 1, name))));
    }
    if (document.has(DECISIONS)) {
      throw BadJson.of(JsonFault.BAD_VALUE, "decisions are made by the hive");
    }
    List<ForeignFact> facts = new ArrayList<>();
    for (var entry : list(document, MESSAGES)) {
      facts.add(MessageEntry.of(entry).fact(origin(digest, facts.size() + 1, name)));
    }
    int noted = 0; // the memory counts for itself what it knows of a file
    for (var list : MEMORY) {
      int index = 0;
      for (var entry : list(document, list)) {
        var note = MemoryEntry.of(list, entry);
        var flaw = note.flaw(digest, memory);
        if (flaw.isPresent()) {
          throw BadJson.of(JsonFault.BAD_VALUE, "%s[%s]: %s".formatted(list, index, flaw.get()));
        }
        facts.add(note.fact(origin(digest, ++noted, name)));
        index++;
      }
    }
    if (facts.size() > ENTRIES_MAX) {
      throw BadJson.of(JsonFault.TOO_LARGE, "a file has at most " + ENTRIES_MAX + " entries");
    }
    return new InboxFile(facts);
  }

  /** Further fields of a message are let pass, whatever they are called. */
  private static boolean isOneMessage(JsonNode document) {
    return !document.has(MESSAGES)
        && (document.has("type")
            || MEMORY.stream().noneMatch(document::has) && !document.has(DECISIONS));
  }

  private static Iterable<JsonNode> list(JsonNode document, String name) throws BadJson {
    var list = document.path(name);
    if (!list.isMissingNode() && !list.isArray()) {
      throw BadJson.of(JsonFault.WRONG_TYPE, name + " is no array");
    }
    if (list.size() > ENTRIES_MAX) {
      throw BadJson.of(JsonFault.TOO_LARGE, "a file has at most " + ENTRIES_MAX + " " + name);
    }
    return list;
  }

  private static Origin origin(String digest, int occurrence, String file) {
    return new Origin(digest, occurrence, Optional.of(file));
  }
}
