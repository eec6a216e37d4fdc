package dev.bob.instance.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.presence.Activity;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StatusBoardTest {
  private final StatusBoard board = new StatusBoard(Clock.systemUTC());

  @Test
  void anIterationEndsWhenItRestsOrTheNextBegins() {
    // When
    board.nextIteration();
    board.thinking();
    board.idle("events");
    var rested = board.iterationTime();
    board.show(Activity.PAUSED);
    board.nextIteration();
    board.thinking();
    board.acting(Optional.empty(), Duration.ofMinutes(1));
    var underWay = board.iterationTime();
    board.nextIteration();
    var next = board.iterationTime();

    // Then
    assertThat(rested.count()).isEqualTo(1);
    assertThat(underWay).isEqualTo(rested);
    assertThat(next.count()).isEqualTo(2);
    assertThat(next.total()).isGreaterThan(rested.total());
  }
}
