package dev.bob.instance.mind.offline.repository;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;

/** Reads files of a snapshot, one at a time, never more of one than the snapshot's size limit. */
public final class Contents implements AutoCloseable {
  /** Git itself looks for a NUL in as much, to tell a binary file. */
  private static final int BINARY_PROBE_BYTES = 8_000;

  private static final String LFS_POINTER = "version https://git-lfs.github.com/spec/";

  /** Bytes; the specification of Git LFS wants pointers smaller. */
  static final int LFS_POINTER_BYTES_MAX = 1_024;

  private final ObjectReader reader;

  Contents(ObjectReader reader) {
    this.reader = reader;
  }

  /**
   * The text of a file, or why there is none to examine.
   *
   * @throws InterruptedException if the thread was asked to stop
   */
  public Content read(TreeEntry entry) throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (entry.coverage() != Coverage.EXAMINED) {
      return new Content.NotExamined(entry.coverage());
    }
    try {
      byte[] bytes =
          reader.open(entry.id(), Constants.OBJ_BLOB).getCachedBytes((int) entry.sizeBytes());
      Coverage coverage = coverage(bytes, entry.doubted());
      return coverage == Coverage.EXAMINED
          ? new Content.Text(bytes)
          : new Content.NotExamined(coverage);
    } catch (MissingObjectException notInThisClone) {
      return new Content.NotExamined(Coverage.MISSING);
    }
  }

  /**
   * The first bytes of any blob, whatever its coverage and size.
   *
   * @return at most {@code bytesMax}
   */
  public byte[] start(TreeEntry entry, int bytesMax) throws IOException {
    try (InputStream in = reader.open(entry.id(), Constants.OBJ_BLOB).openStream()) {
      return in.readNBytes(bytesMax);
    }
  }

  private static Coverage coverage(byte[] bytes, boolean doubted) {
    for (int i = 0; i < Math.min(bytes.length, BINARY_PROBE_BYTES); i++) {
      if (bytes[i] == 0) {
        return Coverage.BINARY;
      }
    }
    if (doubted) {
      return Coverage.EXAMINED;
    }
    if (bytes.length < LFS_POINTER_BYTES_MAX
        && new String(bytes, ISO_8859_1).startsWith(LFS_POINTER)) {
      return Coverage.LFS_POINTER;
    }
    return GeneratedHeader.isIn(bytes) ? Coverage.GENERATED : Coverage.EXAMINED;
  }

  @Override
  public void close() {
    reader.close();
  }
}
