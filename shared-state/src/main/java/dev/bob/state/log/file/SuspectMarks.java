package dev.bob.state.log.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.bob.state.json.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * What follows the first line of {@link HolderFile}: a line for each time that some process could
 * not make the journal durable. While one stands, nobody appends; see {@link SuspectRecovery}.
 *
 * <pre>{@code
 * {"suspect":true,"segment":1,"pid":4711,"host":"build-3","cause":"cannot force …"}
 * }</pre>
 *
 * <p>Marks are only ever appended, without the journal's lock, by whoever fails; a recovery blanks
 * those that it has read and leaves the file as long as it is. So no mark is lost that comes while
 * another is dealt with, and the file's length alone tells whether there was one since one looked.
 */
final class SuspectMarks implements Closeable {
  /** Some five thousand marks; the file never shrinks, see {@link #isNews}. */
  static final int FILE_BYTES_MAX = 1024 * 1024;

  private final Path path;
  private final RandomAccessFile file;
  private final JournalChannel end;
  private long lengthSeen = HolderFile.HOLDER_BYTES;

  SuspectMarks(Path path, JournalDisk disk) throws IOException {
    this.path = path;
    this.file = new RandomAccessFile(path.toFile(), "rw");
    this.end = disk.open(path);
  }

  Path path() {
    return path;
  }

  /** Whether some process has marked the journal since this was looked through last. */
  boolean isNews() throws IOException {
    return file.length() > lengthSeen;
  }

  /**
   * Marks the journal; from any process, with the lock or without. Not forced: whoever runs sees it
   * at once, and after a power cut everybody sees what is on the disk.
   *
   * @throws IOException if maybe only half of it got in; another one may follow
   */
  void add(long segment, String cause) throws IOException {
    var mark = Json.MAPPER.createObjectNode().put("suspect", true).put("segment", segment);
    mark.put("pid", ProcessHandle.current().pid()).put("host", HolderFile.host());
    // On a line of its own, also behind half a mark.
    var line = "\n" + Json.MAPPER.writeValueAsString(mark.put("cause", cause)) + "\n";
    var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      end.write(bytes);
    }
  }

  /** The marks that stand; only under the journal's lock. */
  Standing read() throws IOException {
    long length = file.length();
    if (length > FILE_BYTES_MAX) {
      return new Standing(length, List.of(MissingNode.getInstance()), false);
    }
    var bytes = new byte[(int) (length - HolderFile.HOLDER_BYTES)];
    file.seek(HolderFile.HOLDER_BYTES);
    file.readFully(bytes);
    var marks =
        new String(bytes, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .map(SuspectMarks::parse)
            .toList();
    return new Standing(length, marks, true);
  }

  /** They are dealt with; a mark that came since stays news. */
  void clear(Standing dealtWith) throws IOException {
    if (!dealtWith.marks().isEmpty()) {
      var blanks = new byte[(int) (dealtWith.length() - HolderFile.HOLDER_BYTES)];
      Arrays.fill(blanks, (byte) ' ');
      blanks[blanks.length - 1] = '\n';
      file.seek(HolderFile.HOLDER_BYTES);
      file.write(blanks);
      file.getFD().sync();
    }
    lengthSeen = dealtWith.length();
  }

  @Override
  public void close() throws IOException {
    try (end) {
      file.close();
    }
  }

  /** Half a mark is one as well: its writer may have died over it. */
  private static JsonNode parse(String line) {
    try {
      return Json.MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /**
   * The marks that stand at one moment.
   *
   * @param length of the whole file
   * @param curable false if there have been so many in the life of the hive that they are not read
   */
  record Standing(long length, List<JsonNode> marks, boolean curable) {
    /** The oldest segment that a mark names; empty if none does. */
    OptionalLong oldestSegment() {
      return segments().filter(segment -> segment > 0).min();
    }

    /** Whether each mark names its segment; half of one may not. */
    boolean allNamed() {
      return segments().allMatch(segment -> segment > 0);
    }

    private LongStream segments() {
      return marks.stream().mapToLong(mark -> mark.path("segment").asLong());
    }

    /** Who failed at what, for a sentence. */
    String cause() {
      var first = marks.getFirst();
      return first.path("pid").isMissingNode()
          ? "no cause was written"
          : "process %s on %s: %s"
              .formatted(
                  first.path("pid").asLong(),
                  first.path("host").asText(),
                  first.path("cause").asText());
    }
  }
}
