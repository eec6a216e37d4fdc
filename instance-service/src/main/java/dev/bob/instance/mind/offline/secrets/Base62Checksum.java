package dev.bob.instance.mind.offline.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.zip.CRC32;

/**
 * The checksum at the end of GitHub's tokens: the CRC-32 of what stands between prefix and
 * checksum, as six digits of base 62 (GitHub, "Behind GitHub's new authentication token formats",
 * 2021).
 */
final class Base62Checksum {
  static final int DIGITS = 6;
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private Base62Checksum() {}

  static String of(String body) {
    var crc = new CRC32();
    crc.update(body.getBytes(ISO_8859_1));
    long rest = crc.getValue();
    var digits = new StringBuilder();
    for (int i = 0; i < DIGITS; i++) {
      digits.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
      rest /= ALPHABET.length();
    }
    return digits.reverse().toString();
  }

  /** Whether a token of GitHub's ends in the checksum of what is before. */
  static boolean holds(String token) {
    int body = token.indexOf('_') + 1;
    int end = token.length() - DIGITS;
    return of(token.substring(body, end)).equals(token.substring(end));
  }
}
