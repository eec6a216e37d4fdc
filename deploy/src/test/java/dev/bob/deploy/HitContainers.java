package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A hive of containers that is hit. */
final class HitContainers implements HitHive {
  private static final Duration CLEARED_MAX = Duration.ofSeconds(30);

  private final ComposedHive hive;

  HitContainers(ComposedHive hive) {
    this.hive = hive;
  }

  @Override
  public int running() throws IOException, InterruptedException {
    return instances().size();
  }

  private List<String> instances() throws IOException, InterruptedException {
    return all().stream().filter(name -> name.startsWith(hive.project() + "-instance-")).toList();
  }

  /** By the word of the dashboard, which asks each of them every second. */
  @Override
  public Map<String, Long> ready() {
    var ready = new TreeMap<String, Long>();
    for (var instance : hive.state().path("instances")) {
      if (instance.path("health").asText().equals("up")) {
        ready.put(instance.path("instance_id").asText(), instance.path("epoch").asLong());
      }
    }
    return ready;
  }

  @Override
  public boolean planned() {
    return goal().equals("active");
  }

  @Override
  public boolean finished() {
    return goal().equals("finished");
  }

  private String goal() {
    return hive.state().path("goals").path(0).path("state").path("state").asText();
  }

  @Override
  public void killInstance(String id) throws IOException, InterruptedException {
    ComposedHive.docker("kill", hive.members().get(id));
  }

  /** Docker does not start again what was killed through it, so this does. */
  @Override
  public void killOrchestrator() throws IOException, InterruptedException {
    hive.compose("kill", "orchestrator");
    hive.compose("start", "orchestrator");
  }

  @Override
  public void wish(int replicas) throws IOException, InterruptedException {
    assertThat(hive.wish(replicas)).isEqualTo(202);
  }

  @Override
  public Map<String, Long> awaitFleet(int count) {
    hive.awaitFleet(count);
    await("nothing beside a fleet of " + count)
        .atMost(CLEARED_MAX)
        .untilAsserted(() -> assertThat(instances()).hasSize(count));
    return ready();
  }

  /** The names of all containers of the project, ended ones too, by the word of the engine. */
  private List<String> all() throws IOException, InterruptedException {
    return ComposedHive.docker(
            "ps", "-a", "--format", "{{.Names}}", "--filter", "name=" + hive.project())
        .lines()
        .toList();
  }

  @Override
  public String read(String path) throws IOException, InterruptedException {
    return hive.compose("exec", "-T", "dashboard", "cat", "/bob/" + path);
  }

  @Override
  public Journal journal() throws IOException, InterruptedException {
    return hive.journal();
  }

  @Override
  public void end() throws IOException, InterruptedException {
    hive.compose("down", "-v");
    assertThat(all()).isEmpty();
  }

  @Override
  public void close() throws IOException {
    hive.close();
  }
}
