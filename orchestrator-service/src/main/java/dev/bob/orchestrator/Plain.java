package dev.bob.orchestrator;

/** Text from a repository or an agent, made fit for a terminal. */
public final class Plain {
  private static final int DELETE = 0x7f;
  private static final int FIRST_AFTER_C1 = 0xa0;

  private Plain() {}

  /**
   * One line without control characters, so that no text can move the cursor, recolour or rename a
   * terminal, and without those that turn the direction of what stands beside them.
   */
  public static String line(String text) {
    var plain = new StringBuilder(text.length());
    text.codePoints().map(Plain::seen).forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static int seen(int point) {
    if (point == '\n' || point == '\t' || point == '\r') {
      return ' ';
    }
    boolean control = point < ' ' || point >= DELETE && point < FIRST_AFTER_C1;
    boolean turning = point >= 0x202a && point <= 0x202e || point >= 0x2066 && point <= 0x2069;
    boolean half = point >= 0xd800 && point <= 0xdfff;
    return control || turning || half || point == 0x2028 || point == 0x2029 ? '\ufffd' : point;
  }
}
