package dev.bob.instance.mind.offline.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my-Example-8Kq",
        "ChangeMe!8Kq",
        "p@ssw0rd8Kq",
        "s3cr3t8Kq",
        "8KqZZZZZ2mvL",
        "8KqbcdefgmvL",
        "8Kq765432mvL",
        "8KqLv8KqLv8KqLv",
        "8Kq8Kqq8KKq",
      })
  void tellsWordsRunsSequencesAndRepetitions(String value) {
    // When, Then
    assertThat(Placeholder.is(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8KqLvZ2mRw",
        "Kj8#mQ2x!z",
        "h7Gq2Lm9Xz4Rt6Vb1Nc8Kp3W",
        "e0ec946fcefea5ce0d4d924f"
      })
  void leavesWhatMayBeReal(String value) {
    // When, Then
    assertThat(Placeholder.is(value)).isFalse();
  }
}
