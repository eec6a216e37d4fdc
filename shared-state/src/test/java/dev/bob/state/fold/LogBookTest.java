package dev.bob.state.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.Fact;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.LogFact;
import dev.bob.state.event.Recorded;
import org.junit.jupiter.api.Test;

class LogBookTest {
  private HiveState state = HiveState.EMPTY;

  @Test
  void notesWhatItHasNotSeenUntilTheLogSaysThatItIsDamaged() {
    // Given
    tell(1, "w", 1, Author.person(), wish(1));
    tell(4, "w", 2, Author.person(), wish(2));
    assertThat(state.log().missing()).isEqualTo(Seqs.NONE.plus(2, 3));

    // When
    var verdict = tell(5, "r", 1, Author.journal(), LogFact.Damaged.of(2, 3));

    // Then
    assertThat(verdict).isEqualTo(Verdict.ACCEPTED);
    assertThat(state.log().missing()).isEqualTo(Seqs.NONE);
    assertThat(state.log().damaged()).isEqualTo(Seqs.NONE.plus(2, 3));
    assertThat(reason(tell(6, "r", 2, Author.journal(), LogFact.Damaged.of(3, 3))))
        .isEqualTo(Reason.ALREADY_KNOWN);
  }

  @Test
  void knowsWhetherItHoldsWhatIsSaidToBeDamaged() {
    // Given
    tell(1, "w", 1, Author.person(), wish(1));
    tell(4, "w", 2, Author.person(), wish(2));

    // Then
    assertThat(state.holdsAny(Seqs.NONE.plus(2, 3))).isFalse();
    assertThat(state.holdsAny(Seqs.NONE.plus(1, 3))).isTrue();
    assertThat(state.holdsAny(Seqs.NONE.plus(2, 2).plus(4, 9))).isTrue();
    assertThat(state.holdsAny(Seqs.NONE.plus(5, 9))).isFalse();
    assertThat(state.holdsAny(Seqs.NONE)).isFalse();
  }

  @Test
  void takesWhatGotLostOnTheDiskForNoGapOfItsWriter() {
    // Story: the second event of a writer was damaged. Whoever folded the log later rejected all
    // that this writer had said since, though it was acknowledged.

    // Given
    tell(1, "w", 1, Author.person(), wish(1));
    tell(2, "other", 1, Author.person(), wish(2));

    // Then
    assertThat(tell(4, "w", 3, Author.person(), wish(4))).isEqualTo(Verdict.ACCEPTED);
    assertThat(reason(tell(5, "w", 5, Author.person(), wish(5)))).isEqualTo(Reason.GAP);
    assertThat(tell(6, "new", 2, Author.person(), wish(6))).isEqualTo(Verdict.ACCEPTED);
    assertThat(reason(tell(7, "newer", 3, Author.person(), wish(7)))).isEqualTo(Reason.GAP);
  }

  @Test
  void believesOnlyThoseWhoCanKnow() {
    // Given
    tell(1, "w", 1, Author.person(), wish(1));

    // Then
    assertThat(reason(tell(2, "w", 2, Author.person(), LogFact.Damaged.of(1, 1))))
        .isEqualTo(Reason.NOT_ALLOWED);
    assertThat(reason(tell(3, "w", 3, Author.person(), new LogFact.SnapshotTaken(1))))
        .isEqualTo(Reason.NOT_ALLOWED);
    assertThat(reason(tell(4, "w", 4, Author.journal(), new LogFact.Rules(1))))
        .isEqualTo(Reason.NOT_ALLOWED);
    assertThat(reason(tell(5, "w", 5, Author.journal(), LogFact.Damaged.of(5, 5))))
        .isEqualTo(Reason.UNKNOWN_EVENT);
    assertThat(reason(tell(6, "w", 6, Author.keeper(), new LogFact.SnapshotTaken(6))))
        .isEqualTo(Reason.UNKNOWN_EVENT);
  }

  @Test
  void switchesToNewerRulesAndNeverBack() {
    // Given: a hive of a time before the first rules.
    state = state.with(new LogBook(0, Seqs.NONE, Seqs.NONE));

    // Then
    assertThat(tell(1, "w", 1, Author.person(), new LogFact.Rules(1))).isEqualTo(Verdict.ACCEPTED);
    assertThat(state.log().rules()).isEqualTo(1);
    assertThat(reason(tell(2, "w", 2, Author.person(), new LogFact.Rules(1))))
        .isEqualTo(Reason.NO_CHANGE);
  }

  private Verdict tell(long seq, String writer, long n, Author by, Fact fact) {
    var applied = state.apply(new Recorded(seq, writer, n, new Event(HiveStory.AT, by, fact)));
    state = applied.state();
    return applied.verdict();
  }

  private static Reason reason(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    return ((Verdict.Rejected) verdict).reason();
  }

  private static FleetFact.Wished wish(int replicas) {
    return new FleetFact.Wished(replicas);
  }
}
