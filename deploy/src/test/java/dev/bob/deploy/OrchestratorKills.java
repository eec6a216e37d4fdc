package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * H6: a hive is scaled 1 → 8 → 2 again and again, and each time its orchestrator is killed at a
 * random moment of the way, until it was hit on its way often enough. In every second round the
 * fleet is also awaited at eight, and the way down is hit as well; in the others two are wished for
 * while eight are still on their way and nobody is there to make them.
 */
final class OrchestratorKills {
  private static final int ROUNDS = Integer.getInteger("rounds", 10);
  private static final int FEW = 1;
  private static final int MANY = 8;
  private static final int LEFT = 2;
  private static final Duration CALM_MAX = Duration.ofMinutes(3);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final HitHive hive;
  private final long seed = Seed.choose();
  private final SplittableRandom random = new SplittableRandom(seed);
  private int kills;
  private int underWay;
  private Duration longest = Duration.ZERO;

  private OrchestratorKills(HitHive hive) {
    this.hive = hive;
  }

  /** With a hive of one; leaves one of two, and prints one line of figures. */
  static void run(String where, HitHive hive) throws IOException, InterruptedException {
    var kills = new OrchestratorKills(hive);
    System.out.printf("H6 %s, seed %d%n", where, kills.seed);
    var live = hive.awaitFleet(FEW);
    kills.calm(MANY); // what the first of each has to read from disk is read
    kills.calm(FEW);
    var up = kills.calm(MANY);
    var down = kills.calm(LEFT);
    int round = 0;
    while (kills.underWay < ROUNDS || round < ROUNDS) {
      assertThat(round).as("rounds, seed %d", kills.seed).isLessThan(2 * ROUNDS);
      hive.wish(FEW);
      hive.awaitFleet(FEW);
      live = kills.round(round % 2 == 0, up, down);
      round++;
    }
    assertThat(Incarnations.of(hive.journal(), live).clashes()).as("seed %d", kills.seed).isEmpty();
    System.out.printf(
        Locale.ROOT,
        "H6 %s, seed %d: %d kills, %d of them while the fleet was not as wished, in %d times"
            + " 1 → 8 → 2; 1 → 8 takes %d ms without a kill, 8 → 2 %d ms; exact after at most"
            + " %d ms; no id held twice%n",
        where,
        kills.seed,
        kills.kills,
        kills.underWay,
        round,
        up.toMillis(),
        down.toMillis(),
        kills.longest.toMillis());
  }

  /** How long it takes when nobody is killed. */
  private Duration calm(int wished) throws IOException, InterruptedException {
    long began = System.nanoTime();
    hive.wish(wished);
    await()
        .atMost(CALM_MAX)
        .pollInterval(LOOK_EVERY)
        .until(() -> hive.ready().size() == wished && hive.running() == wished);
    var took = Duration.ofNanos(System.nanoTime() - began);
    hive.awaitFleet(wished);
    return took;
  }

  private Map<String, Long> round(boolean settles, Duration up, Duration down)
      throws IOException, InterruptedException {
    hive.wish(MANY);
    long killed = kill(MANY, up);
    if (settles) {
      settled(MANY, killed);
      hive.wish(LEFT);
      killed = kill(LEFT, down);
    } else {
      hive.wish(LEFT);
    }
    return settled(LEFT, killed);
  }

  private Map<String, Long> settled(int wished, long killed)
      throws IOException, InterruptedException {
    var live = hive.awaitFleet(wished);
    var took = Duration.ofNanos(System.nanoTime() - killed);
    longest = took.compareTo(longest) > 0 ? took : longest;
    return live;
  }

  /** Gives the time of the kill. */
  private long kill(int wished, Duration usual) throws IOException, InterruptedException {
    var moment = Duration.ofNanos((long) (random.nextDouble() * usual.toNanos()));
    await().atMost(usual.plusSeconds(1)).pollDelay(moment).until(() -> true);
    long killed = System.nanoTime();
    hive.killOrchestrator();
    kills++;
    if (!arrived(wished)) { // not even by now
      underWay++;
    }
    hive.restoreOrchestrator();
    return killed;
  }

  /** By the journal and by the kernel or the engine, which do not need an orchestrator. */
  private boolean arrived(int wished) throws IOException, InterruptedException {
    return Incarnations.of(hive.journal(), Map.of()).live() == wished && hive.running() == wished;
  }
}
