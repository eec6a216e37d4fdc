package dev.bob.deploy.simulation;

import dev.bob.state.fold.Member;
import dev.bob.state.presence.Activity;
import dev.bob.state.presence.InstanceState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The heartbeat of one incarnation, every two seconds as far as nothing keeps it. */
final class SimulatedBeat {
  static final Duration INTERVAL = Duration.ofSeconds(2);

  /** Of so many beats one was stopped between the look into the log and the rename. */
  private static final int BLIND_CHANCE = 20;

  private final SimulatedMember member;
  private Activity activity = Activity.STARTING;
  private Optional<Duration> limit = Optional.empty();
  private Instant since = Instant.EPOCH;
  private long beats;
  private long lostUntil;

  SimulatedBeat(SimulatedMember member) {
    this.member = member;
  }

  void begin() {
    beat();
  }

  /** How long it has been doing what it does, if that has a limit and is beyond it. */
  boolean beyondItsLimit() {
    var doing = Duration.between(since, world().time().clock().instant());
    return limit.filter(longest -> doing.compareTo(longest) > 0).isPresent();
  }

  void show(Activity next, Optional<Duration> longest) {
    if (next != activity) {
      since = world().time().clock().instant();
    }
    activity = next;
    limit = longest;
  }

  /** Its heartbeats reach nobody until then, though it is well. */
  void lostUntil(long nanos) {
    lostUntil = nanos;
  }

  private void beat() {
    publish();
    member.after(INTERVAL, this::beat);
  }

  /** The last one, of an incarnation that has ended. */
  void last() {
    publish();
  }

  private void publish() {
    boolean blind = member.process().random().nextInt(BLIND_CHANCE) == 0;
    if (world().time().nanos() >= lostUntil && (blind || holdsItsId())) {
      world().volume().publish(state());
    }
  }

  /** As an instance does: what is in the log counts, also if it has not reached the process. */
  private boolean holdsItsId() {
    return world()
        .log()
        .state()
        .members()
        .find(member.me().id())
        .filter(holder -> holder.epoch() == member.me().epoch())
        .filter(holder -> !(holder.standing() instanceof Member.Standing.Lost))
        .isPresent();
  }

  private InstanceState state() {
    var me = member.me();
    return new InstanceState(
        me.id(),
        me.role(),
        activity != Activity.STOPPED,
        1,
        Optional.empty(),
        since,
        since,
        List.of(),
        ++beats,
        me.epoch(),
        me.epoch(),
        me.url(),
        activity,
        Optional.empty(),
        limit,
        me.pid(),
        me.startedAt());
  }

  private SimulatedHive world() {
    return member.process().world();
  }
}
