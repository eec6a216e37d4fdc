package dev.bob.state.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SeqsTest {
  private static final int STEPS = 5_000;
  private static final int SEQ_MAX = 60;

  @Test
  void isTheSameSetHoweverItCameAbout() {
    // Given
    var random = new SplittableRandom(4);
    var plain = new TreeSet<Long>();
    var seqs = Seqs.NONE;

    for (int step = 0; step < STEPS; step++) {
      // When
      long first = 1 + random.nextLong(SEQ_MAX);
      long last = Math.min(SEQ_MAX, first + random.nextInt(6));
      boolean adding = random.nextBoolean();
      for (long seq = first; seq <= last; seq++) {
        boolean _ = adding ? plain.add(seq) : plain.remove(seq);
      }
      seqs = adding ? seqs.plus(first, last) : seqs.minus(first, last);

      // Then
      var rebuilt = Seqs.NONE;
      for (long seq : plain) {
        rebuilt = rebuilt.plus(seq, seq);
        assertThat(seqs.contains(seq)).isTrue();
      }
      assertThat(seqs).as("step %d", step).isEqualTo(rebuilt);
      assertThat(seqs.isEmpty()).isEqualTo(plain.isEmpty());
      long from = 1 + random.nextLong(SEQ_MAX);
      long to = from + random.nextInt(9) - 1;
      assertThat(seqs.count(from, to))
          .as("step %d: %s from %d to %d", step, seqs, from, to)
          .isEqualTo(plain.stream().filter(seq -> seq >= from && seq <= to).count());
    }
  }

  @Test
  void forgetsTheLowestOfVeryMany() {
    // Given
    var seqs = Seqs.NONE;

    // When
    for (long seq = 1; seq <= Seqs.RUNS_MAX + 1; seq++) {
      seqs = seqs.plus(2 * seq, 2 * seq);
    }

    // Then
    assertThat(seqs.runs()).hasSize(Seqs.RUNS_MAX);
    assertThat(seqs.contains(2)).isFalse();
    assertThat(seqs.contains(4)).isTrue();
  }
}
