package dev.bob.instance.mind.offline.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What reading a file gave. */
public sealed interface Content {

  /**
   * A text to examine.
   *
   * @param bytes as committed, not to be changed
   */
  record Text(byte[] bytes) implements Content {
    /** As UTF-8; what is not UTF-8 becomes U+FFFD, so that line numbers stay true. */
    public String string() {
      return new String(bytes, UTF_8);
    }

    /** The lines without their ends ({@code \n} or {@code \r\n}); line n is at n - 1. */
    public String[] lines() {
      return string().split("\r?\n", -1);
    }

    /** How many lines people count: a last one without an end counts too. */
    public int lineCount() {
      int ends = 0;
      for (byte value : bytes) {
        ends += value == '\n' ? 1 : 0;
      }
      return bytes.length > 0 && bytes[bytes.length - 1] != '\n' ? ends + 1 : ends;
    }
  }

  /** Not a text to examine; the reason is never {@link Coverage#EXAMINED}. */
  record NotExamined(Coverage reason) implements Content {}
}
