package dev.bob.state.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.fold.Word.Says;
import dev.bob.state.model.InstanceId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfidenceTest {
  private static final InstanceId AUTHOR = new InstanceId(9);

  private static Word word(int by, Says says) {
    return new Word(new InstanceId(by), says, "looked at it " + by);
  }

  @Test
  void growsWithEachThatConfirmsAndFallsWithEachThatRefutes() {
    assertThat(Confidence.of(List.of(), AUTHOR)).isEqualTo(0.5);
    assertThat(Confidence.of(List.of(word(1, Says.CONFIRMED)), AUTHOR)).isEqualTo(0.67);
    assertThat(Confidence.of(List.of(word(1, Says.CONFIRMED), word(2, Says.CONFIRMED)), AUTHOR))
        .isEqualTo(0.75);
    assertThat(Confidence.of(List.of(word(1, Says.REFUTED)), AUTHOR)).isEqualTo(0.33);
  }

  @Test
  void theAuthorsOwnWordCountsForNothing() {
    assertThat(Confidence.of(List.of(word(9, Says.CONFIRMED)), AUTHOR)).isEqualTo(0.5);
  }

  @Test
  void whatIsContestedIsWorthAsMuchAsWhatNobodyHasLookedAt() {
    assertThat(Confidence.of(List.of(word(1, Says.CONFIRMED), word(2, Says.REFUTED)), AUTHOR))
        .isEqualTo(0.5);
  }
}
