package dev.bob.state.connector;

import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Who this process is in the hive: nobody before its first join, then one incarnation after
 * another. May be used from any thread.
 */
@Singleton
public class Recipient {
  private Optional<Mailbox> mailbox = Optional.empty();

  /** From now on messages flow into that mailbox: its owner has joined. */
  public synchronized void become(Mailbox next) {
    mailbox = Optional.of(next);
    notifyAll();
  }

  /** The mailbox of the present incarnation, or of the last one; empty before the first join. */
  public synchronized Optional<Mailbox> mailbox() {
    return mailbox;
  }

  /** Waits for the mailbox of an incarnation that is later than that epoch. */
  synchronized Mailbox awaitMailbox(long afterEpoch) throws InterruptedException {
    while (mailbox.filter(next -> next.owner().epoch() > afterEpoch).isEmpty()) {
      wait();
    }
    return mailbox.orElseThrow();
  }
}
