package dev.bob.state.benchmark;

import java.io.IOException;

/** One writer of a store under measurement; used by one thread. */
interface Appending extends AutoCloseable {
  /** Appends one record of some 300 bytes, and returns once it is durable. */
  void append() throws IOException;

  @Override
  void close() throws IOException;
}
