package dev.bob.instance.mind.offline.report;

import dev.bob.instance.mind.offline.repository.PathText;
import java.util.HexFormat;

/** A path of a Git tree as a relative URI reference (RFC 3986, section 4.2). */
final class PercentEncoding {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentEncoding() {}

  /**
   * Encodes byte by byte, so that a path that is not UTF-8 comes out exact. Colons are encoded too:
   * in the first segment of a relative reference one would look like a scheme.
   *
   * @param path as {@link PathText} writes it
   */
  static String ofPath(String path) {
    var uri = new StringBuilder(path.length() + 16);
    for (byte value : PathText.bytes(path)) {
      char character = (char) (value & 0xff);
      if (UNRESERVED.indexOf(character) >= 0) {
        uri.append(character);
      } else {
        uri.append("%").append(HEX.toHexDigits(value));
      }
    }
    return uri.toString();
  }
}
