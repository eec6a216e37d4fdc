package dev.bob.instance.mind.offline.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A credential that opens nothing. All are put together at run time, so that no scanner, and not
 * Bob either, finds one in our sources.
 *
 * @param rule id of the rule that must find it
 * @param text to be planted; its first line is where it is found
 * @param hidden what nothing may show: the secret without the prefix that all of its sort have
 */
record FakeSecret(String rule, String text, List<String> hidden) {
  static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  static final String DIGITS = "0123456789";
  static final String BASE62 = DIGITS + UPPER + LOWER;
  static final String BASE36 = DIGITS + LOWER;
  static final String HEX = DIGITS + "abcdef";
  private static final String BASE32 = UPPER + "234567";
  private static final long SEED = 20_261;

  /** At least one for every rule; the same every time. */
  static List<FakeSecret> all() {
    var draw = new Draw(new SplittableRandom(SEED));
    String pair = draw.of(BASE32, 16);
    String pairSecret = draw.of(BASE62 + "+/", 40);
    String account = draw.of(HEX, 32);
    String accountToken = draw.of(HEX, 32);
    String apiKey = draw.of(HEX, 32);
    String apiKeySecret = draw.of(BASE62, 32);
    String password = draw.of(BASE62, 9) + "#7xQ";
    String token = draw.of(HEX, 40);
    return List.of(
        key("private-key", "PRIVATE KEY", pkcs8("EC", 256)),
        key("private-key", "RSA PRIVATE KEY", pkcs1()),
        key("private-key", "OPENSSH PRIVATE KEY", openSsh("none", draw)),
        key("private-key-encrypted", "OPENSSH PRIVATE KEY", openSsh("aes256-ctr", draw)),
        key("private-key-encrypted", "ENCRYPTED PRIVATE KEY", encryptedPkcs8()),
        legacyEncryptedKey(draw),
        key("private-key-openpgp", "PGP PRIVATE KEY BLOCK", draw.bytes(300, 0x95)),
        new FakeSecret(
            "aws-key-pair",
            "aws_access_key_id = AKIA" + pair + "\naws_secret_access_key = " + pairSecret,
            List.of(pair, pairSecret)),
        prefixed("aws-key-id", "AKIA", draw.of(BASE32, 16)),
        github(draw.of(BASE62, 30)),
        prefixed(
            "github-fine-grained-token",
            "github_" + "pat_",
            draw.of(BASE62, 22) + "_" + draw.of(BASE62, 59)),
        prefixed("gitlab-token", "gl" + "pat-", draw.of(BASE62, 20)),
        prefixed(
            "slack-token",
            "xo" + "xb-",
            draw.of("2468", 11) + "-" + draw.of("1357", 12) + "-" + draw.of(BASE62, 24)),
        prefixed(
            "slack-webhook",
            "https://hooks." + "slack.com/services/",
            "T" + draw.of(BASE32, 9) + "/B" + draw.of(BASE32, 9) + "/" + draw.of(BASE62, 24)),
        prefixed("google-api-key", "AI" + "za", draw.of(BASE62, 35)),
        prefixed("stripe-secret-key", "sk" + "_live_", draw.of(BASE62, 24)),
        prefixed("stripe-restricted-key", "rk" + "_live_", draw.of(BASE62, 40)),
        prefixed("npm-token", "np" + "m_", draw.of(BASE62, 36)),
        prefixed("pypi-token", "py" + "pi-AgEIcHlwaS5vcmc", draw.of(BASE62, 120)),
        prefixed("anthropic-key", "sk-" + "ant-api03-", draw.of(BASE62 + "-", 93) + "AA"),
        prefixed(
            "openai-key",
            "sk-" + "proj-",
            draw.of(BASE62, 40) + "T3Blbk" + "FJ" + draw.of(BASE62, 40)),
        prefixed("openai-key", "sk-", draw.of(BASE62, 20) + "T3Blbk" + "FJ" + draw.of(BASE62, 20)),
        prefixed("sendgrid-key", "S" + "G.", draw.of(BASE62, 22) + "." + draw.of(BASE62, 43)),
        new FakeSecret(
            "twilio-account",
            "client('AC" + account + "', auth_token='" + accountToken + "')",
            List.of(account, accountToken)),
        new FakeSecret(
            "twilio-key",
            "client('SK" + apiKey + "', secret='" + apiKeySecret + "')",
            List.of(apiKey, apiKeySecret)),
        jsonWebToken(draw.of(BASE62, 43)),
        new FakeSecret(
            "url-password",
            "base = 'https://bob:" + password + "@git.bigfirm.io/x.git'",
            List.of(password)),
        new FakeSecret("assigned-secret", "password = \"" + password + "\"", List.of(password)),
        new FakeSecret("assigned-secret", "api_key: '" + token + "'", List.of(token)));
  }

  /** With the checksum that GitHub's tokens end in. */
  static FakeSecret github(String body) {
    return prefixed("github-token", "gh" + "p_", body + Base62Checksum.of(body));
  }

  static FakeSecret jsonWebToken(String signature) {
    String header = base64Url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    String claims = base64Url("{\"sub\":\"bob-4711\",\"iat\":1790000000}");
    return new FakeSecret(
        "json-web-token",
        "jwt = \"" + header + "." + claims + "." + signature + "\"",
        List.of(claims, signature));
  }

  static FakeSecret key(String rule, String label, byte[] key) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    return new FakeSecret(rule, pem(label, body), List.of(body.split("\n")));
  }

  static String pem(String label, String body) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----".formatted(label, body, label);
  }

  static byte[] pkcs8(String algorithm, int bits) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair().getPrivate().getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FakeSecret prefixed(String rule, String prefix, String rest) {
    return new FakeSecret(rule, "value = \"" + prefix + rest + "\"", List.of(rest));
  }

  private static FakeSecret legacyEncryptedKey(Draw draw) {
    String body = Base64.getEncoder().encodeToString(draw.bytes(320, 0x30));
    String headers =
        "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF";
    return new FakeSecret(
        "private-key-encrypted", pem("RSA PRIVATE KEY", headers + "\n\n" + body), List.of(body));
  }

  /** What PKCS #8 wraps into its last element. */
  private static byte[] pkcs1() {
    byte[] whole = pkcs8("RSA", 1024);
    for (int at = 8; at < whole.length; at++) {
      if (whole[at] == 0x04) {
        return Arrays.copyOfRange(whole, at + 4, whole.length);
      }
    }
    throw new IllegalStateException("no octets in a key");
  }

  private static byte[] encryptedPkcs8() {
    try {
      String algorithm = "PBEWithSHA1AndDESede";
      var passphrase = SecretKeyFactory.getInstance(algorithm);
      var cipher = Cipher.getInstance(algorithm);
      cipher.init(
          Cipher.ENCRYPT_MODE, passphrase.generateSecret(new PBEKeySpec("x y z".toCharArray())));
      byte[] bytes = cipher.doFinal(pkcs8("EC", 256));
      return new EncryptedPrivateKeyInfo(cipher.getParameters(), bytes).getEncoded();
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] openSsh(String cipher, Draw draw) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes("openssh-key-v1\0\0\0\0".getBytes(ISO_8859_1));
    bytes.write(cipher.length());
    bytes.writeBytes(cipher.getBytes(ISO_8859_1));
    bytes.writeBytes(draw.bytes(200, 0));
    return bytes.toByteArray();
  }

  private static String base64Url(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(ISO_8859_1));
  }

  /** Characters and bytes by chance. */
  record Draw(SplittableRandom random) {
    String of(String alphabet, int chars) {
      var drawn = new StringBuilder();
      for (int i = 0; i < chars; i++) {
        drawn.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      return drawn.toString();
    }

    byte[] bytes(int count, int first) {
      byte[] bytes = new byte[count];
      random.nextBytes(bytes);
      bytes[0] = (byte) first;
      return bytes;
    }
  }
}
