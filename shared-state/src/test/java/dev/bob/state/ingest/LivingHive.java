package dev.bob.state.ingest;

import dev.bob.state.Outcome;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.Fact;
import dev.bob.state.event.Recorded;
import dev.bob.state.fold.HiveState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A hive that takes what is ingested, as the real one does: what is foreseen to fail is not kept.
 */
public final class LivingHive {
  private static final Instant AT = Instant.parse("2026-11-24T04:00:00Z");

  private final List<Event> submitted = new ArrayList<>();
  private HiveState state;

  public LivingHive(HiveState state) {
    this.state = state;
  }

  public HiveState state() {
    return state;
  }

  /** What was accepted, in order. */
  public List<Event> submitted() {
    return List.copyOf(submitted);
  }

  /** The messages as people see them: from, type and content of each. */
  public List<String> messages() {
    return state.mail().bySeq().values().stream()
        .map(message -> message.from() + " " + message.type() + " " + message.content())
        .toList();
  }

  public Ingest ingest() {
    return new Ingest(this::state, this::submit);
  }

  public Outcome submit(Author by, Fact fact) {
    var event = new Event(AT, by, fact);
    long seq = state.seq() + 1;
    // A writer each: a file's words come after those of the hive that the test has made.
    var applied = state.apply(new Recorded(seq, "living " + seq, 1, event));
    if (!applied.verdict().accepted()) {
      return new Outcome(OptionalLong.empty(), applied.verdict(), state);
    }
    submitted.add(event);
    state = applied.state();
    return new Outcome(OptionalLong.of(seq), applied.verdict(), state);
  }
}
