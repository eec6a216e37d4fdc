package dev.bob.state.log.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;

/** The bytes of one segment, in a plain file that may still grow or in an unpacked archive. */
interface SegmentBytes extends Closeable {
  long length() throws IOException;

  /** Reads at a place; the number of bytes, -1 at the end. */
  int read(long offset, byte[] into, int at, int count) throws IOException;

  /** Not a channel, so that an interrupted reader breaks nothing. */
  static SegmentBytes of(RandomAccessFile file) {
    return new SegmentBytes() {
      @Override
      public long length() throws IOException {
        return file.length();
      }

      @Override
      public int read(long offset, byte[] into, int at, int count) throws IOException {
        file.seek(offset);
        return file.read(into, at, count);
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }

  static SegmentBytes of(byte[] bytes) {
    return new SegmentBytes() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public int read(long offset, byte[] into, int at, int count) {
        int available = Math.clamp(bytes.length - offset, 0, count);
        if (available == 0) {
          return count == 0 ? 0 : -1;
        }
        System.arraycopy(bytes, (int) offset, into, at, available);
        return available;
      }

      @Override
      public void close() {}
    };
  }
}
