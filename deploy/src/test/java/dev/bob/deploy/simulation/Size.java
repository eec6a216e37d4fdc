package dev.bob.deploy.simulation;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How large a simulated hive is, and how much happens to it.
 *
 * @param members how many are wished for at the start
 * @param goals how many goals are set
 * @param tasks of a goal, at most
 * @param faults how often something goes wrong
 * @param trouble how long things go wrong; then the hive must come to its end
 * @param reaction how long a process takes at most until it looks at an event
 * @param work how long each task takes, which then finds nothing; empty if the seed decides
 */
record Size(
    int members,
    int goals,
    int tasks,
    int faults,
    Duration trouble,
    Duration reaction,
    Optional<Duration> work) {

  /** How long a member says nothing, at most: so that all together talk as much in any hive. */
  Duration silence() {
    return Duration.ofSeconds(10 + members);
  }

  /** A thousand members at once. */
  static Size thousand() {
    return new Size(
        1_000, 2, 150, 60, Duration.ofSeconds(40), Duration.ofSeconds(4), Optional.empty());
  }

  /** One of the many small ones, of which each is another. */
  static Size small(SplittableRandom random) {
    return new Size(
        random.nextInt(1, 13),
        random.nextInt(1, 7),
        random.nextInt(2, 25),
        random.nextInt(4, 30),
        Duration.ofSeconds(random.nextInt(30, 180)),
        Duration.ofMillis(random.nextInt(2, 200)),
        Optional.empty());
  }

  /** Four members, and one goal of two tasks that each take so long. */
  static Size patient(Duration work) {
    return new Size(4, 1, 1, 0, Duration.ZERO, Duration.ofMillis(200), Optional.of(work));
  }
}
