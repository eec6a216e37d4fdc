package dev.bob.state.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.json.AtomicFile;
import dev.bob.state.json.Json;
import dev.bob.state.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The file {@code .bob/views.json}: digests of the last two contents that a keeper gave each view,
 * so that the next keeper tells an edited view from one that is merely old. If it is lost, an old
 * view counts as edited and is kept as a rejected copy.
 *
 * <pre>{@code
 * {".shared_tasks.json":["8a9136aa-31","e3069283-412"]}
 * }</pre>
 */
final class WrittenViews {
  private static final int FILE_BYTES_MAX = 64 * 1024;

  private final Path file;
  private JsonNode digests;

  WrittenViews(Path home) throws IOException {
    this.file = Files.createDirectories(home.resolve(".bob")).resolve("views.json");
    this.digests = Json.MAPPER.createObjectNode();
  }

  /** Reads what the last keeper left. */
  void load() {
    try {
      digests = StrictJson.read(file, FILE_BYTES_MAX);
    } catch (IOException e) {
      digests = Json.MAPPER.createObjectNode();
    }
  }

  boolean knows(View view, byte[] content) {
    var digest = digest(content);
    for (var known : digests.path(view.fileName())) {
      if (known.asText().equals(digest)) {
        return true;
      }
    }
    return false;
  }

  /** To be called before the view gets that content: the keeper may die between the two. */
  void note(View view, byte[] content) throws IOException {
    var all = Json.MAPPER.createObjectNode();
    for (var each : View.values()) {
      all.set(each.fileName(), digests.path(each.fileName()).deepCopy());
    }
    var last = Json.MAPPER.createArrayNode();
    var before = digests.path(view.fileName());
    if (before.isArray() && !before.isEmpty()) {
      last.add(before.get(before.size() - 1).asText());
    }
    all.set(view.fileName(), last.add(digest(content)));
    AtomicFile.write(file, Json.MAPPER.writeValueAsBytes(all), AtomicFile.Durability.DISPOSABLE);
    digests = all;
  }

  private static String digest(byte[] content) {
    var crc = new CRC32C();
    crc.update(content);
    return HexFormat.of().toHexDigits((int) crc.getValue()) + "-" + content.length;
  }
}
