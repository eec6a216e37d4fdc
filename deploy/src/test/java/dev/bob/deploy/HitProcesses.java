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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A hive of local processes that is hit, and watched from its start on. */
final class HitProcesses implements HitHive {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(1);
  private static final Duration LOOK_MAX = Duration.ofSeconds(10);
  private static final int INTERRUPTED = 130;

  private final RunningHive hive;
  private final ProcessWatch watch;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Set<Long> readyBefore = new HashSet<>();
  private final Map<String, Long> pids = new HashMap<>();

  HitProcesses(RunningHive hive) {
    this.hive = hive;
    this.watch = ProcessWatch.start(hive.home());
  }

  @Override
  public Map<String, Long> ready() throws InterruptedException {
    var ready = new TreeMap<String, Long>();
    for (var instance : hive.state().path("instances")) {
      long epoch = instance.path("epoch").asLong();
      if (readyBefore.contains(epoch) || answers(instance.path("url").asText())) {
        readyBefore.add(epoch);
        ready.put(instance.path("instance_id").asText(), epoch);
        pids.put(instance.path("instance_id").asText(), instance.path("pid").asLong());
      }
    }
    return ready;
  }

  private boolean answers(String url) throws InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(url + "/q/health/ready")).timeout(ANSWER_MAX).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) { // not yet, or no more
      return false;
    }
  }

  @Override
  public int running() throws IOException {
    return new HiveProcesses(hive.home()).of("instance").size();
  }

  @Override
  public boolean planned() throws IOException {
    return OpenTasks.of(journal()).planned();
  }

  @Override
  public boolean finished() throws IOException {
    return OpenTasks.of(journal()).finished();
  }

  @Override
  public void killInstance(String id) throws IOException, InterruptedException {
    RunningHive.signal("KILL", pids.get(id));
  }

  @Override
  public void killOrchestrator() throws IOException, InterruptedException {
    RunningHive.signal("KILL", hive.pid("orchestrator"));
  }

  /** The console does. */
  @Override
  public void restoreOrchestrator() {}

  @Override
  public void wish(int replicas) throws IOException, InterruptedException {
    var body = "{\"replicas\":" + replicas + "}";
    assertThat(hive.send("dashboard", "PUT", "/api/fleet", body)).isEqualTo(202);
  }

  @Override
  public Map<String, Long> awaitFleet(int count) throws InterruptedException {
    var processes = new HiveProcesses(hive.home());
    await("a fleet of " + count)
        .atMost(RunningHive.LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () -> {
              var state = hive.state();
              assertThat(state.path("desired").asInt(-1)).as("wished: %s", state).isEqualTo(count);
              assertThat(state.path("planned").asInt(-1)).as("planned: %s", state).isZero();
              assertThat(ready()).hasSize(count);
              assertThat(processes.of("instance"))
                  .extracting(HiveProcesses.Running::pid)
                  .containsExactlyInAnyOrderElementsOf(hive.members().values());
              assertThat(processes.of("orchestrator"))
                  .extracting(HiveProcesses.Running::pid)
                  .containsExactly(hive.pid("orchestrator"));
            });
    return ready();
  }

  @Override
  public String read(String path) throws IOException {
    return Files.readString(hive.home().resolve(path));
  }

  @Override
  public Journal journal() throws IOException {
    return Journal.at(hive.home());
  }

  @Override
  public void end() throws IOException, InterruptedException {
    assertThat(hive.interrupt()).as(hive.output()).isEqualTo(INTERRUPTED);
    assertThat(hive.processes()).isEmpty();
    assertSawNothing();
  }

  /** Never since the start were two the same instance, or did a lost one run on. */
  void assertSawNothing() {
    assertThat(watch.seen()).isEmpty(); // that it cannot look any more is one of the things it says
    int looks = watch.looks();
    await("one more look").atMost(LOOK_MAX).until(() -> watch.looks() > looks);
    assertThat(watch.seen()).isEmpty();
  }

  @Override
  public void close() throws IOException {
    watch.close();
    hive.close();
  }
}
