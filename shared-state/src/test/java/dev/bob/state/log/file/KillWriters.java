package dev.bob.state.log.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.state.lock.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Writer processes on one volume, a random one of which is killed again and again and started anew,
 * beside a keeper of the views and readers that parse them. Judged by the plain files: each message
 * has an id of its own, and must be there once, at the seq that its writer was told, if it was.
 */
final class KillWriters {
  private static final Pattern READ = Pattern.compile("READ (\\d+) UNPARSABLE (\\d+)");

  /**
   * How much of it.
   *
   * @param messages of each writer
   * @param killsMax where processes start slowly there would be very many
   */
  record Size(
      int writers, int messages, int readers, Duration killEvery, int killsMax, Duration limit) {}

  private final Path home;
  private final Path elsewhere;
  private final Size size;
  private final long seed;
  private final SplittableRandom random;
  private final List<ChildJvm> writers = new ArrayList<>();
  private final List<ChildJvm> others = new ArrayList<>();
  private final int[] linesAtStart;
  private int kills;

  private KillWriters(Path folder, Size size, long seed) throws IOException {
    this.home = Files.createDirectories(folder.resolve("home"));
    this.elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    this.size = size;
    this.seed = seed;
    this.linesAtStart = new int[size.writers()];
    this.random = new SplittableRandom(seed);
  }

  /** Runs it, and gives a line of figures; fails if anything acknowledged is not there once. */
  static String run(Path folder, Size size, long seed) throws Exception {
    return new KillWriters(folder, size, seed).run();
  }

  private String run() throws Exception {
    try {
      var keeper = start(others, "keeper", KeeperProcess.class, home.toString());
      await().atMost(size.limit()).until(() -> keeper.printed().contains("KEEPING"));
      for (int i = 0; i < size.readers(); i++) {
        start(others, "reader-" + i, ViewReader.class, home.toString(), stop().toString());
      }
      for (int i = 0; i < size.writers(); i++) {
        startWriter(i);
      }
      killUntilAllHaveEnded();
      Files.createFile(stop());
      for (var reader : others.subList(1, others.size())) {
        assertThat(reader.await()).as(reader.printed()).isZero();
      }
      return judge();
    } finally {
      writers.forEach(ChildJvm::close);
      others.forEach(ChildJvm::close);
    }
  }

  private void killUntilAllHaveEnded() throws IOException, InterruptedException {
    long end = System.nanoTime() + size.limit().toNanos();
    var never = new CountDownLatch(1);
    while (writers.stream().anyMatch(ChildJvm::isAlive)) {
      assertThat(System.nanoTime()).as("seed %d: within %s", seed, size.limit()).isLessThan(end);
      never.await(size.killEvery().toMillis(), TimeUnit.MILLISECONDS);
      int victim = random.nextInt(size.writers());
      // Where processes start slowly, one that is killed before its first message never ends.
      if (kills < size.killsMax()
          && writers.get(victim).isAlive()
          && RetryingWriter.lines(ledger(victim)).size() > linesAtStart[victim]) {
        writers.get(victim).signal("KILL");
        writers.get(victim).await();
        if (!hasEnded(victim)) {
          kills++;
          startWriter(victim);
        }
      }
    }
  }

  private void startWriter(int number) throws IOException {
    var name = "w" + number;
    linesAtStart[number] = RetryingWriter.lines(ledger(number)).size();
    List<ChildJvm> started = new ArrayList<>();
    start(
        started,
        name + ".out",
        RetryingWriter.class,
        home.toString(),
        name,
        Integer.toString(size.messages()),
        ledger(number).toString(),
        Long.toString(random.nextLong()));
    if (number < writers.size()) {
      writers.set(number, started.getFirst());
    } else {
      writers.addAll(started);
    }
  }

  private ChildJvm start(List<ChildJvm> into, String name, Class<?> main, String... arguments)
      throws IOException {
    var started = ChildJvm.start(elsewhere.resolve(name), main, arguments);
    into.add(started);
    return started;
  }

  private boolean hasEnded(int writer) throws IOException {
    return RetryingWriter.lines(ledger(writer)).contains("END w" + writer);
  }

  private Path ledger(int writer) {
    return elsewhere.resolve("w" + writer + ".ledger");
  }

  private Path stop() {
    return elsewhere.resolve("stop");
  }

  private String judge() throws IOException {
    // Fails unless every line is whole, and every seq and every writer's n follows the one before.
    var texts = JournalText.texts(home);
    Map<String, List<Long>> seqs = new HashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      seqs.computeIfAbsent(texts.get(i).split(" ")[0], _ -> new ArrayList<>()).add(i + 1L);
    }
    seqs.remove("settled");
    long acknowledged = 0;
    long found = 0;
    Set<String> unknown = new HashSet<>();
    for (int writer = 0; writer < size.writers(); writer++) {
      assertThat(hasEnded(writer)).as("seed %d: writer %d has ended", seed, writer).isTrue();
      for (var line : RetryingWriter.lines(ledger(writer))) {
        var words = line.split(" ");
        if (words[0].equals("ACKNOWLEDGED")) {
          acknowledged++;
          assertThat(seqs.get(words[1]))
              .as("seed %d: %s", seed, line)
              .containsExactly(Long.parseLong(words[2]));
        } else if (words[0].equals("FOUND")) {
          found++;
        } else if (words[0].equals("UNKNOWN")) {
          unknown.add(words[1]);
        }
      }
    }
    int messages = size.writers() * size.messages();
    assertThat(seqs).as("seed %d: each message is there", seed).hasSize(messages);
    assertThat(seqs.values()).as("seed %d: and once", seed).allMatch(list -> list.size() == 1);
    assertThat(acknowledged + found).isEqualTo(messages);
    assertThat(kills).as("seed %d: nobody was killed, so nothing is shown", seed).isPositive();
    assertThat(unknown).as("seed %d: no outcome was unknown", seed).isNotEmpty();
    return "R1 seed %d: %d writers x %d messages, %d kills, %d acknowledged, %d outcomes unknown, %d of them found, lost 0, duplicated 0, seq contiguous to %d, %s"
        .formatted(
            seed,
            size.writers(),
            size.messages(),
            kills,
            acknowledged,
            unknown.size(),
            found,
            texts.size(),
            reads());
  }

  private String reads() {
    long read = 0;
    long unparsable = 0;
    for (var reader : others.subList(1, others.size())) {
      var printed = READ.matcher(reader.printed());
      assertThat(printed.find()).as(reader.printed()).isTrue();
      read += Long.parseLong(printed.group(1));
      unparsable += Long.parseLong(printed.group(2));
    }
    assertThat(unparsable).as("seed %d: reads that are no JSON", seed).isZero();
    assertThat(read).isPositive();
    return "%d views read, unparsable 0".formatted(read);
  }
}
