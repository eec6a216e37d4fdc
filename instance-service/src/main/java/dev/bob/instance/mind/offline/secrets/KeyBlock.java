package dev.bob.instance.mind.offline.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key between its {@code BEGIN} and its {@code END} line (RFC 7468, RFC 1421, OpenSSH's
 * and OpenPGP's own), also as a string of a program: with quotes, {@code \n} and indentation.
 *
 * @param label {@code RSA PRIVATE KEY}
 * @param key the bytes of the body
 */
record KeyBlock(String label, Protection protection, byte[] key, Match match) {
  /** Whether a passphrase is needed too. */
  enum Protection {
    NONE,
    PASSPHRASE,
    UNKNOWN
  }

  static final String KEYWORD = "-----BEGIN ";

  /** A key of RSA with 16,384 bits has about 13,000. */
  static final int CHARS_MAX = 20_000;

  private static final int BEGIN_CHARS_MAX = 64;
  private static final int WORD_CHARS_MIN = 4;
  private static final Pattern BEGIN =
      Pattern.compile(
          "-----BEGIN ((?:RSA |EC |DSA |OPENSSH |ENCRYPTED )?PRIVATE KEY|PGP PRIVATE KEY BLOCK)-----");
  private static final Pattern LINE_END = Pattern.compile("\\\\[rnt]");
  private static final Pattern HEADER =
      Pattern.compile("(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset):[^\\n]*+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\"'`,;\\\\|#*()]+");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]++={0,2}");
  private static final Pattern ARMOR_CHECKSUM = Pattern.compile("=[A-Za-z0-9+/]{4}");
  private static final byte[] OPENSSH = "openssh-key-v1\0".getBytes(ISO_8859_1);

  static Recognizer recognizer(Protection protection) {
    return (source, at) ->
        at(source.text(), at)
            .filter(block -> block.protection() == protection)
            .map(KeyBlock::match);
  }

  /** Whether its bytes are a key to their end, as far as that can be told without a passphrase. */
  boolean isReadable() {
    return key[0] != Der.SEQUENCE || isCipherText() || Der.isWellFormed(key);
  }

  /** RFC 1421: encrypted as a whole, so that nothing in it can be told. */
  private boolean isCipherText() {
    return protection == Protection.PASSPHRASE && !label.startsWith("ENCRYPTED");
  }

  /** The block that begins here, if it has a body that begins as such a key does. */
  static Optional<KeyBlock> at(String text, int at) {
    Matcher begin = BEGIN.matcher(text);
    begin.region(at, Math.min(at + BEGIN_CHARS_MAX, text.length()));
    if (!begin.lookingAt()) {
      return Optional.empty();
    }
    int limit = Math.min(begin.end() + CHARS_MAX, text.length());
    int end = text.indexOf("-----", begin.end(), limit);
    if (end < 0 || !text.startsWith("-----END " + begin.group(1) + "-----", end)) {
      return Optional.empty();
    }
    String body = LINE_END.matcher(text.substring(begin.end(), end)).replaceAll("\n");
    return decoded(HEADER.matcher(body).replaceAll(""))
        .flatMap(
            key ->
                protection(begin.group(1), body.contains("ENCRYPTED"), key)
                    .map(of -> new KeyBlock(begin.group(1), of, key, new Match(at, end))));
  }

  /** Nothing if the bytes are not those of such a key. */
  private static Optional<Protection> protection(String label, boolean cipherText, byte[] key) {
    boolean whole;
    Protection protection = cipherText ? Protection.PASSPHRASE : Protection.NONE;
    switch (label) {
      case "OPENSSH PRIVATE KEY" -> {
        whole = startsWith(key, OPENSSH);
        protection = cipher(key).equals("none") ? Protection.NONE : Protection.PASSPHRASE;
      }
      case "PGP PRIVATE KEY BLOCK" -> {
        whole = key.length > 0 && isSecretKeyPacket(key[0]);
        protection = Protection.UNKNOWN;
      }
      case "ENCRYPTED PRIVATE KEY" -> {
        whole = Der.isSequence(key, Der.SEQUENCE);
        protection = Protection.PASSPHRASE;
      }
      default -> whole = cipherText ? isBlocks(key) : Der.isSequence(key, Der.INTEGER);
    }
    return whole ? Optional.of(protection) : Optional.empty();
  }

  /** The bytes of the body; nothing if there is anything in it but base 64. */
  private static Optional<byte[]> decoded(String body) {
    var base64 = new StringBuilder();
    for (String word : BETWEEN_WORDS.split(body)) {
      if (word.length() < WORD_CHARS_MIN || ARMOR_CHECKSUM.matcher(word).matches()) {
        continue;
      }
      if (!BASE64.matcher(word).matches()) {
        return Optional.empty();
      }
      base64.append(word);
    }
    try {
      return Optional.of(Base64.getDecoder().decode(base64.toString()));
    } catch (IllegalArgumentException cutOff) {
      return Optional.empty();
    }
  }

  /** RFC 1421 encrypts in blocks of 8 or 16 bytes. */
  private static boolean isBlocks(byte[] key) {
    return key.length >= 64 && key.length % 8 == 0;
  }

  /** RFC 9580: the first packet of a secret key has the tag 5, in the old or the new format. */
  private static boolean isSecretKeyPacket(byte first) {
    return (first & 0xFC) == 0x94 || (first & 0xFF) == 0xC5;
  }

  /** PROTOCOL.key of OpenSSH: after the magic the length and the name of the cipher. */
  private static String cipher(byte[] key) {
    int at = OPENSSH.length + 4;
    int length = key.length > at ? key[at - 1] : 0;
    return length > 0 && at + length <= key.length
        ? new String(key, at, length, ISO_8859_1)
        : "none";
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return Arrays.equals(bytes, 0, Math.min(bytes.length, start.length), start, 0, start.length);
  }
}
