package dev.bob.state.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankFusionTest {
  @Test
  void countsRanksAndNotScores() {
    // Given
    var words = List.of(new Scored(1, 900), new Scored(2, 2), new Scored(3, 1));
    var meaning = List.of(new Scored(2, 0.9), new Scored(3, 0.8));

    // Then
    assertThat(RankFusion.fuse(List.of(words, meaning)))
        .containsExactly(
            new Scored(2, 1.0 / 62 + 1.0 / 61),
            new Scored(3, 1.0 / 63 + 1.0 / 62),
            new Scored(1, 1.0 / 61));
  }

  @Test
  void putsTheNewestOfEqualsFirst() {
    assertThat(RankFusion.fuse(List.of(List.of(new Scored(1, 1)), List.of(new Scored(2, 1)))))
        .extracting(Scored::seq)
        .containsExactly(2L, 1L);
  }
}
