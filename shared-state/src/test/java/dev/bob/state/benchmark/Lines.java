package dev.bob.state.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a text protocol. */
final class Lines {
  private Lines() {}

  /** The next line, without its end. */
  static String next(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server has closed the connection after: " + line);
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
