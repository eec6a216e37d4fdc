package dev.bob.instance.mind.offline.secrets;

/** As much of ASN.1's DER as tells a key from other bytes. */
final class Der {
  static final int INTEGER = 0x02;
  static final int SEQUENCE = 0x30;
  private static final int CONSTRUCTED = 0x20;
  private static final int DEPTH_MAX = 16;

  private Der() {}

  /** Whether it is one sequence, whole and nothing behind it, that begins with such an element. */
  static boolean isSequence(byte[] bytes, int firstTag) {
    int content = contentAt(bytes, 0, bytes.length);
    return content > 0
        && bytes[0] == SEQUENCE
        && end(bytes, 0, bytes.length) == bytes.length
        && content < bytes.length
        && bytes[content] == firstTag;
  }

  /** Whether its elements, and theirs, fill each other without gap or rest. */
  static boolean isWellFormed(byte[] bytes) {
    return isWellFormed(bytes, 0, bytes.length, 0);
  }

  private static boolean isWellFormed(byte[] bytes, int from, int to, int depth) {
    int at = from;
    while (at < to) {
      int content = contentAt(bytes, at, to);
      int end = end(bytes, at, to);
      boolean nested = (bytes[at] & CONSTRUCTED) != 0;
      if (content < 0 || end > to || end < 0 || depth > DEPTH_MAX) {
        return false;
      }
      if (nested && !isWellFormed(bytes, content, end, depth + 1)) {
        return false;
      }
      at = end;
    }
    return true;
  }

  /** Offset of an element's content, -1 if there is no room for its head. */
  private static int contentAt(byte[] bytes, int at, int to) {
    if (at + 2 > to) {
      return -1;
    }
    int length = bytes[at + 1] & 0xFF;
    int content = length < 0x80 ? at + 2 : at + 2 + (length & 0x7F);
    return content <= to && length != 0x80 && length <= 0x83 ? content : -1;
  }

  /** Offset behind an element, -1 if there is no room for its head. */
  private static int end(byte[] bytes, int at, int to) {
    int content = contentAt(bytes, at, to);
    if (content < 0) {
      return -1;
    }
    int length = bytes[at + 1] & 0xFF;
    if (length >= 0x80) {
      length = 0;
      for (int i = at + 2; i < content; i++) {
        length = length << 8 | bytes[i] & 0xFF;
      }
    }
    return content + length;
  }
}
