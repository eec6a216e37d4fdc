package dev.bob.state;

import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.Fact;
import dev.bob.state.event.LogFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Seqs;
import dev.bob.state.fold.Verdict;
import dev.bob.state.log.Alarms;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.LogException;
import dev.bob.state.snapshot.Past;
import dev.bob.state.snapshot.Snapshots;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The hive as one process sees it: the log, folded. Every method may be called from any thread but
 * that of a listener. If the process dies, nothing is lost that {@link #submit} returned for.
 */
public final class Hive implements AutoCloseable {
  /** How long {@link #submit} waits for its own event to come back through the log. */
  private static final Duration FOLD_WAIT_MAX = Duration.ofSeconds(5);

  private final EventLog log;
  private final Clock clock;
  private final Alarms alarms = new Alarms();
  private final RecentVerdicts verdicts = new RecentVerdicts();
  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
  private final Object changed = new Object();
  private final Past past;
  private final DamageReport damage = new DamageReport(this);
  private volatile HiveState state;
  private final EventLog.Subscription subscription;

  /** Folds the whole log, then follows it. */
  public Hive(EventLog log, Clock clock) throws LogException {
    this(log, Snapshots.NONE, clock);
  }

  /**
   * Folds the log from its newest snapshot, then follows it.
   *
   * @throws LogException as {@link EventLog#read} says; the log stays open
   */
  public Hive(EventLog log, Snapshots snapshots, Clock clock) throws LogException {
    this(log, clock, new Past(log, snapshots, HiveState.EMPTY));
  }

  /** Goes on from the state that an empty log has here: a simulation may begin with another one. */
  public Hive(EventLog log, Clock clock, HiveState empty) throws LogException {
    this(log, clock, new Past(log, Snapshots.NONE, empty));
  }

  private Hive(EventLog log, Clock clock, Past past) throws LogException {
    this.log = log;
    this.clock = clock;
    this.past = past;
    state = past.at(Long.MAX_VALUE, Seqs.NONE, this::remember);
    subscription = log.subscribe(state.seq(), this::fold);
    damage.look();
  }

  /** The state after the newest event that has reached this process. */
  public HiveState state() {
    return state;
  }

  /**
   * States a fact: appends it, waits until it is durable and folded, and gives the verdict. What is
   * known to be refused is not appended.
   *
   * @throws LogException as {@link EventLog#append} says
   */
  public Outcome submit(Author by, Fact fact) throws LogException {
    var event = new Event(clock.instant(), by, fact);
    var before = state;
    var foreseen = before.foresee(new Recorded(before.seq() + 1, "foresight", 1, event));
    if (!foreseen.accepted()) {
      return new Outcome(OptionalLong.empty(), foreseen, before);
    }
    long seq = log.append(event);
    if (awaitChange(seq - 1, FOLD_WAIT_MAX).seq() < seq) {
      throw new LogException.OutcomeUnknown(
          "event " + seq + " is durable, but did not come back within " + FOLD_WAIT_MAX, null);
    }
    synchronized (changed) {
      return new Outcome(OptionalLong.of(seq), verdictOf(seq, verdicts), state);
    }
  }

  static Verdict verdictOf(long seq, RecentVerdicts verdicts) throws LogException {
    return verdicts
        .of(seq)
        .orElseThrow(
            () ->
                new LogException.OutcomeUnknown(
                    "event "
                        + seq
                        + " is durable, but so many came after it that its verdict is forgotten:"
                        + " look at the state",
                    null));
  }

  /**
   * Waits until an event after that seq is folded, or the limit is over; gives the newest state.
   */
  public HiveState awaitChange(long afterSeq, Duration limit) {
    try {
      return await(next -> next.seq() > afterSeq, limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return state;
    }
  }

  /**
   * Waits until the state is as wished, or the limit is over; gives the newest state.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public HiveState await(Predicate<HiveState> wished, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    synchronized (changed) {
      while (!wished.test(state)) {
        long leftMillis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (leftMillis <= 0) {
          break;
        }
        changed.wait(leftMillis);
      }
      return state;
    }
  }

  /**
   * Lets the listener hear every later event, on the log's thread: it must neither block nor
   * submit. One that throws hears no more, and an alarm says so.
   */
  public EventLog.Subscription onChange(Consumer<Change> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * The recorded events after that seq, for those who want more than the state; empty at the end.
   * What is known to be damaged is left out, also where it can be read.
   */
  public List<Recorded> read(long afterSeq, int limit) throws LogException {
    var damaged = state.log().damaged();
    var batch = log.read(afterSeq, limit);
    while (!batch.isEmpty()) {
      var intact = batch.stream().filter(event -> !damaged.contains(event.seq())).toList();
      if (!intact.isEmpty()) {
        return intact;
      }
      batch = log.read(batch.getLast().seq(), limit);
    }
    return batch;
  }

  /** The verdict on that event; empty if it is not folded yet, or older than the newest 8,192. */
  public Optional<Verdict> verdictOn(long seq) {
    synchronized (changed) {
      return verdicts.of(seq);
    }
  }

  /** What is wrong with the log or a listener, as sentences; empty if all is well. */
  public List<String> alarms() {
    return Stream.concat(log.alarms().stream(), alarms.standing().stream()).toList();
  }

  /**
   * The hive as it was after the newest event up to that seq, folded from the nearest snapshot:
   * some thousand events, in the caller's thread. What turned out to be damaged later is left out.
   *
   * @param seq 0 for the beginning
   */
  public HiveState at(long seq) throws LogException {
    return past.at(Math.min(seq, state.seq()), state.log().damaged(), (_, _) -> {});
  }

  /**
   * The seq of the newest event that was not stated later than that time, by its author's clock; 0
   * if there is none. Where clocks differ by more than 1,000 events it is one near that time.
   */
  public long seqAt(Instant time) throws LogException {
    return new Times(log).lastUntil(time, state.seq());
  }

  private void fold(Recorded recorded) {
    var before = state;
    var applied = before.apply(recorded);
    var after = applied.state();
    if (applied.verdict().accepted()
        && recorded.event().fact() instanceof LogFact.Damaged fact
        && before.holdsAny(Seqs.NONE.plus(fact.seq(), fact.last()))) {
      after = without(fact, recorded.seq());
    }
    synchronized (changed) {
      verdicts.put(recorded.seq(), applied.verdict());
      state = after;
      changed.notifyAll();
    }
    var change = new Change(recorded, applied.verdict(), after);
    listeners.forEach(listener -> tell(listener, change));
    damage.look();
  }

  /**
   * This replica has folded what counts for nobody: it folds anew, as those do who never read it.
   */
  private HiveState without(LogFact.Damaged fact, long seq) {
    try {
      var damaged = state.log().damaged().plus(fact.seq(), fact.last());
      return past.at(seq, damaged, this::remember);
    } catch (LogException e) {
      // To go on with it would be another hive: the log cuts this one off, and says why.
      throw new UncheckedIOException("cannot leave out a damaged event: " + e.getMessage(), e);
    }
  }

  private void remember(Recorded recorded, Verdict verdict) {
    synchronized (changed) {
      verdicts.put(recorded.seq(), verdict);
    }
  }

  /** A broken listener must not end the folding for all others. */
  private void tell(Consumer<Change> listener, Change change) {
    try {
      listener.accept(change);
    } catch (RuntimeException e) {
      listeners.remove(listener);
      alarms.raise(
          "a listener failed at event " + change.recorded().seq() + " and is cut off: " + e);
    }
  }

  @Override
  public void close() {
    damage.close();
    subscription.close();
    log.close();
  }
}
