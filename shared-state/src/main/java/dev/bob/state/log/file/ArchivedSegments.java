package dev.bob.state.log.file;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Segments that were compressed: a whole one unpacked at a time, the last one kept while there is
 * memory, since it is read in parts. May be used from any thread.
 */
final class ArchivedSegments {
  /** Far more than a segment ever has. */
  private static final int UNPACKED_BYTES_MAX = 256 * 1024 * 1024;

  private record Unpacked(long segment, byte[] bytes) {}

  private final JournalFolder folder;
  private SoftReference<Unpacked> last = new SoftReference<>(null);

  ArchivedSegments(JournalFolder folder) {
    this.folder = folder;
  }

  synchronized SegmentBytes open(long segment) throws IOException {
    var unpacked = last.get();
    if (unpacked == null || unpacked.segment() != segment) {
      unpacked = new Unpacked(segment, unpack(folder.archived(segment)));
      last = new SoftReference<>(unpacked);
    }
    return SegmentBytes.of(unpacked.bytes());
  }

  static byte[] pack(byte[] plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    return packed.toByteArray();
  }

  /** Not a channel: the caller may be interrupted. */
  static byte[] unpack(Path file) throws IOException {
    try (var gzip = new GZIPInputStream(new FileInputStream(file.toFile()))) {
      var plain = gzip.readNBytes(UNPACKED_BYTES_MAX + 1);
      if (plain.length > UNPACKED_BYTES_MAX) {
        throw new IOException("%s has more than %d bytes".formatted(file, UNPACKED_BYTES_MAX));
      }
      return plain;
    }
  }
}
