package dev.bob.deploy;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One survey, from its plan to its end, in which members are killed at given moments. */
final class HitSurvey {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final HitHive hive;
  private final Deque<Blow> coming;
  private final Map<String, Kill> down = new TreeMap<>();
  private final List<Kill> replaced = new ArrayList<>();
  private long began;

  /**
   * @param at since the survey was planned
   * @param victim of the members by id that are ready then, counted round
   */
  record Blow(Duration at, int victim) {}

  /**
   * @param epoch of the killed incarnation
   * @param took from the kill until its id was live and ready again under a new epoch; zero as long
   *     as it is not
   */
  record Kill(String id, long epoch, long atNanos, Duration took) {}

  private HitSurvey(HitHive hive, List<Blow> blows) {
    this.hive = hive;
    this.coming = new ArrayDeque<>(blows);
  }

  /**
   * Returns when the survey is finished and all who were killed are replaced.
   *
   * @param blows by their moments
   * @return how long the survey took, and who was killed
   */
  static Result run(HitHive hive, List<Blow> blows) {
    var survey = new HitSurvey(hive, blows);
    await("a plan").atMost(LIMIT).pollInterval(LOOK_EVERY).until(hive::planned);
    survey.began = System.nanoTime();
    await("the end of the survey").atMost(LIMIT).pollInterval(LOOK_EVERY).until(survey::look);
    return new Result(
        Duration.ofNanos(System.nanoTime() - survey.began), List.copyOf(survey.replaced));
  }

  /** What became of it. */
  record Result(Duration took, List<Kill> kills) {}

  private boolean look() throws IOException, InterruptedException {
    if (!down.isEmpty()) {
      settle(hive.ready());
    }
    if (!coming.isEmpty() && elapsed().compareTo(coming.getFirst().at()) >= 0) {
      hit(hive.ready());
    }
    return coming.isEmpty() && down.isEmpty() && hive.finished();
  }

  private void settle(Map<String, Long> ready) {
    for (var kill : List.copyOf(down.values())) {
      if (ready.getOrDefault(kill.id(), kill.epoch()) > kill.epoch()) {
        var took = Duration.ofNanos(System.nanoTime() - kill.atNanos());
        replaced.add(new Kill(kill.id(), kill.epoch(), kill.atNanos(), took));
        down.remove(kill.id());
      }
    }
  }

  private void hit(Map<String, Long> ready) throws IOException, InterruptedException {
    ready.keySet().removeAll(down.keySet()); // dead, and not declared so yet
    if (ready.isEmpty()) {
      return;
    }
    var ids = List.copyOf(ready.keySet());
    var id = ids.get(coming.removeFirst().victim() % ids.size());
    long now = System.nanoTime();
    hive.killInstance(id);
    down.put(id, new Kill(id, ready.get(id), now, Duration.ZERO));
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
