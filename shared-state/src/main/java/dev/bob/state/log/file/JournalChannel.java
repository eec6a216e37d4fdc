package dev.bob.state.log.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One open segment. A port, so that tests can let each step fail. */
interface JournalChannel extends Closeable {
  long size() throws IOException;

  /** Reads at a place; the number of bytes, -1 at the end. */
  int read(ByteBuffer into, long position) throws IOException;

  /** The bytes from one place to another; zeros where the segment ends before. */
  default byte[] bytes(long from, long to) throws IOException {
    var bytes = ByteBuffer.allocate((int) (to - from));
    while (bytes.hasRemaining() && read(bytes, from + bytes.position()) > 0) {}
    return bytes.array();
  }

  /** Writes behind the last byte, whatever others wrote before; maybe not all. */
  int write(ByteBuffer bytes) throws IOException;

  void truncate(long size) throws IOException;

  /** Makes the whole segment durable, whoever wrote it. */
  void force() throws IOException;
}
