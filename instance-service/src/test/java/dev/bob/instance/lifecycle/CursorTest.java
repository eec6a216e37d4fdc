package dev.bob.instance.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.fold.Member;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.presence.Activity;
import dev.bob.state.presence.InstanceState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CursorTest {
  private static final long JOIN = 200;

  @Test
  void goesOnWhereTheLastHolderOfTheIdWas() {
    assertThat(Cursor.of(joined(2), List.of(state(1, 90, 150), state(2, 100, 118)))).isEqualTo(118);
  }

  @Test
  void beginsAtTheJoinOfAnIdThatWasNeverHeld() {
    assertThat(Cursor.of(joined(3), List.of(state(1, 90, 150)))).isEqualTo(JOIN);
  }

  @Test
  void doesNotBelieveAFileThatSaysWhatCannotBe() {
    assertThat(Cursor.of(joined(1), List.of(state(1, 90, Long.MAX_VALUE)))).isEqualTo(JOIN);
    assertThat(Cursor.of(joined(1), List.of(state(1, JOIN + 1, 118)))).isEqualTo(JOIN);
  }

  private static Member joined(int number) {
    var id = new InstanceId(number);
    return new Member(
        id,
        Role.of(id),
        JOIN,
        "key",
        "http://127.0.0.1:1",
        1,
        "host",
        Instant.EPOCH,
        Optional.empty(),
        new Member.Standing.Live(),
        Optional.empty());
  }

  private static InstanceState state(int number, long epoch, long cursor) {
    var id = new InstanceId(number);
    return new InstanceState(
        id,
        Role.of(id),
        false,
        1,
        Optional.empty(),
        Instant.EPOCH,
        Instant.EPOCH,
        List.of(),
        1,
        cursor,
        epoch,
        "http://127.0.0.1:1",
        Activity.STOPPED,
        Optional.empty(),
        Optional.empty(),
        1,
        Instant.EPOCH);
  }
}
