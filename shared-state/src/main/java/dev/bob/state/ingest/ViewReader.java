package dev.bob.state.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.event.Origin;
import dev.bob.state.fold.Digests;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Known;
import dev.bob.state.fold.Learning;
import dev.bob.state.fold.Memory;
import dev.bob.state.json.BadJson;
import dev.bob.state.json.StrictJson;
import dev.bob.state.log.FitEvent;
import dev.bob.state.model.FindingId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a view that somebody may have written into; pure but for reading the file.
 *
 * @param news what it says that the hive does not know
 * @param flaws what in it cannot be taken, as sentences; the rest can
 */
record ViewReader(List<ForeignFact> news, List<String> flaws) {
  /** More than a full window takes, however short its values and deep its entries are. */
  private static final long BYTES_MAX = 64L * 1024 * 1024;

  /** More than any entry takes that the log takes: each value counts as 16, and has two bytes. */
  private static final long ENTRY_CHARS_MAX = 10L * FitEvent.LINE_BYTES_MAX;

  private static final String MESSAGES = "messages";
  private static final String DECISIONS = "decisions";
  private static final Set<String> MEMORY = Set.of("findings", DECISIONS, "learnings");

  /** The messages in that file. */
  static ViewReader messages(Path file, HiveState hive) throws IOException {
    var difference = new Difference();
    var known = hive.mail().known();
    StrictJson.read(
        file,
        BYTES_MAX,
        Set.of(MESSAGES),
        ENTRY_CHARS_MAX,
        (list, index, entry) -> message(place(list, index), entry, known, difference));
    return new ViewReader(difference.news(known::count), difference.flaws());
  }

  private static void message(String place, JsonNode entry, Known known, Difference difference)
      throws BadJson {
    boolean rendered = Digests.isRendered(entry);
    MessageEntry message;
    try {
      message = MessageEntry.inView(entry, rendered);
    } catch (BadJson e) {
      difference.flaw(place, e.getMessage());
      return;
    }
    var digest = message.digest();
    if (rendered && known.count(digest) == 0) {
      difference.flaw(place, "the hive wrote it and somebody edited it: without effect");
    }
    difference.add(digest, rendered, n -> message.fact(origin(digest, n)), place);
  }

  /** The memory in that file. */
  static ViewReader memory(Path file, HiveState hive) throws IOException {
    var difference = new Difference();
    var memory = hive.memory();
    var texts = new HashSet<String>();
    StrictJson.read(
        file,
        BYTES_MAX,
        MEMORY,
        ENTRY_CHARS_MAX,
        (list, index, entry) -> {
          if (list.equals(DECISIONS)) {
            difference.flaw(place(list, index), "decisions are made by the hive: without effect");
          } else if (!isOwn(entry, memory, texts)) {
            note(list, index, entry, memory, difference);
          }
        });
    return new ViewReader(difference.news(memory.known()::count), difference.flaws());
  }

  private static void note(
      String list, int index, JsonNode entry, Memory memory, Difference difference) throws BadJson {
    MemoryEntry note;
    try {
      note = MemoryEntry.of(list, entry);
    } catch (BadJson e) {
      difference.flaw(place(list, index), e.getMessage());
      return;
    }
    var digest = note.digest();
    var flaw = note.flaw(digest, memory);
    if (flaw.isPresent()) {
      difference.flaw(place(list, index), flaw.get());
      return;
    }
    difference.add(
        digest, Digests.isRendered(entry), n -> note.fact(origin(digest, n)), place(list, index));
  }

  private static Origin origin(String digest, int occurrence) {
    return new Origin(digest, occurrence, Optional.empty());
  }

  /** What the hive found or learned, although a program has thrown its mark away. */
  private static boolean isOwn(JsonNode entry, Memory memory, Set<String> texts) {
    if (entry.has("evidence")) {
      try {
        return memory.find(new FindingId(entry.path("id").asText())).isPresent();
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
    if (entry.has("goal") && entry.has("text")) {
      if (texts.isEmpty()) {
        memory.learnings().values().stream().map(Learning::text).forEach(texts::add);
      }
      return texts.contains(entry.path("text").asText());
    }
    return false;
  }

  private static String place(String list, int index) {
    return list + "[" + index + "]";
  }
}
