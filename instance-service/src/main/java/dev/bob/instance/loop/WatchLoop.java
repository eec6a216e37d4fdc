package dev.bob.instance.loop;

import dev.bob.instance.role.LostMembers;
import dev.bob.instance.status.InstanceLog;
import dev.bob.state.Hive;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.log.LogException;
import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.Heartbeats;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.Presence;
import dev.bob.state.presence.SecondWitness;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Watches the other members' heartbeats, on a thread of its own. Its own counter is the heartbeat
 * in its own state file: while that does not move, nobody else's is expected to.
 */
public final class WatchLoop {
  private final Hive hive;
  private final Presence presence;
  private final Perception perception;
  private final Actions actions;
  private final SecondWitness witness;
  private final InstanceLog log;
  private final LongSupplier nanoTime;
  private final Duration interval;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private Heartbeats heartbeats;
  private long ownBeat;
  private boolean failing;

  /**
   * @param interval between two heartbeats of this instance
   */
  public WatchLoop(
      Hive hive,
      Presence presence,
      Perception perception,
      Actions actions,
      SecondWitness witness,
      InstanceLog log,
      LongSupplier nanoTime,
      Duration interval) {
    this.hive = hive;
    this.presence = presence;
    this.perception = perception;
    this.actions = actions;
    this.witness = witness;
    this.log = log;
    this.nanoTime = nanoTime;
    this.interval = interval;
    this.heartbeats = Heartbeats.none(interval);
    this.thread = Thread.ofPlatform().daemon().name("instance-watch").unstarted(this::run);
  }

  public WatchLoop start() {
    thread.start();
    return this;
  }

  private void run() {
    try {
      var pause = interval;
      while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (LogException e) {
      log.error("does not watch the others any more: " + e.getMessage());
    }
  }

  /** Looks once, and does what follows; gives the time until the next look. */
  Duration look() throws LogException, InterruptedException {
    var longest = perception.limits().watchEvery();
    var state = hive.state();
    var me = perception.me(state);
    if (me.isEmpty()) {
      return longest;
    }
    try {
      judge(state, me.get());
      failing = false;
    } catch (IOException e) { // the next look tries again
      if (e instanceof LogException failure && !failure.passes()) {
        throw failure;
      }
      complain(e);
    }
    var pause = heartbeats.nobodyIsSilent() || longest.compareTo(interval) < 0 ? longest : interval;
    heartbeats = heartbeats.nextLookAfter(pause);
    return pause;
  }

  private void judge(HiveState state, Member me) throws IOException, InterruptedException {
    var states = presence.all();
    heartbeats =
        heartbeats.look(
            Duration.ofNanos(nanoTime.getAsLong()), own(me, states), epochs(state), states);
    witness.ask(
        state.members().live().stream()
            .filter(member -> !member.id().equals(me.id()))
            .filter(member -> heartbeats.suspects(member.id()))
            .toList());
    var limits = perception.limits().role();
    for (var intent : LostMembers.decide(state, me, limits, heartbeats, witness::failing)) {
      actions.carryOut(intent, me);
    }
  }

  private long own(Member me, Collection<InstanceState> states) {
    ownBeat =
        states.stream()
            .filter(state -> state.instanceId().equals(me.id()) && state.epoch() == me.epoch())
            .findFirst()
            .map(InstanceState::heartbeat)
            .orElse(ownBeat);
    return ownBeat;
  }

  private static Map<InstanceId, Long> epochs(HiveState state) {
    return state.members().live().stream().collect(Collectors.toMap(Member::id, Member::epoch));
  }

  private void complain(IOException e) {
    if (!failing) {
      failing = true;
      log.warn("cannot watch the others for now: " + e.getMessage());
    }
  }

  public void stop() throws InterruptedException {
    closed.countDown();
    thread.interrupt();
    thread.join();
  }
}
