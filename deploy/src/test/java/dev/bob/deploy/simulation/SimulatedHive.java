package dev.bob.deploy.simulation;

import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.fold.Fleet;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.log.LogException;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Everything there is in one simulated hive; one thread, and nothing but the seed decides. */
final class SimulatedHive {
  private static final Duration PERSON_PAUSE = Duration.ofSeconds(5);

  private final SplittableRandom random;
  private final Size size;
  private final VirtualTime time = new VirtualTime();
  private final HiveState start;
  private final SimulatedLog log;
  private final SimulatedVolume volume;
  private final SimulatedDriver driver;
  private final Checker checker;
  private final SimulatedOrchestrator orchestrator;
  private final InMemoryEventLog person;
  private final ArrayDeque<Fact> unsaid = new ArrayDeque<>();
  private int mindCalls;

  SimulatedHive(SplittableRandom random, Size size) {
    this.random = random;
    this.size = size;
    this.start = wishing(size.members());
    this.log = new SimulatedLog(time, random.split(), start);
    this.volume = new SimulatedVolume(time);
    this.driver = new SimulatedDriver(this);
    this.checker = new Checker(this);
    this.person = log.writer(random.split());
    this.orchestrator = new SimulatedOrchestrator(this);
    log.onAppend(checker::see);
    log.onAppend((_, _) -> driver.running().forEach(SimulatedProcess::hear));
    log.heldWhile(() -> driver.running().stream().anyMatch(SimulatedProcess::holdsTheLog));
  }

  /** More may be wished for than a person can state: a hive has room for as many as are wished. */
  private static HiveState wishing(int members) {
    var empty = HiveState.EMPTY;
    return new HiveState(
        empty.seq(),
        empty.writers(),
        empty.members(),
        new Fleet(OptionalInt.of(members), empty.fleet().planned()),
        empty.work(),
        empty.mail(),
        empty.memory(),
        empty.team(),
        empty.log(),
        empty.rejections());
  }

  SplittableRandom random() {
    return random;
  }

  Size size() {
    return size;
  }

  VirtualTime time() {
    return time;
  }

  HiveState start() {
    return start;
  }

  SimulatedLog log() {
    return log;
  }

  SimulatedVolume volume() {
    return volume;
  }

  SimulatedDriver driver() {
    return driver;
  }

  Checker checker() {
    return checker;
  }

  SimulatedOrchestrator orchestrator() {
    return orchestrator;
  }

  /** Somebody does what an instance calls its mind for. */
  void callMind() {
    mindCalls++;
  }

  /** How often all together have. */
  int mindCalls() {
    return mindCalls;
  }

  /** How often an idle member looks around while there is work. */
  Duration tickBusy() {
    return size.reaction().compareTo(Standard.LIMITS.busyEvery()) > 0
        ? size.reaction()
        : Standard.LIMITS.busyEvery();
  }

  /** The process that this incarnation lives in. */
  Optional<SimulatedProcess> processOf(Member member) {
    return member.launch().flatMap(driver::of);
  }

  /**
   * A person says so, after all that it wanted to say before; again and again until it is taken.
   */
  void say(Fact fact) {
    unsaid.add(fact);
    if (unsaid.size() == 1) {
      speak();
    }
  }

  private void speak() {
    try {
      while (!unsaid.isEmpty()) {
        var outcome = log.submit(person, log.head(), Author.person(), unsaid.element());
        unsaid.remove();
        if (outcome.seq().isPresent() && random.nextInt(4) == 0) {
          log.appendAgain(person);
        }
      }
    } catch (LogException.Busy e) {
      time.after(PERSON_PAUSE, this::speak);
    }
  }
}
