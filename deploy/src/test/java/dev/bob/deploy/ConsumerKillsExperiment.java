package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each effect once: four consumers are asked and killed in the middle of it, again and again; each
 * question is answered by the one that was asked, once. The journal is the judge.
 */
class ConsumerKillsExperiment {
  private static final int KILLS = Integer.getInteger("kills", 200);
  private static final int CONSUMERS = 4;

  /** Five crashes in a row within the first beats would be given up, and rightly so. */
  private static final int HEALTHY_RUN_EVERY = 3;

  private static final int HEALTHY_RUN_BEATS = 6;
  private static final int QUESTIONS_MAX = 20;
  private static final int QUESTIONS_WHILE_DOWN = 2;
  private static final int MOMENT_MILLIS_MAX = 60;

  private static final Duration BUILD_MAX = Duration.ofMinutes(5);

  @TempDir Path temp;

  @Test
  void everyQuestionIsAnsweredOnce() throws Exception {
    var build = Shell.run(Scripts.folder(), Map.of(), List.of(Scripts.build()), BUILD_MAX);
    assertThat(build.code()).as(build.err()).isZero();
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    long seed = Seed.choose();
    System.out.printf("kills of consumers, seed %d%n", seed);
    try (var hive =
        RunningHive.start(repository.folder(), temp.toRealPath().resolve("home"), "4")) {
      System.out.printf("kills of consumers, seed %d: %s%n", seed, run(hive, seed));
    }
  }

  private static String run(RunningHive hive, long seed) throws Exception {
    hive.awaitMembers(CONSUMERS);
    var random = new SplittableRandom(seed);
    var asked = new HashMap<Long, String>();
    int kills = 0;
    for (int round = 1; kills < KILLS; round++, kills += CONSUMERS) {
      var pids = hive.awaitMembers(CONSUMERS);
      if (round % HEALTHY_RUN_EVERY == 0) {
        for (var consumer : pids.keySet()) {
          until(() -> hive.beats(consumer) >= HEALTHY_RUN_BEATS);
        }
      }
      asked.putAll(askAndKill(hive, pids, random));
      for (var consumer : pids.entrySet()) {
        until(
            () ->
                !hive.members()
                    .getOrDefault(consumer.getKey(), consumer.getValue())
                    .equals(consumer.getValue()));
      }
    }
    until(() -> answers(hive).containsAll(keys(asked)));
    var answers = answers(hive);
    assertThat(answers).as("seed %d", seed).doesNotHaveDuplicates();
    assertThat(answers).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(keys(asked));
    var handled = handledByAnother(hive, asked);
    assertThat(handled).as("answers by an incarnation that was not asked").isPositive();
    return "%d kills of 4 consumers, %d questions answered once each, %d of them by a later incarnation than the one that was asked"
        .formatted(kills, asked.size(), handled);
  }

  /** All four at once, each from a thread of its own: asked some times, and killed in between. */
  private static Map<Long, String> askAndKill(
      RunningHive hive, Map<String, Long> pids, SplittableRandom random)
      throws InterruptedException, ExecutionException {
    var all = new HashMap<Long, String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Long>>> seqs = new ArrayList<>();
      for (var consumer : pids.entrySet()) {
        int questions = 1 + random.nextInt(QUESTIONS_MAX);
        int moment = random.nextInt(MOMENT_MILLIS_MAX);
        seqs.add(
            threads.submit(
                () -> {
                  var dashboard = DashboardClient.of(hive);
                  var mine = new ArrayList<Long>();
                  for (int i = 0; i < questions; i++) {
                    mine.add(dashboard.ask(consumer.getKey()));
                  }
                  Thread.sleep(moment);
                  RunningHive.signal("KILL", consumer.getValue());
                  for (int i = 0; i < QUESTIONS_WHILE_DOWN; i++) {
                    mine.add(dashboard.ask(consumer.getKey()));
                  }
                  return mine;
                }));
      }
      int i = 0;
      for (var consumer : pids.keySet()) {
        for (long seq : seqs.get(i++).get()) {
          all.put(seq, consumer);
        }
      }
    }
    return all;
  }

  private static List<String> keys(Map<Long, String> asked) {
    return asked.entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).toList();
  }

  /** Cause and author of each answer in the journal. */
  private static List<String> answers(RunningHive hive) throws IOException {
    return sent(hive).stream()
        .map(answer -> cause(answer) + " " + answer.at("/by/id").asText())
        .toList();
  }

  private static long handledByAnother(RunningHive hive, Map<Long, String> asked)
      throws IOException {
    return sent(hive).stream()
        .filter(answer -> asked.containsKey(cause(answer)))
        .filter(answer -> answer.at("/by/epoch").asLong() > cause(answer))
        .count();
  }

  private static List<JsonNode> sent(RunningHive hive) throws IOException {
    return hive.events("message.sent").stream()
        .filter(event -> event.at("/data/type").asText().equals("answer"))
        .collect(Collectors.toList());
  }

  private static long cause(JsonNode answer) {
    return answer.at("/data/metadata/bob/cause").asLong();
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(RunningHive.LIMIT).pollInterval(Duration.ofMillis(100)).until(condition);
  }
}
