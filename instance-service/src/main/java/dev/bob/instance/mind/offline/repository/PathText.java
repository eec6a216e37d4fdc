package dev.bob.instance.mind.offline.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * A path of a Git tree as text. Git's paths are bytes. A path that is printable UTF-8 without a
 * backslash is itself; in any other one a backslash is doubled and each byte that is not printable
 * UTF-8 is {@code \} and three octal digits, as {@code git ls-tree} quotes it. So no two paths of a
 * tree have the same text, and the text has no control characters.
 */
public final class PathText {
  private PathText() {}

  /** The text of a path. */
  public static String of(byte[] path) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(path)).toString();
      if (text.indexOf('\\') < 0 && text.codePoints().allMatch(Printable::isPrintable)) {
        return text;
      }
    } catch (CharacterCodingException notUtf8) {
      return escape(path);
    }
    return escape(path);
  }

  /** The path of a text: the inverse of {@link #of}. */
  public static byte[] bytes(String text) {
    if (text.indexOf('\\') < 0) {
      return text.getBytes(UTF_8);
    }
    var bytes = new ByteArrayOutputStream(text.length());
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (codePoint != '\\') {
        bytes.writeBytes(Character.toString(codePoint).getBytes(UTF_8));
        at += Character.charCount(codePoint);
      } else if (text.charAt(at + 1) == '\\') {
        bytes.write('\\');
        at += 2;
      } else {
        bytes.write(Integer.parseInt(text.substring(at + 1, at + 4), 8));
        at += 4;
      }
    }
    return bytes.toByteArray();
  }

  /** Whether the text is the path itself, so that it can be typed in a command. */
  public static boolean isPlain(String text) {
    return text.indexOf('\\') < 0;
  }

  private static String escape(byte[] path) {
    var text = new StringBuilder(path.length + 16);
    int at = 0;
    while (at < path.length) {
      int length = printableLength(path, at);
      if (length == 0) {
        text.append('\\').append(octal(path[at]));
        at++;
      } else {
        String character = new String(path, at, length, UTF_8);
        text.append(character.equals("\\") ? "\\\\" : character);
        at += length;
      }
    }
    return text.toString();
  }

  /** Bytes of the printable character that starts here, 0 if there is none. */
  private static int printableLength(byte[] path, int at) {
    for (int length = 1; length <= 4 && at + length <= path.length; length++) {
      try {
        String character = UTF_8.newDecoder().decode(ByteBuffer.wrap(path, at, length)).toString();
        return Printable.isPrintable(character.codePointAt(0)) ? length : 0;
      } catch (CharacterCodingException notWhole) {
        continue;
      }
    }
    return 0;
  }

  private static String octal(byte value) {
    return String.format("%03o", value & 0xff);
  }
}
