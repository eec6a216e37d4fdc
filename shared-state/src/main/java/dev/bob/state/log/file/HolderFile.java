package dev.bob.state.log.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.json.Json;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The file {@code .bob/locks/journal.holder}: who took the journal's lock last, and, in a second
 * line, whether the journal is suspect. It lies beside the lock, since a process that opens and
 * closes the lock's own file loses the lock.
 *
 * <pre>{@code
 * {"pid":4711,"host":"build-3","writer":"9f86d081c0ffee00"}                       (255 bytes with blanks)
 * {"suspect":true,"pid":4711,"host":"build-3","cause":"cannot force …"}            (only when it is)
 * }</pre>
 */
final class HolderFile implements Closeable {
  private static final int HOLDER_BYTES = 256;
  private static final int FILE_BYTES_MAX = 16 * 1024;

  private final Path path;
  private final RandomAccessFile file;
  private final long pid = ProcessHandle.current().pid();
  private final String host = host();

  HolderFile(Path path) throws IOException {
    this.path = path;
    this.file = new RandomAccessFile(path.toFile(), "rw");
  }

  /** Names this process; only under the lock. */
  void claim(String writer) throws IOException {
    var holder = Json.MAPPER.createObjectNode().put("pid", pid).put("host", host);
    var line = Arrays.copyOf(bytes(holder.put("writer", writer)), HOLDER_BYTES);
    int end = line.length;
    while (line[end - 1] == 0) {
      line[--end] = ' ';
    }
    line[HOLDER_BYTES - 1] = '\n';
    file.seek(0);
    file.write(line);
  }

  /** Throws if some process could not make the journal durable: then nobody may write on. */
  void refuseIfSuspect() throws IOException {
    if (file.length() > HOLDER_BYTES) {
      throw new JournalFailure.Suspect(
          "the journal is suspect, since its disk failed (%s); stop the hive, check the disk, keep a copy of the home folder, then delete %s"
              .formatted(suspicion(), path));
    }
  }

  /** Marks the journal; needs no lock, since holders never touch the second line. */
  void markSuspect(String cause) throws IOException {
    var mark = Json.MAPPER.createObjectNode().put("suspect", true).put("pid", pid);
    file.seek(HOLDER_BYTES);
    file.write(bytes(mark.put("host", host).put("cause", cause)));
    file.write('\n');
    file.getFD().sync();
  }

  /** Who holds the lock, or held it last, for people; from any thread. */
  static String describe(Path path) {
    try {
      var first = lines(path)[0];
      return "process %d on %s (writer %s)"
          .formatted(
              first.path("pid").asLong(),
              first.path("host").asText(),
              first.path("writer").asText());
    } catch (IOException e) {
      return "an unknown process (" + path + " is not readable)";
    }
  }

  private String suspicion() throws IOException {
    var lines = lines(path);
    return lines.length < 2
        ? "no cause was written"
        : "process %d on %s: %s"
            .formatted(
                lines[1].path("pid").asLong(),
                lines[1].path("host").asText(),
                lines[1].path("cause").asText());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static JsonNode[] lines(Path path) throws IOException {
    byte[] bytes;
    // Not a channel: the caller may be interrupted.
    try (var in = new FileInputStream(path.toFile())) {
      bytes = in.readNBytes(FILE_BYTES_MAX);
    }
    var lines = new String(bytes, StandardCharsets.UTF_8).split("\n");
    var documents = new JsonNode[lines.length];
    for (int i = 0; i < lines.length; i++) {
      documents[i] = Json.MAPPER.readTree(lines[i]);
    }
    return documents;
  }

  private static byte[] bytes(JsonNode line) throws IOException {
    return Json.MAPPER.writeValueAsBytes(line);
  }

  /** Asking the resolver may take seconds; the kernel knows. */
  private static String host() throws IOException {
    var name = Path.of("/proc/sys/kernel/hostname");
    var text = Files.isReadable(name) ? Files.readString(name).strip() : System.getenv("HOSTNAME");
    return text == null ? "this host" : text.substring(0, Math.min(text.length(), 100));
  }
}
