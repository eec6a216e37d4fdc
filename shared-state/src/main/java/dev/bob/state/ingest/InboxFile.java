package dev.bob.state.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.event.Origin;
import dev.bob.state.fold.Digests;
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
 * One file of the inbox: a message, or {@code {"messages": […]}} with several. It is taken whole or
 * not at all.
 */
record InboxFile(List<ForeignFact> facts) {
  private static final int SIZE_BYTES_MAX = 1024 * 1024;
  private static final int MESSAGES_MAX = 1_000;

  static InboxFile read(Path file) throws IOException {
    var bytes = StrictJson.bytes(file, SIZE_BYTES_MAX);
    var document = StrictJson.parse(bytes);
    var name = file.getFileName().toString();
    var digest =
        Digests.ofFile(name, Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS), bytes);
    List<ForeignFact> facts = new ArrayList<>();
    for (var entry : messages(document)) {
      var origin = new Origin(digest, facts.size() + 1, Optional.of(name));
      facts.add(MessageEntry.of(entry).fact(origin));
    }
    return new InboxFile(facts);
  }

  private static Iterable<JsonNode> messages(JsonNode document) throws BadJson {
    if (!document.has("messages")) {
      return List.of(document);
    }
    var messages = document.path("messages");
    if (!messages.isArray()) {
      throw BadJson.of(JsonFault.WRONG_TYPE, "messages is no array");
    }
    if (messages.size() > MESSAGES_MAX) {
      throw BadJson.of(JsonFault.TOO_LARGE, "a file has at most " + MESSAGES_MAX + " messages");
    }
    return messages;
  }
}
