package dev.bob.state.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.Recorded;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WritersTest {
  private HiveState state = HiveState.EMPTY;

  @Test
  void countsARetriedRecordOnce() {
    // Given
    write("w", 1, 3);
    write("w", 2, 4);
    var before = state;

    // When
    var verdict = write("w", 1, 3);

    // Then
    assertThat(verdict).isEqualTo(Verdict.DUPLICATE);
    assertThat(state.fleet()).isEqualTo(before.fleet());
    assertThat(state.rejections()).isEqualTo(before.rejections());
    assertThat(state.seq()).isEqualTo(3);
  }

  @Test
  void rejectsAGap() {
    // Given
    write("w", 1, 3);

    // Then
    assertThat(write("w", 3, 4)).isInstanceOf(Verdict.Rejected.class);
    assertThat(state.fleet().wished()).hasValue(3);
    assertThat(state.rejections()).containsEntry(Reason.GAP, 1L);
    assertThat(write("new", 2, 4)).isInstanceOf(Verdict.Rejected.class);
    assertThat(write("w", 2, 4)).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void countsARejectedEventOfAWriter() {
    // Given
    write("w", 1, 3);
    var refused = write("w", 2, 3);

    // Then
    assertThat(refused).isInstanceOf(Verdict.Rejected.class);
    assertThat(write("w", 3, 4)).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void forgetsAWriterThatWasIdleForLong() {
    // Given
    var writers = Writers.NONE.plus("idle", 1, 1);

    // When
    var before = writers.plus("busy", 1, Recorded.IDLE_EVENTS_MAX);
    var after = before.plus("busy", 2, Recorded.IDLE_EVENTS_MAX + 1);

    // Then
    assertThat(before.lastOf("idle")).isEqualTo(1);
    assertThat(after.lastOf("idle")).isZero();
    assertThat(after.byName()).hasSize(1);
    assertThat(after.byLastSeq()).hasSize(1);
  }

  @Test
  void keepsOnePlacePerWriter() {
    // Given
    var writers = Writers.NONE;

    // When
    for (long seq : LongStream.rangeClosed(1, 100).toArray()) {
      writers = writers.plus("w" + seq % 3, seq, seq);
    }

    // Then
    assertThat(writers.byName()).hasSize(3);
    assertThat(writers.byLastSeq().keySet()).containsExactly(98L, 99L, 100L);
  }

  @Test
  void takesEventsInTheOrderOfTheLogOnly() {
    // Given
    write("w", 1, 3);

    // Then
    assertThatThrownBy(() -> state.apply(wish(1, "w", 2, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("event 1 after 1");
  }

  private Verdict write(String writer, long n, int replicas) {
    var applied = state.apply(wish(state.seq() + 1, writer, n, replicas));
    state = applied.state();
    return applied.verdict();
  }

  private static Recorded wish(long seq, String writer, long n, int replicas) {
    return new Recorded(
        seq, writer, n, new Event(HiveStory.AT, Author.person(), new FleetFact.Wished(replicas)));
  }
}
