package dev.bob.state.log.file;

import dev.bob.state.event.Recorded;
import dev.bob.state.event.RecordedJson;
import dev.bob.state.log.FitEvent;
import dev.bob.state.log.RecordedText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * One line of a segment: a {@link RecordedJson} whose last key is {@code crc}, 8 hex digits of the
 * CRC-32C of all bytes of the line before {@code ,"crc"}; ended by a line feed.
 *
 * <pre>{@code
 * {"v":1,"seq":12,"writer":"9f86d081c0ffee00","n":3,"at":"2026-11-24T04:00:00Z","by":{"kind":"instance","id":"instance_2","epoch":5},"type":"task.claimed","data":{"task":"goal_1.links"},"crc":"37175764"}
 * }</pre>
 */
sealed interface JournalLine {
  /** Of a whole line, its line feed included. */
  int BYTES_MAX = FitEvent.LINE_BYTES_MAX;

  byte[] CRC_KEY = utf8(",\"crc\":\"");
  byte[] END = utf8("\"}");
  int CRC_DIGITS = 8;
  int CRC_BYTES = CRC_KEY.length + CRC_DIGITS + END.length;

  /** As it was written. */
  record Whole(Recorded recorded) implements JournalLine {}

  /** As it was written, but by a program that knows more than this one. */
  record Foreign(String why) implements JournalLine {}

  /** Not as it was written. */
  record Bad(String why) implements JournalLine {}

  /**
   * The whole line, line feed included.
   *
   * @param body of a {@link FitEvent}
   */
  static byte[] of(long seq, String writer, long n, byte[] body) {
    var head = utf8("{\"v\":1,\"seq\":" + seq + ",\"writer\":\"" + writer + "\",\"n\":" + n);
    var line = Arrays.copyOf(head, head.length + body.length + CRC_BYTES + 1);
    System.arraycopy(body, 0, line, head.length, body.length);
    int end = head.length + body.length;
    var crc = crc(line, 0, end);
    System.arraycopy(CRC_KEY, 0, line, end, CRC_KEY.length);
    System.arraycopy(crc, 0, line, end + CRC_KEY.length, CRC_DIGITS);
    System.arraycopy(END, 0, line, end + CRC_KEY.length + CRC_DIGITS, END.length);
    line[line.length - 1] = '\n';
    return line;
  }

  /** Reads the line in {@code bytes[from, to)}, its line feed not included. */
  static JournalLine parse(byte[] bytes, int from, int to) {
    if (!isWhole(bytes, from, to)) {
      return new Bad("its crc does not match");
    }
    try {
      return new Whole(RecordedText.read(bytes, from, to));
    } catch (IOException | IllegalArgumentException e) {
      return new Foreign(e.getMessage());
    }
  }

  /** The seq of the line in {@code bytes[from, to)}, if the line is as it was written. */
  static OptionalLong seqOfWhole(byte[] bytes, int from, int to) {
    return isWhole(bytes, from, to) ? seqAtStart(bytes, from, to) : OptionalLong.empty();
  }

  /** The seq that the line in {@code bytes[from, to)} begins with; its crc is not looked at. */
  static OptionalLong seqAtStart(byte[] bytes, int from, int to) {
    int comma = indexOf(bytes, (byte) ',', from, to);
    int colon = indexOf(bytes, (byte) ':', comma, to);
    long seq = 0;
    int at = colon + 1;
    for (; at < to && bytes[at] >= '0' && bytes[at] <= '9' && at - colon < 19; at++) {
      seq = seq * 10 + bytes[at] - '0';
    }
    boolean isSeq = colon - comma == 6 && at > colon + 1 && bytes[comma + 2] == 's';
    return isSeq ? OptionalLong.of(seq) : OptionalLong.empty();
  }

  private static boolean isWhole(byte[] bytes, int from, int to) {
    int crcAt = to - CRC_BYTES;
    return crcAt > from
        && Arrays.equals(bytes, crcAt, crcAt + CRC_KEY.length, CRC_KEY, 0, CRC_KEY.length)
        && Arrays.equals(bytes, to - END.length, to, END, 0, END.length)
        && Arrays.equals(
            crc(bytes, from, crcAt),
            0,
            CRC_DIGITS,
            bytes,
            crcAt + CRC_KEY.length,
            crcAt + CRC_KEY.length + CRC_DIGITS);
  }

  private static byte[] crc(byte[] bytes, int from, int to) {
    var crc = new CRC32C();
    crc.update(bytes, from, to - from);
    var digits = new byte[CRC_DIGITS];
    for (int i = 0; i < CRC_DIGITS; i++) {
      digits[i] = (byte) Character.forDigit((int) (crc.getValue() >> (28 - 4 * i)) & 0xf, 16);
    }
    return digits;
  }

  /** The first place of the byte, or {@code to}. */
  private static int indexOf(byte[] bytes, byte wanted, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
