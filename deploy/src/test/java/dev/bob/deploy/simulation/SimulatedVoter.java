package dev.bob.deploy.simulation;

import dev.bob.instance.consensus.Voting;
import dev.bob.instance.loop.Perception;
import dev.bob.instance.role.Intent;
import dev.bob.instance.role.LeaderDuties;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Proposal;
import dev.bob.state.log.LogException;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.Vote;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A process that is a member now and then. It decides as an instance does, by what it has seen of
 * the log so far, and thinks for a while before it votes.
 */
final class SimulatedVoter {
  private static final Duration LAG_MAX = Duration.ofSeconds(2);
  private static final Duration THOUGHT_MAX = Duration.ofSeconds(6);
  private static final int TICK_MILLIS_MIN = 100;
  private static final int TICK_MILLIS_MAX = 1_500;

  private final SimulatedVoting world;
  private final String key;
  private final SplittableRandom random;
  private final InMemoryEventLog writer;
  private long view;
  private boolean running;
  private boolean stopped;
  private boolean thinking;
  private Optional<Member> me = Optional.empty();
  private Optional<Perception> perception = Optional.empty();

  SimulatedVoter(SimulatedVoting world, String key) {
    this.world = world;
    this.key = key;
    this.random = world.random().split();
    this.writer = world.log().writer(random.split());
  }

  Optional<Member> me() {
    return me;
  }

  /** Starts its process, if it does not run. */
  void start() {
    if (!running) {
      running = true;
      tick();
    }
  }

  /** Ends it, without a word; it forgets who it was. */
  void kill() {
    running = false;
    me = Optional.empty();
  }

  void leave() {
    if (running) {
      me.ifPresent(member -> submit(by(member), new MemberFact.Left("done")));
      kill();
    }
  }

  void stop() {
    stopped = true;
  }

  void goOn() {
    stopped = false;
  }

  private void tick() {
    if (!running) {
      return;
    }
    if (!stopped) {
      look();
      if (random.nextInt(6) == 0) {
        repeat();
      }
    }
    world
        .time()
        .after(Duration.ofMillis(random.nextInt(TICK_MILLIS_MIN, TICK_MILLIS_MAX)), this::tick);
  }

  private void look() {
    view =
        Math.max(
            view, world.log().headBefore(Duration.ofMillis(random.nextLong(LAG_MAX.toMillis()))));
    var state = world.log().state(view);
    var now = me.flatMap(_ -> perception.orElseThrow().me(state));
    if (now.isEmpty()) {
      join();
      return;
    }
    var situation = perception.orElseThrow().perceive(state, now.get());
    for (var intent : LeaderDuties.decide(situation)) {
      switch (intent) {
        case Intent.EndVote(var proposal) ->
            say(new ProposalFact.Expired(proposal.id(), proposal.version()));
        case Intent.CarryOut(var proposal) -> say(new ProposalFact.CarriedOut(proposal.id()));
        default -> throw new IllegalStateException("there is no work: " + intent);
      }
    }
    if (!thinking) {
      var due = Voting.due(state, now.get().id());
      due.or(() -> changeOfMind(state)).ifPresent(this::think);
    }
    if (world.troubled() && random.nextInt(25) == 0) {
      talk(state);
    }
  }

  /** Somebody else may have that id by now: then it gets another one. */
  private void join() {
    var joined =
        new MemberFact.Joined(
            key,
            "http://127.0.0.1:1",
            1,
            "here",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var outcome = submit(Author.joiner(key), joined);
    me = outcome.members().withKey(key).filter(Member::live);
    view = outcome.seq();
    perception = me.map(member -> new Perception(member, world.time()::nanos, Standard.LIMITS));
  }

  private Optional<Proposal> changeOfMind(HiveState state) {
    return random.nextInt(8) > 0
        ? Optional.empty()
        : state.proposals().pending().stream().filter(Proposal::isOpen).findFirst();
  }

  /** What happens meanwhile, its own death and a new version among it, decides what it counts. */
  private void think(Proposal proposal) {
    thinking = true;
    var author = by(me.orElseThrow());
    world
        .time()
        .after(
            Duration.ofMillis(random.nextLong(THOUGHT_MAX.toMillis())),
            () -> {
              thinking = false;
              int draw = random.nextInt(10);
              var vote = draw < 6 ? Vote.YES : draw < 9 ? Vote.NO : Vote.ABSTAIN;
              var cast =
                  new ProposalFact.VoteCast(
                      proposal.id(), proposal.version(), vote, "because", "git show");
              if (random.nextInt(3) == 0) {
                append(author, cast); // without a look at what is known
              } else {
                submit(author, cast);
              }
            });
  }

  private void talk(HiveState state) {
    var own =
        state.proposals().pending().stream()
            .filter(one -> one.by().id().equals(me.orElseThrow().id().toString()))
            .findFirst();
    if (own.isPresent() && random.nextBoolean()) {
      say(new ProposalFact.Revised(own.get().id(), own.get().version() + 1, "other", "words"));
    } else {
      say(new ProposalFact.Opened(world.motion()));
    }
  }

  private void repeat() {
    if (me.isPresent()) { // it has said so
      world.log().appendAgain(writer);
    }
  }

  private static Author by(Member member) {
    return Author.instance(member.id(), member.epoch());
  }

  private void say(Fact fact) {
    submit(by(me.orElseThrow()), fact);
  }

  /** As far as it has come; gives the state in which its word was judged. */
  private HiveState submit(Author by, Fact fact) {
    try {
      return world.log().submit(writer, view, by, fact).state();
    } catch (LogException.Busy e) {
      throw new IllegalStateException(e);
    }
  }

  private void append(Author by, Fact fact) {
    try {
      world.log().append(writer, new Event(world.time().clock().instant(), by, fact));
    } catch (LogException.Busy e) {
      throw new IllegalStateException(e);
    }
  }
}
