package dev.bob.instance.mind.offline.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretScannerTest {
  private static final int MIB = 1 << 20;

  /** Generous: the machine may be busy, and a slow pattern needs minutes. */
  private static final Duration PER_MIB_MAX = Duration.ofSeconds(5);

  static Stream<FakeSecret> fakes() {
    return FakeSecret.all().stream();
  }

  @Test
  void hasAFakeSecretForEveryRule() {
    // When, Then
    assertThat(FakeSecret.all().stream().map(FakeSecret::rule).distinct())
        .containsExactlyInAnyOrderElementsOf(
            SecretRules.ALL.stream().map(SecretRule::id).distinct().toList());
  }

  @ParameterizedTest
  @MethodSource("fakes")
  void findsEachSortOnceAtItsLine(FakeSecret fake) throws Exception {
    // Given
    String text = "begin\n\n" + fake.text() + "\nend\n";
    // When
    List<Suspect> suspects = scan("src/app.py", text);
    // Then
    assertThat(suspects).extracting(suspect -> suspect.rule().id()).containsExactly(fake.rule());
    assertThat(suspects.getFirst().line()).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("fakes")
  void findsNothingThatIsCutShort(FakeSecret fake) throws Exception {
    // Given
    String cut = fake.text().substring(0, fake.text().indexOf(fake.hidden().getFirst()) + 3);
    // When, Then
    assertThat(scan("src/app.py", cut + "\"")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password = \"<your password>\"",
        "password = \"${DB_PASSWORD}\"",
        "password = \"{{ vault_password }}\"",
        "password: \"%(db_password)s\"",
        "password = \"changeme-Now1!\"",
        "password = \"P@ssw0rd!2\"",
        "password = \"xxxxxxxxXX1!\"",
        "password = \"example-Pw-77!\"",
        "password = \"Your-pw-here-1!\"",
        "password = \"abcdefgh-123!A\"",
        "password = \"Aa1!Aa1!Aa1!\"",
        "password = \"correcthorsebatterystaple\"",
        "password = getPassword(\"Kj8#mQ2x!z\")",
        "password = os.environ[\"Kj8#mQ2x!z\"]",
        "password = \"Kj8#mQ2x!z\" + suffix",
        "password = format(\"Kj8#mQ2x!z%s\", x)",
        "# password = \"Kj8#mQ2x!z\"",
        "// password = \"Kj8#mQ2x!z\"",
        " * password = \"Kj8#mQ2x!z\"",
        "passwordLabel = \"Kj8#mQ2x!z\"",
        "password_hash = \"Kj8#mQ2x!z\"",
        "public_key = \"h7Gq2Lm9Xz4Rt6Vb1Nc8Kp3W\"",
        "csrf_token = \"h7Gq2Lm9Xz4Rt6Vb1Nc8Kp3W\"",
        "next_page_token = \"h7Gq2Lm9Xz4Rt6Vb1Nc8Kp3W\"",
        "test_token = \"h7Gq2Lm9Xz4Rt6Vb1Nc8Kp3W\"",
        "checksum = \"h7Gq2Lm9Xz4Rt6Vb1Nc8Kp3W\"",
        "\"integrity\": \"sha512-h7Gq2Lm9Xz4Rt6Vb1Nc8Kp3Wh7Gq2Lm9Xz4R==\"",
        "secret = \"sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c\"",
        "token = \"123e4567-e89b-42d3-a456-426614174000\"",
        "token = \"com.acme.v2.Auth3Token4Provider\"",
        "token = \"/etc/app2/keys3/key4.pem\"",
        "token = \"https://a1.acme.io/b2/c3/d4\"",
        "secret = \"$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy\"",
        "secret = \"bXktc2VjcmV0LXBhc3N3b3JkLTEyMw==\"",
        "token = \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaa1b2c3\"",
        "token == null ? \"h7Gq2Lm9Xz4Rt6Vb1Nc8Kp3W\" : x",
        "secretKeyRef: {name: db, key: h7Gq2Lm9}",
        "img = \"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ\"",
        "url = \"https://user:password@git.bigfirm.io/\"",
        "url = \"https://user:h7Gq2Lm9Xz@example.com/\"",
        "url = \"https://user:h7Gq2Lm9Xz@localhost:8080/\"",
        "url = \"https://user:h7Gq2Lm9Xz@127.0.0.1/\"",
        "url = \"https://user:h7Gq2Lm9Xz@db/\"",
        "url = \"https://user:${PASS9word}@git.bigfirm.io/\"",
        "url = \"https://user:<h7Gq2Lm9Xz>@git.bigfirm.io/\"",
        "url = \"https://bob:bob12345@git.bigfirm.io/\"",
        "url = \"https://git.bigfirm.io:8443/a@b.c\"",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n-----END PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\n<your key here>\n-----END RSA PRIVATE KEY-----",
        "eyJhbGciOiJIUzI1NiJ9",
      })
  void findsNothingInWhatStandsForASecretOrIsNone(String text) throws Exception {
    // When, Then
    assertThat(scan("src/app.py", text + "\n")).isEmpty();
  }

  @Test
  void findsNothingInTheExamplesOfIssuers() throws Exception {
    // Given
    var draw = new FakeSecret.Draw(new SplittableRandom(7));
    String wrongChecksum = "gh" + "p_" + draw.of(FakeSecret.BASE62, 36);
    String publicKey = FakeSecret.pem("PUBLIC KEY", draw.of(FakeSecret.BASE62, 64));
    String certificate = FakeSecret.pem("CERTIFICATE", draw.of(FakeSecret.BASE62, 64));
    String johnDoe =
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ."
            + draw.of(FakeSecret.BASE62, 43);
    // When, Then
    for (String text :
        List.of(
            "AKIA" + "IOSFODNN7EXAMPLE",
            "token = '" + wrongChecksum + "'",
            "gh" + "p_" + "x".repeat(36),
            "sk" + "_test_" + draw.of(FakeSecret.BASE62, 24),
            "sk" + "_live_" + "0".repeat(24),
            "key = 'pk" + "_live_" + draw.of(FakeSecret.BASE62, 24) + "'",
            "https://hooks." + "slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
            "AI" + "za" + "Sy" + "X".repeat(33),
            publicKey,
            certificate,
            johnDoe)) {
      assertThat(scan("src/app.py", text + "\n")).as(text).isEmpty();
    }
  }

  @Test
  void readsAKeyAsAProgramOrSettingsHaveIt() throws Exception {
    // Given
    String pem = FakeSecret.key("private-key", "PRIVATE KEY", FakeSecret.pkcs8("EC", 256)).text();
    String string = "\"" + pem.replace("\n", "\\n\" +\n    \"") + "\\n\"";
    String json = "{\"key\": \"" + pem.replace("\n", "\\n") + "\\n\"}";
    String yaml = "key: |\n  " + pem.replace("\n", "\n  ");
    // When, Then
    for (String text : List.of(pem, pem.replace("\n", "\r\n"), string, json, yaml)) {
      assertThat(scan("src/app.py", text)).as(text).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "src/main/app.yml, true",
    "config/.env, true",
    ".bashrc, true",
    "src/main/App.java, false",
    "notes.txt, false",
  })
  void takesAValueWithoutQuotesInSettingsOnly(String path, boolean found) throws Exception {
    // When
    List<Suspect> suspects = scan(path, "db.password: Kj8#mQ2x!z\ndb.user: sa\n");
    // Then
    assertThat(suspects).hasSize(found ? 1 : 0);
  }

  @Test
  void readsNamesAndTypesOfManyLanguages() throws Exception {
    // Given
    String value = "\"Kj8mQ2x!z9\"";
    // When, Then
    for (String text :
        List.of(
            "val dbPassword: String = " + value,
            "const password: string = " + value,
            "$config['password'] = " + value.replace('"', '\''),
            "'password' => " + value,
            "password := " + value,
            "Password: " + value + ",",
            "export DB_PASSWORD=" + value,
            "<user password=" + value + " />",
            "ENV[\"SMTP_PASSWORD\"] = " + value)) {
      assertThat(scan("src/app.x", text + "\n")).as(text).hasSize(1);
    }
  }

  @Test
  void tellsASecretThatStandsTwiceOnce() throws Exception {
    // Given
    FakeSecret fake = FakeSecret.all().getLast();
    // When, Then
    assertThat(scan("src/app.py", fake.text() + "\n" + fake.text() + "\n")).hasSize(1);
  }

  static Stream<String> hostileParts() {
    String github = FakeSecret.github("Kj8mQ2xz9Lp4Rt6Vb1Nc8Wq3Xy5Zd7").text();
    return Stream.of(
        "gh" + "p_",
        " gh" + "p_" + "a".repeat(35),
        "eyJ",
        ".eyJ" + "a".repeat(500),
        "://",
        "://" + "a".repeat(60) + ":" + "b".repeat(120),
        "-----BEGIN ",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----" + "A".repeat(19_000) + "-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----" + "\\".repeat(19_000) + "-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----" + " ".repeat(19_000) + "-----END PRIVATE KEY-----",
        "password=",
        "password = \"",
        "password:" + " ".repeat(50),
        "a".repeat(79) + "password=\"" + "b".repeat(199),
        "=",
        ":",
        " :",
        "\"",
        " auth token secret ",
        "sk-" + "a".repeat(90) + " ",
        "AKIA" + "Q2W3E4R5T6Y7UIOP ",
        "AC" + "0f1e2d3c4b5a69788796a5b4c3d2e1f0 auth auth auth ",
        github + " ",
        "\u00ff",
        "\\",
        "\n",
        "\u0000");
  }

  @ParameterizedTest
  @MethodSource("hostileParts")
  void takesLinearTimeForHostileText(String part) throws Exception {
    // Given
    String text = part.repeat(MIB / part.length());
    var thread = ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadCpuTime();
    // When
    scan("src/app.yml", text);
    // Then
    assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - before)).isLessThan(PER_MIB_MAX);
  }

  @Test
  void stopsInTheMiddleOfALineWhenAsked() {
    // Given
    String line = ("AKIA" + "Q2W3E4R5T6Y7UIOP ").repeat(10_000);
    Thread.currentThread().interrupt();
    // When, Then
    assertThatThrownBy(() -> scan("src/app.py", line)).isInstanceOf(InterruptedException.class);
  }

  private static List<Suspect> scan(String path, String text) throws InterruptedException {
    return new ArrayList<>(SecretScanner.scan(Source.of(path, text.getBytes(UTF_8))));
  }
}
