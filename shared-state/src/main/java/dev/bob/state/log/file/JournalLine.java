package dev.bob.state.log.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bob.state.event.Event;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.RecordedJson;
import dev.bob.state.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
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
  int BYTES_MAX = 256 * 1024;

  /** What {@code v}, {@code seq}, {@code writer}, {@code n} and {@code crc} take at most. */
  int FRAME_BYTES_MAX = 160;

  byte[] UNPLACED = utf8("{\"v\":1,\"seq\":0,\"writer\":\"\",\"n\":0");
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
   * The part of the line that does not depend on its place, so that it is made before the lock.
   *
   * @throws IllegalArgumentException if the event cannot be written as JSON or makes too long a
   *     line
   */
  static byte[] body(Event event) {
    byte[] line;
    try {
      line = Json.MAPPER.writeValueAsBytes(RecordedJson.of(new Recorded(0, "", 0, event)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an event that is no JSON: " + e.getOriginalMessage(), e);
    }
    if (line.length + FRAME_BYTES_MAX > BYTES_MAX) {
      throw new IllegalArgumentException(
          "an event of %d bytes; a line of the journal has at most %d: put a large body into a file"
              .formatted(line.length, BYTES_MAX));
    }
    if (hasHalfCharacter(line)) {
      throw new IllegalArgumentException("an event with half a character (a lone surrogate)");
    }
    return Arrays.copyOfRange(line, UNPLACED.length, line.length - 1);
  }

  /** The whole line, line feed included. */
  static byte[] of(long seq, String writer, long n, byte[] body) {
    var head = utf8("{\"v\":1,\"seq\":" + seq + ",\"writer\":\"" + writer + "\",\"n\":" + n);
    var line = Arrays.copyOf(head, head.length + body.length + CRC_BYTES + 1);
    System.arraycopy(body, 0, line, head.length, body.length);
    int end = head.length + body.length;
    var crc = utf8(crc(line, 0, end));
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
      var json = Json.MAPPER.readValue(bytes, from, to - from, RecordedJson.class);
      return new Whole(json.toRecorded());
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

  /**
   * The mapper writes every surrogate as an escape of its own: a high one wants a low one behind.
   */
  private static boolean hasHalfCharacter(byte[] json) {
    boolean high = false;
    for (int at = 0; at < json.length; at++) {
      boolean escape = json[at] == '\\';
      boolean surrogate = escape && json[at + 1] == 'u' && (json[at + 2] | 0x20) == 'd';
      char third = surrogate ? (char) (json[at + 3] | 0x20) : '0';
      boolean low = third >= 'c' && third <= 'f';
      if (high != low) {
        return true;
      }
      high = surrogate && !low && third >= '8';
      at += surrogate ? 5 : escape ? 1 : 0;
    }
    return high;
  }

  private static boolean isWhole(byte[] bytes, int from, int to) {
    int crcAt = to - CRC_BYTES;
    return crcAt > from
        && Arrays.equals(bytes, crcAt, crcAt + CRC_KEY.length, CRC_KEY, 0, CRC_KEY.length)
        && Arrays.equals(bytes, to - END.length, to, END, 0, END.length)
        && crc(bytes, from, crcAt)
            .equals(
                new String(bytes, crcAt + CRC_KEY.length, CRC_DIGITS, StandardCharsets.ISO_8859_1));
  }

  private static String crc(byte[] bytes, int from, int to) {
    var crc = new CRC32C();
    crc.update(bytes, from, to - from);
    return HexFormat.of().toHexDigits((int) crc.getValue());
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
