package dev.bob.state.connector;

import dev.bob.state.Hive;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Message;
import dev.bob.state.log.LogException;
import java.util.Optional;

/**
 * The messages for one member after its cursor, in the order of the log, none left out: those that
 * have left the hive's window come from the log. For one thread.
 */
final class Inbox {
  private final Hive hive;
  private final Member owner;
  private long position;
  private Optional<Replay> replay = Optional.empty();

  Inbox(Hive hive, Member owner, long cursor) {
    this.hive = hive;
    this.owner = owner;
    this.position = cursor;
  }

  /** The next message; empty if there is none yet. */
  Optional<Message> next() throws LogException {
    var state = hive.state();
    var found = forgotten(state.mail().forgottenSeq());
    if (found.isEmpty()) {
      replay = Optional.empty();
      found =
          state.mail().bySeq().tailMap(position, false).values().stream()
              .filter(message -> message.isFor(owner))
              .findFirst();
    }
    position = found.map(Message::seq).orElse(Math.max(position, state.seq()));
    return found;
  }

  /** Up to where it has looked: all before that was given out, or is for others. */
  long position() {
    return position;
  }

  private Optional<Message> forgotten(long forgottenSeq) throws LogException {
    if (position >= forgottenSeq) {
      return Optional.empty();
    }
    if (replay.isEmpty()) {
      replay = Optional.of(new Replay(hive, position));
    }
    return replay
        .get()
        .next(message -> message.seq() > position && message.isFor(owner), forgottenSeq);
  }
}
