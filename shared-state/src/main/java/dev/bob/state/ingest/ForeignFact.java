package dev.bob.state.ingest;

import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.Fact;
import dev.bob.state.json.BadJson;
import dev.bob.state.log.FitEvent;
import dev.bob.state.log.UnfitEvent;
import java.time.Instant;

/** A fact as a file states it. */
record ForeignFact(Author by, Fact fact) {
  /** No time is longer where it is written. */
  private static final Instant SOME_TIME = Instant.parse("2026-11-24T04:00:00.123456789Z");

  /** The same, if the log takes it. */
  ForeignFact fitting() throws BadJson {
    try {
      FitEvent.of(new Event(SOME_TIME, by, fact));
      return this;
    } catch (UnfitEvent e) {
      throw BadJson.of(e.fault(), e.getMessage());
    }
  }
}
