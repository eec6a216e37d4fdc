package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How often the minds of a running hive were called, by the figures of its instances. */
final class MindCalls {
  /** So long nobody thinks: who has something to think about begins at once. */
  private static final Duration QUIET = Duration.ofSeconds(3);

  private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newHttpClient();
  private final RunningHive hive;

  MindCalls(RunningHive hive) {
    this.hive = hive;
  }

  /** Waits until the first goal is reported and nobody thinks any more; gives the calls so far. */
  long awaitQuiet() {
    var report = hive.home().resolve("reports/goal_1/REPORT.md");
    await("a report").atMost(RunningHive.LIMIT).until(() -> Files.exists(report));
    var before = new AtomicLong();
    await("minds at rest")
        .atMost(RunningHive.LIMIT)
        .pollDelay(Duration.ZERO)
        .pollInterval(QUIET)
        .until(
            () -> {
              long now = count();
              return now > 0 && before.getAndSet(now) == now;
            });
    return before.get();
  }

  /** Those that have ended, whatever came of them, by all who are there. */
  long count() throws IOException, InterruptedException {
    long all = 0;
    for (var instance : hive.state().path("instances")) {
      var figures = figures(instance.path("url").asText());
      assertThat(figures).contains("bob_mind_calls_total{");
      all +=
          figures
              .lines()
              .filter(line -> line.startsWith("bob_mind_calls_total{"))
              .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf('}') + 1)))
              .sum();
    }
    return all;
  }

  private String figures(String url) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + "/q/metrics")).timeout(ANSWER_MAX).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
