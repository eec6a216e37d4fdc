package dev.bob.orchestrator.driver.docker;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a container printed, as the Engine sends it: frames of {@code [stream, 0, 0, 0, size as 4
 * bytes, big endian]} and text; from a container with a terminal the bare text.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/">Docker Engine API, "Stream
 *     format"</a>
 */
final class LogFrames {
  private static final int HEADER_BYTES = 8;
  private static final int STREAM_MAX = 2;

  private LogFrames() {}

  static String text(byte[] bytes) {
    var text = new ByteArrayOutputStream(bytes.length);
    int at = 0;
    while (at + HEADER_BYTES <= bytes.length && framed(bytes, at)) {
      int size = ByteBuffer.wrap(bytes).getInt(at + 4);
      int from = at + HEADER_BYTES;
      int length = size < 0 ? bytes.length - from : Math.min(size, bytes.length - from);
      text.write(bytes, from, length);
      at = from + length;
    }
    text.write(bytes, at, bytes.length - at);
    return text.toString(StandardCharsets.UTF_8);
  }

  private static boolean framed(byte[] bytes, int at) {
    return bytes[at] >= 0
        && bytes[at] <= STREAM_MAX
        && bytes[at + 1] == 0
        && bytes[at + 2] == 0
        && bytes[at + 3] == 0;
  }
}
