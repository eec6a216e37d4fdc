package dev.bob.instance.lifecycle;

import dev.bob.instance.status.StatusBoard;
import dev.bob.state.connector.Mailbox;
import dev.bob.state.fold.Member;

/**
 * The messages of one incarnation; the heartbeat writes its cursor into the state file. If the
 * process dies before, they are delivered again, and have their effects once all the same.
 */
record KeptMailbox(Member owner, StatusBoard status) implements Mailbox {
  @Override
  public long cursor() {
    return status.cursor();
  }

  @Override
  public void handled(long seq) {
    status.handled(seq);
    status.checkedMessages();
  }
}
