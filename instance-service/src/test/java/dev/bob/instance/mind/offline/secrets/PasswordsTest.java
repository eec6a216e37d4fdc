package dev.bob.instance.mind.offline.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private static final int DRAWS = 2_000;
  private static final long SEED = 43;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.v2.Auth3Token4Provider",
        "v1-user-session2-handler3-cookie",
        "internationalization4u2read3",
        "arn:aws2:iam3::4role5/reader6",
        "src/main4/resources5/key6.pem",
        "oauth2ClientCredentials1Grant2x",
      })
  void takesNamesAndPathsForNoToken(String value) {
    // When, Then
    assertThat(Passwords.isToken(value)).isFalse();
  }

  @Test
  void takesNoUuidForAToken() {
    // Given
    var random = new SplittableRandom(SEED);
    // When, Then
    for (int i = 0; i < DRAWS; i++) {
      var uuid = new UUID(random.nextLong(), random.nextLong());
      assertThat(Passwords.isToken(uuid.toString())).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha256-q8ZmLv2xKj7RtN4wYb6Hc3Pd",
        "md5:q8ZmLv2xKj7RtN4wYb6Hc3Pd",
        "{ssha}q8ZmLv2xKj7RtN4wYb6Hc3Pd!",
        "$6$q8ZmLv2xKj7RtN4wYb6Hc3Pd#!%&",
      })
  void takesNoDigestForAPassword(String value) {
    // When, Then
    assertThat(Passwords.isToken(value) || Passwords.isPassword(value) || Passwords.isKey(value))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {FakeSecret.BASE62, FakeSecret.HEX, FakeSecret.BASE36})
  void missesFewThatWereDrawn(String alphabet) {
    // Given
    var draw = new FakeSecret.Draw(new SplittableRandom(SEED));
    // When
    int missed = 0;
    for (int i = 0; i < DRAWS; i++) {
      missed += Passwords.isToken(draw.of(alphabet, 32)) ? 0 : 1;
    }
    // Then
    assertThat(missed).as("missed of %d, seed %d", DRAWS, SEED).isLessThan(DRAWS / 10);
  }
}
