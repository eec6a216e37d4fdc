package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * R7: programs in Python, jq and sed write into a running hive, one at a time, while four of ours
 * write without pause and four instances answer. Each way must be heard, once, and nothing of ours
 * be lost.
 */
final class ForeignWriting {
  private static final int OURS = 4;
  private static final List<String> WAYS = List.of("inbox", "rename", "truncate", "jq", "sed");

  /** Some hundred messages a second in all: the view changes several times while one is written. */
  private static final Duration OURS_PAUSE = Duration.ofMillis(10);

  private static final String PARTICIPANT = "participant";
  private static final Duration PROGRAM_MAX = Duration.ofMinutes(10);
  private static final Duration HEARD_MAX = Duration.ofSeconds(60);

  private final RunningHive hive;
  private final DashboardClient dashboard;
  private final Path scripts;

  ForeignWriting(RunningHive hive, DashboardClient dashboard) throws IOException {
    this.hive = hive;
    this.dashboard = dashboard;
    this.scripts = Files.createTempDirectory(hive.home().getParent(), "scripts");
    for (var name : List.of("foreign.py", "participant.py")) {
      try (var script = ForeignWriting.class.getResourceAsStream(name)) {
        Files.write(scripts.resolve(name), script.readAllBytes());
      }
    }
  }

  /**
   * Runs all ways and the participant; gives one line of figures.
   *
   * @param ofEach how much each program says
   */
  String run(int ofEach, Duration pause) throws Exception {
    var over = new AtomicBoolean();
    var ours = new ArrayList<Future<List<String>>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        IntStream.range(0, OURS).forEach(i -> ours.add(threads.submit(ours(i, over))));
        for (var way : WAYS) {
          python("foreign.py", way, way, Integer.toString(ofEach), Long.toString(pause.toMillis()));
        }
        assertThat(python("participant.py", PARTICIPANT).lines())
            .extracting(line -> line.substring(0, line.indexOf(':')))
            .containsExactly("answered", "refused", "noted");
        awaitHeard(ofEach);
      } finally {
        over.set(true);
      }
    }
    var acknowledged = new ArrayList<String>();
    for (var one : ours) {
      acknowledged.addAll(one.get(1, TimeUnit.MINUTES));
    }
    return check(ofEach, acknowledged);
  }

  private Callable<List<String>> ours(int number, AtomicBoolean over) {
    return () -> {
      var acknowledged = new ArrayList<String>();
      while (!over.get()) {
        var text = "ours-%d-%d".formatted(number, acknowledged.size());
        dashboard.say("broadcast", "text", text);
        acknowledged.add(text);
        Thread.sleep(OURS_PAUSE);
      }
      return acknowledged;
    };
  }

  private String python(String script, String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("python3", scripts.resolve(script).toString()));
    command.add(hive.home().toString());
    command.addAll(List.of(words));
    var result = Shell.run(scripts, Map.of(), command, PROGRAM_MAX);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    return result.out();
  }

  private void awaitHeard(int ofEach) {
    var said =
        WAYS.stream()
            .flatMap(way -> IntStream.range(0, ofEach).mapToObj(i -> way + "-" + i))
            .toList();
    await("what the programs said is in the log")
        .atMost(HEARD_MAX)
        .untilAsserted(() -> assertThat(counts(heard()).keySet()).containsAll(said));
  }

  private String check(int ofEach, List<String> acknowledged) throws IOException {
    var heard = counts(heard());
    assertThat(heard).hasSize(WAYS.size() * ofEach + 2); // the participant's question and claim
    assertThat(heard.values()).as("heard once each: %s", heard).allMatch(count -> count == 1);
    var sent = counts(hive.events("message.sent"));
    assertThat(sent).containsAllEntriesOf(counted(acknowledged));
    assertThat(hive.events("memory.ingested")).hasSize(1);
    assertThat(hive.events("message.sent"))
        .filteredOn(event -> event.path("data").path("to").asText().equals(PARTICIPANT))
        .hasSize(1);
    return "%d each of %s heard once; %d of ours acknowledged, none lost or twice; question of a participant answered once, its claim refused, its learning noted"
        .formatted(ofEach, WAYS, acknowledged.size());
  }

  /** What these programs said, and no other one that the test may have. */
  private List<JsonNode> heard() throws IOException {
    var names = Stream.concat(WAYS.stream(), Stream.of(PARTICIPANT)).toList();
    return hive.events("message.ingested").stream()
        .filter(event -> names.contains(event.path("by").path("id").asText()))
        .toList();
  }

  private static Map<String, Integer> counted(List<String> texts) {
    var counts = new HashMap<String, Integer>();
    texts.forEach(text -> counts.merge(text, 1, Integer::sum));
    return counts;
  }

  private static Map<String, Integer> counts(List<JsonNode> events) {
    return counted(
        events.stream().map(event -> event.path("data").path("content").asText()).toList());
  }
}
