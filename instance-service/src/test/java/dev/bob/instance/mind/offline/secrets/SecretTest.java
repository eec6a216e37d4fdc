package dev.bob.instance.mind.offline.secrets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void showsFourCharactersAndTheLengthOfALongOneOnly() {
    // When, Then
    assertThat(new Secret("abcdefghijklmnopqrst").masked()).isEqualTo("abcd…, 20 characters");
    assertThat(new Secret("abcdefghijklmnopqrs").masked()).isEqualTo("fewer than 20 characters");
    assertThat(new Secret(KeyBlock.KEYWORD + "x".repeat(89)).masked()).isEqualTo("100 characters");
  }

  @Test
  void isMaskedWhereverItSlipsInto() {
    // Given
    var secret = new Secret("abcdefghijklmnopqrst");
    var suspect = new Suspect(SecretRules.ALL.getFirst(), 1, secret, Surroundings.PRODUCT);
    var source = Source.of("a.py", secret.value().getBytes(US_ASCII));
    // When, Then
    assertThat(secret + " " + suspect + " " + source).doesNotContain("abcde");
  }
}
