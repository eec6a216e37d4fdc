package dev.bob.state.log.file;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Segments that were compressed: a whole one unpacked at a time, the last one kept while there is
 * memory, since it is read in parts. May be used from any thread.
 */
final class ArchivedSegments {
  /** Far more than a segment ever has. */
  private static final int PLAIN_BYTES_MAX = 256 * 1024 * 1024;

  private static final int CHUNK_BYTES = 64 * 1024;

  private record Unpacked(long segment, byte[] bytes) {}

  private final JournalFolder folder;
  private SoftReference<Unpacked> last = new SoftReference<>(null);

  ArchivedSegments(JournalFolder folder) {
    this.folder = folder;
  }

  /**
   * The bytes of one.
   *
   * @throws FileNotFoundException if there is none
   * @throws IOException names it if it cannot be unpacked
   */
  synchronized SegmentBytes open(long segment) throws IOException {
    var unpacked = last.get();
    if (unpacked == null || unpacked.segment() != segment) {
      unpacked = new Unpacked(segment, unpackOrName(folder.archived(segment)));
      last = new SoftReference<>(unpacked);
    }
    return SegmentBytes.of(unpacked.bytes());
  }

  /** The bytes of the archive of a plain file; never all of that in memory at once. */
  static byte[] pack(Path plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed);
        var in = Files.newInputStream(plain)) {
      in.transferTo(gzip);
    }
    return packed.toByteArray();
  }

  /** Whether the archive holds just the plain file; never all of it in memory at once. */
  static boolean isEqual(Path archived, Path plain) throws IOException {
    try (var gzip = new GZIPInputStream(Files.newInputStream(archived));
        var in = Files.newInputStream(plain)) {
      while (true) {
        var one = gzip.readNBytes(CHUNK_BYTES);
        if (!Arrays.equals(one, in.readNBytes(CHUNK_BYTES))) {
          return false;
        }
        if (one.length == 0) {
          return true;
        }
      }
    }
  }

  private static byte[] unpackOrName(Path archived) throws IOException {
    try {
      return unpack(archived);
    } catch (FileNotFoundException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(
          "cannot unpack %s: %s; bring it back from a copy of the home folder"
              .formatted(archived, reason(e)),
          e);
    }
  }

  /** Of what is cut too short to be unpacked there is no more to say than what it is. */
  static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static byte[] unpack(Path archived) throws IOException {
    // No channels: the caller may be interrupted.
    try (var file = new RandomAccessFile(archived.toFile(), "r");
        var gzip = new GZIPInputStream(new FileInputStream(archived.toFile()))) {
      var plain = new byte[plainSize(file)];
      if (gzip.readNBytes(plain, 0, plain.length) < plain.length || gzip.read() >= 0) {
        throw new IOException("it does not hold as much as it says");
      }
      return plain;
    }
  }

  /** As gzip (RFC 1952) says it in its last four bytes. */
  private static int plainSize(RandomAccessFile archived) throws IOException {
    archived.seek(Math.max(0, archived.length() - Integer.BYTES));
    int size = Integer.reverseBytes(archived.readInt());
    if (size < 0 || size > PLAIN_BYTES_MAX) {
      throw new IOException("an archived segment of " + size + " bytes");
    }
    return size;
  }
}
