package dev.bob.state.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * Bytes that are plain UTF-8 and not too many, or a {@link BadJson}: what a JSON parser gets to see
 * has passed here. Well-formed is what table 3-7 of the Unicode Standard says.
 */
final class Utf8Stream extends FilterInputStream {
  private static final int MARK_BYTES = 3;

  private final long sizeBytesMax;
  private long size;
  private int continuationsLeft;
  private int lowest;
  private int highest;

  private Utf8Stream(InputStream in, long sizeBytesMax) {
    super(in);
    this.sizeBytesMax = sizeBytesMax;
  }

  /** Looks at the first bytes at once, at the others as they are read. */
  static Utf8Stream of(InputStream in, long sizeBytesMax) throws IOException {
    var from = new PushbackInputStream(in, MARK_BYTES);
    byte[] mark = from.readNBytes(MARK_BYTES);
    from.unread(mark);
    refuseMarks(mark);
    return new Utf8Stream(from, sizeBytesMax);
  }

  private static void refuseMarks(byte[] mark) throws BadJson {
    if (mark.length < 2) {
      return;
    }
    int two = (mark[0] & 0xFF) << 8 | mark[1] & 0xFF;
    if (two == 0xFEFF || two == 0xFFFE || (mark[0] == 0) != (mark[1] == 0)) {
      throw BadJson.of(JsonFault.UTF_16);
    }
    if (two == 0xEFBB && mark.length == MARK_BYTES && mark[2] == (byte) 0xBF) {
      throw BadJson.of(JsonFault.BYTE_ORDER_MARK);
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (count < 0 && continuationsLeft > 0) {
      throw BadJson.of(JsonFault.NOT_UTF_8, "it ends in the middle of a character");
    }
    for (int i = offset; i < offset + count; i++) {
      check(buffer[i] & 0xFF);
    }
    return count;
  }

  private void check(int next) throws BadJson {
    if (++size > sizeBytesMax) {
      throw BadJson.of(JsonFault.TOO_LARGE, "more than " + sizeBytesMax + " bytes");
    }
    if (next == 0) {
      throw BadJson.of(JsonFault.NUL_BYTE, "byte " + size);
    }
    if (continuationsLeft > 0) {
      if (next < lowest || next > highest) {
        throw notUtf8();
      }
      expect(continuationsLeft - 1, 0x80, 0xBF);
    } else if (next >= 0x80) {
      begin(next);
    }
  }

  private void begin(int lead) throws BadJson {
    if (lead >= 0xC2 && lead <= 0xDF) {
      expect(1, 0x80, 0xBF);
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      expect(2, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF);
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      expect(3, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF);
    } else {
      throw notUtf8();
    }
  }

  private void expect(int continuations, int from, int to) {
    continuationsLeft = continuations;
    lowest = from;
    highest = to;
  }

  private BadJson notUtf8() {
    return BadJson.of(JsonFault.NOT_UTF_8, "byte " + size);
  }
}
