package dev.bob.state.log.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.json.Json;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The file {@code .bob/locks/journal.holder}: who took the journal's lock last. It lies beside the
 * lock, since a process that opens and closes the lock's own file loses the lock. What follows the
 * first line are {@link SuspectMarks}.
 *
 * <pre>{@code
 * {"pid":4711,"host":"build-3","writer":"9f86d081c0ffee00"}                       (255 bytes with blanks)
 * }</pre>
 */
final class HolderFile implements Closeable {
  /** Of the first line, its line feed included. */
  static final int HOLDER_BYTES = 256;

  private final Path path;
  private final FileChannel file;
  private final long pid = ProcessHandle.current().pid();
  private final String host = host();
  private String writer = "";
  private ByteBuffer line = ByteBuffer.allocate(0);

  HolderFile(Path path) throws IOException {
    this.path = path;
    this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Names this process; only under the lock, and by the log's thread, which nobody interrupts. */
  void claim(String writer) throws IOException {
    if (!writer.equals(this.writer)) {
      line = ByteBuffer.wrap(line(writer));
      this.writer = writer;
    }
    file.write(line.rewind(), 0);
  }

  private byte[] line(String writer) throws IOException {
    var holder = Json.MAPPER.createObjectNode().put("pid", pid).put("host", host);
    var bytes = bytes(holder.put("writer", writer));
    var line = Arrays.copyOf(bytes, HOLDER_BYTES);
    Arrays.fill(line, bytes.length, HOLDER_BYTES - 1, (byte) ' ');
    line[HOLDER_BYTES - 1] = '\n';
    return line;
  }

  /** Who holds the lock, or held it last, for people; from any thread. */
  static String describe(Path path) {
    // Not a channel: the caller may be interrupted.
    try (var in = new FileInputStream(path.toFile())) {
      var first = Json.MAPPER.readTree(in.readNBytes(HOLDER_BYTES));
      return "process %s on %s (writer %s)"
          .formatted(
              first.path("pid").asLong(),
              first.path("host").asText(),
              first.path("writer").asText());
    } catch (IOException e) {
      return "an unknown process (" + path + " is not readable)";
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static byte[] bytes(JsonNode line) throws IOException {
    return Json.MAPPER.writeValueAsBytes(line);
  }

  /** Asking the resolver may take seconds; the kernel knows. */
  static String host() throws IOException {
    var name = Path.of("/proc/sys/kernel/hostname");
    var text = Files.isReadable(name) ? Files.readString(name).strip() : System.getenv("HOSTNAME");
    return text == null ? "this host" : text.substring(0, Math.min(text.length(), 100));
  }
}
