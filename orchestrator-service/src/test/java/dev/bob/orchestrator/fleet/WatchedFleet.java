package dev.bob.orchestrator.fleet;

import dev.bob.orchestrator.driver.ExpectedProcess;
import dev.bob.orchestrator.driver.InstanceDriver;
import dev.bob.orchestrator.driver.InstanceProcess;
import dev.bob.orchestrator.driver.InstanceProcess.Exit;
import dev.bob.orchestrator.driver.InstanceProcess.Origin;
import dev.bob.orchestrator.driver.Launch;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.fold.Member;
import dev.bob.state.log.ForwardingLog;
import dev.bob.state.log.LogException;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.Activity;
import dev.bob.state.presence.AwakeClock;
import dev.bob.state.presence.FilePresence;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.Presence;
import dev.bob.state.presence.SecondWitness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** A fleet of processes that are numbers, the real turns of an orchestrator, and virtual time. */
final class WatchedFleet implements AutoCloseable {
  private final Map<String, Box> boxes = new TreeMap<>();
  private final List<String> kills = new ArrayList<>();
  private final InMemoryEventLog log = new InMemoryEventLog();
  private final Hive hive;
  private final FleetTurn turn;
  private final AwakeClock clock;
  private long nanos;
  private int launches;
  private int ownBeats;
  private boolean diskFull;
  private boolean answers;
  private Optional<String> journalHolder = Optional.empty();
  private Optional<Path> stateFile = Optional.empty();
  private String spoiled = "";

  /** A process and what it says of itself. */
  private static final class Box {
    private final String key;
    private Optional<Exit> exit = Optional.empty();
    private boolean frozen;
    private long beats;
    private Activity activity = Activity.IDLE;
    private Instant since = Instant.EPOCH;
    private Optional<Duration> limit = Optional.empty();

    Box(String key) {
      this.key = key;
    }
  }

  WatchedFleet() throws LogException {
    hive = new Hive(new HeldLog(), Clock.systemUTC());
    clock = new AwakeClock(() -> nanos, Duration.ofSeconds(10));
    var driver = new Driver();
    turn =
        new FleetTurn(
            new FleetWatch(
                hive, driver, new Vitals(new States(), this::beats, new Witness()), () -> true),
            new FleetActions(hive, driver, () -> "launch-" + ++launches),
            Scene.LIMITS);
  }

  void start(int wished) throws IOException {
    hive.submit(Author.person(), new FleetFact.Wished(wished));
    turns(2);
  }

  /** One more is wished, its launch is planned, and it has not joined yet. */
  void plansALaunch() throws IOException {
    hive.submit(Author.person(), new FleetFact.Wished(boxes.size() + 1));
    turn.take(clock.look(), () -> true);
    turn.take(clock.look(), () -> true); // seen to be pending
  }

  void turns(int seconds) throws IOException {
    for (int i = 0; i < seconds; i++) {
      turn(Duration.ofSeconds(1));
    }
  }

  void turnsAsFarAsTheLogAllows(int seconds) throws IOException {
    for (int i = 0; i < seconds; i++) {
      try {
        turn(Duration.ofSeconds(1));
      } catch (LogException.Busy e) { // the next turn tries again
        continue;
      }
    }
  }

  void turn(Duration later) throws IOException {
    nanos += later.toNanos();
    turn.take(clock.look(), () -> true);
    for (var box : boxes.entrySet()) {
      live(box.getKey(), box.getValue());
    }
  }

  private void live(String launch, Box box) throws LogException {
    if (box.exit.isPresent() || box.frozen) {
      return;
    }
    if (hive.state().fleet().planned().containsKey(launch)) {
      hive.submit(
          Author.joiner(box.key),
          new MemberFact.Joined(
              box.key,
              "http://127.0.0.1:1",
              1,
              "here",
              Optional.empty(),
              Optional.empty(),
              Optional.of(launch)));
    }
    if (!diskFull) {
      box.beats++;
    }
  }

  private boolean beats() {
    ownBeats++;
    return !diskFull;
  }

  /** How often the orchestrator has moved a counter of its own so far. */
  int ownBeats() {
    return ownBeats;
  }

  void freeze(int number) {
    box(number).frozen = true;
  }

  void thaw(int number) {
    box(number).frozen = false;
  }

  void crash(int number) {
    box(number).exit = Optional.of(new Exit(OptionalInt.of(137), false, ""));
  }

  void does(int number, Activity activity, Duration limit) {
    box(number).activity = activity;
    box(number).since = Instant.EPOCH.plusNanos(nanos);
    box(number).limit = Optional.of(limit);
  }

  void answersAll() {
    answers = true;
  }

  void diskFull(boolean full) {
    diskFull = full;
  }

  void holdsTheJournal(int number) {
    journalHolder = Optional.of("launch-" + number);
  }

  /** What the state file of that one would be, if nobody else wrote it. */
  InstanceState state(int number) {
    var member = hive.state().members().find(new InstanceId(number)).orElseThrow();
    return new States().of(member);
  }

  /** From now on states are files of that folder, and after each beat of that one a stranger's. */
  void spoils(Path home, int number, String text) {
    stateFile = Optional.of(home.resolve(".instance_instance_" + number + "_state.json"));
    spoiled = text;
  }

  private Box box(int number) {
    return boxes.get("launch-" + number);
  }

  List<String> kills() {
    return kills;
  }

  int started() {
    return boxes.size();
  }

  List<MemberFact.Lost> lost() {
    return log.read(0, Integer.MAX_VALUE).stream()
        .map(recorded -> recorded.event().fact())
        .filter(MemberFact.Lost.class::isInstance)
        .map(MemberFact.Lost.class::cast)
        .toList();
  }

  @Override
  public void close() {
    hive.close();
  }

  /** Busy as long as a process lives that holds it. */
  private final class HeldLog extends ForwardingLog {
    HeldLog() {
      super(log);
    }

    @Override
    public long append(Event event) throws LogException {
      if (journalHolder.isPresent() && boxes.get(journalHolder.get()).exit.isEmpty()) {
        throw new LogException.Busy("held by " + journalHolder.get());
      }
      return super.append(event);
    }
  }

  private final class States implements Presence {
    @Override
    public void publish(InstanceState state) {}

    @Override
    public Collection<InstanceState> all() throws IOException {
      var states = hive.state().members().live().stream().map(this::of).toList();
      if (stateFile.isEmpty()) {
        return states;
      }
      var files = new FilePresence(stateFile.get().getParent());
      for (var state : states) {
        files.publish(state);
      }
      Files.writeString(stateFile.get(), spoiled);
      return files.all();
    }

    private InstanceState of(Member member) {
      var box = boxes.get(member.launch().orElseThrow());
      return new InstanceState(
          member.id(),
          member.role(),
          true,
          1,
          Optional.empty(),
          box.since,
          member.startedAt(),
          List.of(),
          box.beats,
          1,
          member.epoch(),
          member.url(),
          box.activity,
          Optional.empty(),
          box.limit,
          1,
          member.startedAt());
    }
  }

  private final class Witness implements SecondWitness {
    private final Map<Long, Integer> failures = new HashMap<>();

    @Override
    public void ask(Collection<Member> suspects) {
      suspects.forEach(member -> failures.merge(member.epoch(), 1, Integer::sum));
    }

    @Override
    public boolean failing(Member member) {
      return !answers && failures.getOrDefault(member.epoch(), 0) >= FAILURES_MIN;
    }
  }

  private final class Driver implements InstanceDriver {
    private final Set<String> forgotten = new HashSet<>();

    @Override
    public void ready() {}

    @Override
    public String newKey(Set<String> taken) {
      return "key-" + boxes.size();
    }

    @Override
    public void start(Launch launch) {
      boxes.put(launch.id(), new Box(launch.key()));
    }

    @Override
    public void adopt(Collection<ExpectedProcess> expected) {}

    @Override
    public void expect(Collection<String> keys) {}

    @Override
    public List<InstanceProcess> processes() {
      return boxes.entrySet().stream()
          .filter(box -> !forgotten.contains(box.getKey()))
          .map(
              box ->
                  new InstanceProcess(
                      new Launch(box.getKey(), box.getValue().key),
                      1,
                      Origin.PROCESS,
                      box.getValue().exit))
          .toList();
    }

    @Override
    public void terminate(String launch) {}

    @Override
    public boolean kill(String launch, Duration limit) {
      if (boxes.get(launch).exit.isEmpty()) {
        boxes.get(launch).exit = Optional.of(new Exit(OptionalInt.of(137), false, ""));
        kills.add(launch);
      }
      return true;
    }

    @Override
    public void forget(String launch) {
      forgotten.add(launch);
    }

    @Override
    public void discard(String launch) {
      forgotten.add(launch);
    }

    @Override
    public void onExit(Runnable listener) {}
  }
}
