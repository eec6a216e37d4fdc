package dev.bob.state.log.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One open segment. A port, so that tests can let each step fail. */
interface JournalChannel extends Closeable {
  long size() throws IOException;

  /** Reads at a place; the number of bytes, -1 at the end. */
  int read(ByteBuffer into, long position) throws IOException;

  /** Writes behind the last byte, whatever others wrote before; maybe not all. */
  int write(ByteBuffer bytes) throws IOException;

  void truncate(long size) throws IOException;

  /** Makes the whole segment durable, whoever wrote it. */
  void force() throws IOException;
}
