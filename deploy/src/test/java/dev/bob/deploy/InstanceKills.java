package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * H4: surveys one after the other, each of a new hive on the same repository, in which members are
 * killed at random moments, until enough kills have hit open tasks. Each survey must end as one
 * that nobody disturbs.
 */
final class InstanceKills {
  private static final int KILLS = Integer.getInteger("kills", 20);

  /** Of one survey: a third loss of the same task in a row would block it, and rightly so. */
  private static final int KILLS_OF_SURVEY = 2;

  private static final int MEMBERS = 4;
  private static final Duration REPLACED_MAX = Duration.ofSeconds(30);
  private static final Duration VIEW_MAX = Duration.ofSeconds(10);

  private final Starter starter;
  private final long seed = Seed.choose();
  private final List<Duration> replaced = new ArrayList<>();
  private Duration calm = Duration.ZERO;
  private int hits;
  private int hitsOfHolders;
  private int surveys;

  /** Starts a hive of four on a home of its own. */
  interface Starter {
    HitHive start(int number) throws IOException, InterruptedException;
  }

  private InstanceKills(Starter starter) {
    this.starter = starter;
  }

  /** Prints one line of figures. */
  static void run(String where, Starter starter) throws IOException, InterruptedException {
    var kills = new InstanceKills(starter);
    System.out.printf("H4 %s, seed %d%n", where, kills.seed);
    kills.run();
    var sorted = kills.replaced.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "H4 %s, seed %d: %d kills with tasks open (%d of whoever had one) in %d surveys of %d ms;"
            + " replaced after %d ms (median), %d ms (longest); all ended as one without kills%n",
        where,
        kills.seed,
        kills.hits,
        kills.hitsOfHolders,
        kills.surveys,
        kills.calm.toMillis(),
        sorted.get(sorted.size() / 2).toMillis(),
        sorted.getLast().toMillis());
  }

  private void run() throws IOException, InterruptedException {
    var undisturbed = undisturbed();
    var random = new SplittableRandom(seed);
    while (hits < KILLS) {
      assertThat(surveys).as("surveys for %d kills, seed %d", hits, seed).isLessThan(KILLS);
      surveys++;
      try (var hive = starter.start(surveys)) {
        var result = HitSurvey.run(hive, blows(random.split()));
        check(hive, result.kills(), undisturbed);
        hive.end();
      }
    }
  }

  private Outcome undisturbed() throws IOException, InterruptedException {
    try (var hive = starter.start(0)) {
      calm = HitSurvey.run(hive, List.of()).took();
      await("the view of the memory").atMost(VIEW_MAX).until(() -> Outcome.of(hive).whole());
      var outcome = Outcome.of(hive);
      assertThat(outcome.findings()).isNotEmpty();
      hive.end();
      return outcome;
    }
  }

  private List<HitSurvey.Blow> blows(SplittableRandom random) {
    return Stream.generate(
            () ->
                new HitSurvey.Blow(
                    Duration.ofNanos((long) (random.nextDouble() * calm.toNanos())),
                    random.nextInt(MEMBERS)))
        .limit(KILLS_OF_SURVEY)
        .sorted((one, other) -> one.at().compareTo(other.at()))
        .toList();
  }

  private void check(HitHive hive, List<HitSurvey.Kill> kills, Outcome undisturbed)
      throws IOException, InterruptedException {
    var of = "survey %d, seed %d, kills %s".formatted(surveys, seed, kills);
    assertThat(kills).as(of).hasSize(KILLS_OF_SURVEY);
    assertThat(kills)
        .as(of)
        .allSatisfy(kill -> assertThat(kill.took()).isLessThanOrEqualTo(REPLACED_MAX));
    var live = hive.awaitFleet(MEMBERS);
    await("the view of the memory, " + of)
        .atMost(VIEW_MAX)
        .untilAsserted(
            () -> assertThat(Outcome.of(hive).differencesFrom(undisturbed)).as(of).isEmpty());
    var journal = hive.journal();
    assertThat(Incarnations.of(journal, live).clashes()).as(of).isEmpty();
    var losses = OpenTasks.of(journal).losses();
    assertThat(losses).as(of).containsOnlyKeys(kills.stream().map(HitSurvey.Kill::epoch).toList());
    hits += (int) losses.values().stream().filter(OpenTasks.Loss::open).count();
    hitsOfHolders += (int) losses.values().stream().filter(OpenTasks.Loss::held).count();
    kills.forEach(kill -> replaced.add(kill.took()));
  }
}
