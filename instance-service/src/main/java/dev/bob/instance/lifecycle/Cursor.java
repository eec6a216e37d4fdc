package dev.bob.instance.lifecycle;

import dev.bob.state.fold.Member;
import dev.bob.state.presence.InstanceState;
import java.util.Collection;

/** Up to where the messages of an id have been handled by its incarnations before this one. */
final class Cursor {
  private Cursor() {}

  /**
   * What the newest state file of that id says, else its join: who was never here has missed
   * nothing. The id is what is written to, so whoever holds it goes on where the last holder was.
   * What was said after the join nobody can have handled, whatever the file says.
   */
  static long of(Member me, Collection<InstanceState> states) {
    return states.stream()
        .filter(state -> state.instanceId().equals(me.id()) && state.epoch() < me.epoch())
        .findFirst()
        .map(state -> Math.min(state.cursor(), me.epoch()))
        .orElse(me.epoch());
  }
}
