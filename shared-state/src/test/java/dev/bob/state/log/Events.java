package dev.bob.state.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.Recorded;
import java.time.Instant;

/** Plain events for tests of logs. */
public final class Events {
  public static final Instant AT = Instant.parse("2026-11-24T04:00:00Z");

  private Events() {}

  public static Event saying(String text) {
    return saying(text, JsonNodeFactory.instance.objectNode());
  }

  public static Event saying(String text, ObjectNode metadata) {
    return new Event(
        AT, Author.person(), new MessageFact.Sent("broadcast", "text", text, metadata));
  }

  public static String textOf(Recorded recorded) {
    return ((MessageFact.Sent) recorded.event().fact()).content();
  }
}
