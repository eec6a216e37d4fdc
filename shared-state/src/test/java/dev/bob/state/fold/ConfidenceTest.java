package dev.bob.state.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.fold.Word.Says;
import dev.bob.state.model.InstanceId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfidenceTest {
  private static Word word(int by, Says says) {
    return new Word(new InstanceId(by), says, "looked at it " + by);
  }

  @Test
  void growsWithEachThatConfirmsAndFallsWithEachThatRefutes() {
    assertThat(Confidence.permille(List.of())).isEqualTo(500);
    assertThat(Confidence.permille(List.of(word(1, Says.CONFIRMED)))).isEqualTo(666);
    assertThat(Confidence.permille(List.of(word(1, Says.CONFIRMED), word(2, Says.CONFIRMED))))
        .isEqualTo(750);
    assertThat(Confidence.permille(List.of(word(1, Says.REFUTED)))).isEqualTo(333);
  }

  @Test
  void whatIsContestedIsWorthAsMuchAsWhatNobodyHasLookedAt() {
    assertThat(Confidence.permille(List.of(word(1, Says.CONFIRMED), word(2, Says.REFUTED))))
        .isEqualTo(500);
  }
}
