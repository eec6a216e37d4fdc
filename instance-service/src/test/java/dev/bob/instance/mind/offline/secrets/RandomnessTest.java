package dev.bob.instance.mind.offline.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomnessTest {
  private static final int DRAWS = 2_000;
  private static final long SEED = 42;

  @Test
  void takesFewCharactersOverAndOverForThoughtOf() {
    // When, Then
    assertThat(Randomness.isDrawn("a1b2a1b1a2b2c1a1d2a1b2f1")).isFalse();
    assertThat(Randomness.isDrawn("QqQ9QqQQ8qQQqWwQQq9QqEeQqQqQ8qQQqQqR")).isFalse();
  }

  /** Better to miss one than to tell a false one, but not many. */
  @Test
  void missesFewThatWereDrawn() {
    // Given
    var draw = new FakeSecret.Draw(new SplittableRandom(SEED));
    // When
    int missed = 0;
    for (int i = 0; i < DRAWS; i++) {
      missed += Randomness.isDrawn(draw.of(FakeSecret.BASE62, 36)) ? 0 : 1;
      missed += Randomness.isDrawn(draw.of(FakeSecret.HEX, 32)) ? 0 : 1;
    }
    // Then
    assertThat(missed).as("missed of %d, seed %d", 2 * DRAWS, SEED).isLessThan(DRAWS / 20);
  }
}
