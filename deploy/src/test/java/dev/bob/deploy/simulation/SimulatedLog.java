package dev.bob.deploy.simulation;

import dev.bob.state.Outcome;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.Fact;
import dev.bob.state.event.Recorded;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Verdict;
import dev.bob.state.log.LogException;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * The log in memory, and the state after each of its events: the fold is pure, so all processes may
 * share what it gives. How far each has come is its own affair.
 */
final class SimulatedLog {
  private final VirtualTime time;
  private final InMemoryEventLog log;
  private final List<HiveState> states = new ArrayList<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private final List<Long> appendedAt = new ArrayList<>();
  private final List<BiConsumer<Recorded, Verdict>> listeners = new ArrayList<>();
  private BooleanSupplier held = () -> false;

  SimulatedLog(VirtualTime time, RandomGenerator random, HiveState start) {
    this.time = time;
    this.log = new InMemoryEventLog(random);
    states.add(start);
    verdicts.add(Verdict.ACCEPTED);
    appendedAt.add(0L);
  }

  /** What another process has of it. */
  InMemoryEventLog writer(RandomGenerator random) {
    return log.beside(random);
  }

  /** Let somebody hold the journal's lock, as long as that is true. */
  void heldWhile(BooleanSupplier holds) {
    held = holds;
  }

  boolean held() {
    return held.getAsBoolean();
  }

  /** Hears every event, right after it was appended and folded. */
  void onAppend(BiConsumer<Recorded, Verdict> listener) {
    listeners.add(listener);
  }

  /** As {@code Hive.submit} does, by a process that has come as far as {@code view}. */
  Outcome submit(InMemoryEventLog writer, long view, Author by, Fact fact)
      throws LogException.Busy {
    var event = new Event(time.clock().instant(), by, fact);
    var known = state(view);
    var foreseen = known.foresee(new Recorded(view + 1, "foresight", 1, event));
    if (!foreseen.accepted()) {
      return new Outcome(OptionalLong.empty(), foreseen, known);
    }
    long seq = append(writer, event);
    return new Outcome(OptionalLong.of(seq), verdicts.get((int) seq), state(seq));
  }

  long append(InMemoryEventLog writer, Event event) throws LogException.Busy {
    if (held()) {
      throw new LogException.Busy("a stopped process holds the lock");
    }
    try {
      long seq = writer.append(event);
      fold();
      return seq;
    } catch (LogException.Busy e) {
      throw e;
    } catch (LogException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A writer that did not learn what came of its last record writes it again. */
  void appendAgain(InMemoryEventLog writer) {
    try {
      writer.appendAgain();
      fold();
    } catch (LogException e) {
      throw new IllegalStateException(e);
    }
  }

  private void fold() {
    for (var recorded : log.read(head(), Integer.MAX_VALUE)) {
      var applied = state(head()).apply(recorded);
      states.add(applied.state());
      verdicts.add(applied.verdict());
      appendedAt.add(time.nanos());
      listeners.forEach(listener -> listener.accept(recorded, applied.verdict()));
    }
  }

  long head() {
    return states.size() - 1L;
  }

  HiveState state() {
    return state(head());
  }

  HiveState state(long seq) {
    return states.get((int) seq);
  }

  /** The last event that is at least that old. */
  long headBefore(Duration age) {
    long until = time.nanos() - age.toNanos();
    int seq = appendedAt.size() - 1;
    while (seq > 0 && appendedAt.get(seq) > until) {
      seq--;
    }
    return seq;
  }

  List<Recorded> read(long afterSeq, int limit) {
    return log.read(afterSeq, limit);
  }

  Verdict verdict(long seq) {
    return verdicts.get((int) seq);
  }
}
