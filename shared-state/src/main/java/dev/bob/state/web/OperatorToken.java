package dev.bob.state.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that whoever steers the hive must show. It is never logged, and never leaves in an
 * answer: the cookie carries something derived from it.
 */
public final class OperatorToken {
  static final int CHARS_MIN = 20;
  static final int CHARS_MAX = 256;
  private static final Pattern TEXT =
      Pattern.compile("[A-Za-z0-9._~+/=-]{" + CHARS_MIN + "," + CHARS_MAX + "}");
  private static final String COOKIE_PURPOSE = "bob cookie 1";

  private final byte[] token;
  private final String cookie;

  /**
   * Takes a token of {@value #CHARS_MIN} to {@value #CHARS_MAX} characters that may stand in an
   * {@code Authorization} header (RFC 6750); another is an {@link IllegalArgumentException}.
   */
  public OperatorToken(String text) {
    if (!TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "the operator's token has "
              + CHARS_MIN
              + " to "
              + CHARS_MAX
              + " letters, digits or -._~+/=");
    }
    token = text.getBytes(StandardCharsets.US_ASCII);
    cookie = Base64.getUrlEncoder().withoutPadding().encodeToString(mac(token));
  }

  /** What the browser keeps: of use only with this token, and no way back to it. */
  public String cookie() {
    return cookie;
  }

  /** Whether that is the cookie's value; takes as long whatever it is. */
  boolean isCookie(String value) {
    return same(cookie.getBytes(StandardCharsets.US_ASCII), value);
  }

  /** Whether that is the token; takes as long whatever it is. */
  boolean is(String value) {
    return same(token, value);
  }

  /** Compares digests, so that not even the length shows in the time it takes. */
  private static boolean same(byte[] expected, String given) {
    return MessageDigest.isEqual(digest(expected), digest(given.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] mac(byte[] key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(COOKIE_PURPOSE.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "OperatorToken[hidden]";
  }
}
