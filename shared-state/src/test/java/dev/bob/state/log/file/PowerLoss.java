package dev.bob.state.log.file;

import static dev.bob.state.log.Events.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.log.Alarms;
import dev.bob.state.log.Events;
import dev.bob.state.log.LogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;

/**
 * Three writers and a keeper that archives work on a disk that fails now and then, and all that
 * they do is recorded. Then the power is cut after each step.
 */
final class PowerLoss {
  private static final JournalLimits LIMITS =
      new JournalLimits(Duration.ofSeconds(60), Duration.ofMillis(500), 2_500);
  private static final ArchiveLimits ARCHIVE = new ArchiveLimits(Duration.ZERO, Long.MAX_VALUE, 0);
  private static final Clock TOMORROW = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
  private static final int KEEPER_STEPS_MAX = 12;
  private static final int SEGMENTS_EACH = 4;
  private static final long KEEPER_PAUSE_NANOS = 2_000_000;
  private static final int WRITERS = 3;
  private static final int STATES_PER_APPEND = 17;

  /** Thousands of logs that each complain about what was done to them. */
  private static final Logger LOGGER = Logger.getLogger("dev.bob.state.log");

  private final Path folder;
  private final long seed;
  private final Recording recording = new Recording();
  private final AtomicInteger unknown = new AtomicInteger();
  private final List<Exception> failures = new CopyOnWriteArrayList<>();

  private PowerLoss(Path folder, long seed) {
    this.folder = folder;
    this.seed = seed;
  }

  /**
   * One recording and its states.
   *
   * @param folder an empty one
   * @param statesMin every step is the last one at least once, with every kind of loss
   * @return a line of figures
   */
  static String check(Path folder, long seed, int statesMin) throws Exception {
    return new PowerLoss(folder, seed).check(statesMin);
  }

  private String check(int statesMin) throws Exception {
    var level = LOGGER.getLevel();
    LOGGER.setLevel(Level.OFF);
    try {
      return recordAndCut(statesMin);
    } finally {
      LOGGER.setLevel(level);
    }
  }

  private String recordAndCut(int statesMin) throws Exception {
    record(statesMin / STATES_PER_APPEND / WRITERS);
    assertThat(failures).as("seed %d", seed).isEmpty();
    var steps = recording.steps();
    assertThat(steps).hasAtLeastOneElementOfType(Recording.NotForced.class);
    assertThat(steps).hasAtLeastOneElementOfType(Recording.Renamed.class);
    assertThat(steps).hasAtLeastOneElementOfType(Recording.Truncated.class);
    assertThat(steps)
        .as("a plain segment went, since it was archived")
        .anyMatch(step -> step instanceof Recording.Deleted(var name) && name.endsWith(".jsonl"));
    var random = new SplittableRandom(seed);
    var kinds = new TreeMap<String, Integer>();
    int states = 0;
    for (int at = 0; at <= steps.size() || states < statesMin; at++) {
      var until = steps.subList(0, at % (steps.size() + 1));
      for (var loss : PowerCut.Loss.values()) {
        var home = folder.resolve("state");
        PowerCut.lay(PowerCut.after(until, loss, random), home.resolve(".bob"));
        boolean marked = random.nextInt(4) == 0;
        if (marked) {
          mark(home);
        }

        var where =
            "seed %d, after %d steps, lost %s, marked %s"
                .formatted(seed, until.size(), loss, marked);
        kinds.merge(judge(home, acknowledged(until), marked, where), 1, Integer::sum);
        JournalText.delete(home);
        states++;
      }
    }
    return "R3 seed %d: %d writers, %d steps recorded, %d outcomes unknown, %d states, acknowledged lost 0, %s"
        .formatted(seed, WRITERS, steps.size(), unknown.get(), states, kinds);
  }

  /**
   * Whether the log goes on in that state, and that nothing is lost. It refuses to append just
   * where a mark stands and the end is lost, and nowhere else: seqs might be given twice there.
   */
  private static String judge(
      Path home, Map<Long, String> acknowledged, boolean marked, String where) throws IOException {
    boolean mustRefuse = marked && JournalText.hasLostItsEnd(home);
    boolean refused = false;
    var before = JournalText.textsBySeq(home);
    assertThat(before).as(where).containsAllEntriesOf(acknowledged);
    long last = acknowledged.keySet().stream().mapToLong(seq -> seq).max().orElse(0);
    assertThat(before.keySet())
        .as("an acknowledged event rests on no lost one: %s", where)
        .containsAll(LongStream.rangeClosed(1, last).boxed().toList());
    Map<Long, String> expected = new HashMap<>(acknowledged);
    Map<Long, String> read = new HashMap<>();
    var alarms = new Alarms();
    try (var log = FileEventLog.open(home, LIMITS, new SplittableRandom(7), new FileDisk())) {
      try {
        expected.put(log.append(saying("after")), "after");
      } catch (LogException e) {
        assertThat(e).as(where).hasMessageContaining("has lost the end");
        refused = true;
      }
      archiver(home, new FileDisk(), alarms).run();
      log.read(0, 10_000).forEach(event -> read.put(event.seq(), Events.textOf(event)));
    }
    assertThat(JournalText.textsBySeq(home)).as(where).containsAllEntriesOf(expected);
    assertThat(read).as(where).containsAllEntriesOf(expected);
    assertThat(alarms.standing()).as(where).isEmpty();
    assertThat(refused).as("refused to append: %s", where).isEqualTo(mustRefuse);
    return refused ? "refused with a mark and a lost end" : marked ? "copied" : "went on";
  }

  private void record(int appends) throws Exception {
    var home = folder.resolve("recorded");
    var marks = JournalFolder.in(home).holder();
    Files.createFile(marks);
    var random = new SplittableRandom(seed);
    var disk = new RecordingDisk(recording, marks, random.split(), new RecordingDisk.Odds(8, 10));
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      var name = "writer " + i;
      var log = FileEventLog.open(home, LIMITS, random.split(), disk);
      threads.add(Thread.ofPlatform().start(() -> append(log, name, appends)));
    }
    archive(home, disk, random, threads);
    for (var thread : threads) {
      thread.join();
    }
  }

  /** Keepers archive while the writers work, each until it dies at one of its steps. */
  private void archive(Path home, RecordingDisk disk, SplittableRandom random, List<Thread> writers)
      throws IOException {
    int restMax = 1_000;
    while (writers.stream().anyMatch(Thread::isAlive) || restMax-- > 0) {
      var alarms = new Alarms();
      var mortal =
          new CrashingDisk(disk, 1 + random.nextInt(KEEPER_STEPS_MAX), CrashingDisk.Reach.DONE);
      try {
        for (int i = 0; i < SEGMENTS_EACH && JournalText.segments(home).size() > 2; i++) {
          archiver(home, mortal, alarms).run();
        }
        LockSupport.parkNanos(KEEPER_PAUSE_NANOS);
      } catch (CrashingDisk.Crash e) {
        // The next one goes on.
      }
      alarms.standing().forEach(alarm -> failures.add(new IllegalStateException(alarm)));
      if (writers.stream().noneMatch(Thread::isAlive) && JournalText.segments(home).size() <= 2) {
        return;
      }
    }
  }

  private static JournalArchive archiver(Path home, JournalDisk disk, Alarms alarms)
      throws IOException {
    return new JournalArchive(
        new SegmentArchiver(JournalFolder.in(home), disk), ARCHIVE, TOMORROW, alarms);
  }

  private void append(FileEventLog log, String name, int appends) {
    try (log) {
      for (int i = 0; i < appends; i++) {
        var text = name + " text " + i;
        try {
          long seq = log.append(saying(text));
          recording.add(new Recording.Acknowledged(seq, text));
        } catch (LogException.OutcomeUnknown e) {
          unknown.incrementAndGet();
        } catch (LogException e) {
          failures.add(e);
          return;
        }
      }
    }
  }

  private static Map<Long, String> acknowledged(List<Recording.Step> steps) {
    Map<Long, String> acknowledged = new HashMap<>();
    for (var step : steps) {
      if (step instanceof Recording.Acknowledged(var seq, var text)) {
        acknowledged.put(seq, text);
      }
    }
    return acknowledged;
  }

  private static void mark(Path home) throws IOException {
    var holder = JournalFolder.in(home).holder();
    Files.writeString(holder, " ".repeat(255) + "\n");
    try (var marks = new SuspectMarks(holder, new FileDisk())) {
      marks.add(1, "it had failed before the power was cut");
    }
  }
}
