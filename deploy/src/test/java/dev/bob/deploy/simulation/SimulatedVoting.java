package dev.bob.deploy.simulation;

import static dev.bob.deploy.simulation.Checker.require;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.Origin;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.fold.HiveState;
import dev.bob.state.log.LogException;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Motion;
import dev.bob.state.model.Subject;
import dev.bob.state.model.VotingRule;
import dev.bob.state.snapshot.StateJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Processes that vote while some of them join, leave, are lost and stand still, a person that
 * vetoes, and files that propose; in virtual time, and nothing but the seed decides. The fold, the
 * log in memory, what is due and who does it are the real ones.
 */
final class SimulatedVoting {
  private static final int VOTERS_MAX = 6;
  private static final int DEADLINE_SECONDS_MAX = 30;
  private static final Duration TROUBLE = Duration.ofSeconds(60);

  /** When all is well the leader needs a deadline, the time for a veto, and a few looks. */
  private static final Duration END_MAX =
      TROUBLE.plus(Duration.ofSeconds(DEADLINE_SECONDS_MAX + 5 + 15));

  private final SplittableRandom random;
  private final VirtualTime time = new VirtualTime();
  private final SimulatedLog log;
  private final VotingChecker checker;
  private final InMemoryEventLog person;
  private final List<SimulatedVoter> voters = new ArrayList<>();
  private int files;
  private boolean spoken;

  SimulatedVoting(long seed) {
    random = new SplittableRandom(seed);
    log = new SimulatedLog(time, random.split(), HiveState.EMPTY);
    checker = new VotingChecker(log, time);
    person = log.writer(random.split());
    log.onAppend(checker::see);
    int count = random.nextInt(1, VOTERS_MAX + 1);
    for (int i = 0; i < count; i++) {
      voters.add(new SimulatedVoter(this, "key " + i));
    }
  }

  SplittableRandom random() {
    return random;
  }

  VirtualTime time() {
    return time;
  }

  SimulatedLog log() {
    return log;
  }

  VotingChecker checker() {
    return checker;
  }

  boolean troubled() {
    return time.now().compareTo(TROUBLE) < 0;
  }

  SimulatedVoting run() {
    voters.forEach(voter -> time.after(upTo(Duration.ofSeconds(10)), voter::start));
    time.after(upTo(Duration.ofSeconds(2)), this::trouble);
    time.after(TROUBLE, this::allIsWell);
    while (time.step() && (troubled() || !checker.allClosed())) {
      require(time.now().compareTo(END_MAX) < 0, "a proposal hangs: " + log.state().proposals());
    }
    check();
    return this;
  }

  private void trouble() {
    if (!troubled()) {
      return;
    }
    var voter = voters.get(random.nextInt(voters.size()));
    switch (random.nextInt(9)) {
      case 0 -> {
        var lost = voter.me();
        voter.kill();
        lost.ifPresent(
            member ->
                time.after(
                    upTo(Duration.ofSeconds(5)),
                    () ->
                        say(
                            Author.orchestrator(),
                            new MemberFact.Lost(member.id(), member.epoch(), "gone"))));
        time.after(upTo(Duration.ofSeconds(20)), voter::start);
      }
      case 1 -> {
        voter.stop();
        voter
            .me()
            .filter(_ -> random.nextBoolean())
            .ifPresent(
                member ->
                    say(
                        Author.orchestrator(),
                        new MemberFact.Lost(member.id(), member.epoch(), "silent")));
        time.after(upTo(Duration.ofSeconds(40)), voter::goOn);
      }
      case 2 -> {
        voter.leave();
        time.after(upTo(Duration.ofSeconds(20)), voter::start);
      }
      case 3, 4, 5 -> say(Author.person(), new ProposalFact.Opened(motion()));
      case 6 -> ingest();
      case 7 -> personRevises();
      default -> {
        var pending = log.state().proposals().pending();
        if (!pending.isEmpty()) {
          var one = pending.get(random.nextInt(pending.size()));
          say(Author.person(), new ProposalFact.Vetoed(one.id(), "no"));
        }
      }
    }
    time.after(upTo(Duration.ofSeconds(4)), this::trouble);
  }

  private void personRevises() {
    log.state().proposals().pending().stream()
        .filter(one -> one.by().equals(Author.person()))
        .findFirst()
        .ifPresent(
            one ->
                say(
                    Author.person(),
                    new ProposalFact.Revised(one.id(), one.version() + 1, "other", "words")));
  }

  /** What is read again is the same: it opens one proposal. */
  private void ingest() {
    var metadata =
        JsonNodeFactory.instance
            .objectNode()
            .put("rule", rule().toString())
            .put("deadline_seconds", random.nextInt(1, DEADLINE_SECONDS_MAX + 1));
    var origin = new Origin("%016x".formatted(files++ / 2), 1, Optional.empty());
    say(
        Author.file("watcher"),
        new MessageFact.Ingested(
            origin, "broadcast", "proposal", "Mend it", Optional.empty(), metadata));
  }

  Motion motion() {
    return new Motion(
        "Mend it",
        "It is broken.",
        new Subject.OfText("the link"),
        rule(),
        Duration.ofSeconds(random.nextInt(1, DEADLINE_SECONDS_MAX + 1)),
        new Effect.Decision());
  }

  private VotingRule rule() {
    return switch (random.nextInt(4)) {
      case 0 -> VotingRule.MAJORITY;
      case 1 -> VotingRule.TWO_THIRDS;
      case 2 -> VotingRule.UNANIMOUS;
      default -> VotingRule.atLeast(random.nextInt(1, 4));
    };
  }

  private void allIsWell() {
    voters.forEach(
        voter -> {
          voter.goOn();
          voter.start();
        });
  }

  private Duration upTo(Duration limit) {
    return Duration.ofMillis(random.nextLong(1, limit.toMillis()));
  }

  private void say(Author by, Fact fact) {
    try {
      spoken |= log.submit(person, log.head(), by, fact).seq().isPresent();
    } catch (LogException.Busy e) {
      throw new IllegalStateException(e);
    }
    if (spoken && random.nextInt(4) == 0) {
      log.appendAgain(person);
    }
  }

  private void check() {
    require(checker.allClosed(), "a proposal hangs: " + log.state().proposals());
    checker.compare(log.state());
    var replica = Replica.of(log, HiveState.EMPTY);
    require(
        replica.equals(log.state()),
        "a replica that read the journal's lines and a snapshot differs");
    require(StateJson.hash(replica).equals(StateJson.hash(log.state())), "its state hash differs");
  }

  /** The same for the same events. */
  String fingerprint() {
    return log.read(0, Integer.MAX_VALUE).stream()
        .map(one -> one.writer() + one.n() + one.event() + log.verdict(one.seq()))
        .collect(Collectors.joining("\n"));
  }
}
