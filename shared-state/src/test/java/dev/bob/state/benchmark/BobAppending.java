package dev.bob.state.benchmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.MessageFact;
import dev.bob.state.log.file.FileEventLog;
import java.io.IOException;
import java.time.Instant;

/** Bob's own log: a message whose line in the journal has about 300 bytes. */
final class BobAppending implements Appending {
  /** With the 200 of all that is around it. */
  private static final String CONTENT = "x".repeat(Store.RECORD_BYTES - 200);

  private final FileEventLog log;

  /**
   * @param log shared by all threads of this process, and closed by none of them
   */
  BobAppending(FileEventLog log) {
    this.log = log;
  }

  @Override
  public void append() throws IOException {
    var said =
        new MessageFact.Sent("broadcast", "text", CONTENT, JsonNodeFactory.instance.objectNode());
    log.append(new Event(Instant.now(), Author.person(), said));
  }

  @Override
  public void close() {}
}
