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

  private static final int SHORT_ID = 12;

  private final ComposedHive hive;
  private final Map<String, String> containers = new TreeMap<>();

  HitContainers(ComposedHive hive) {
    this.hive = hive;
  }

  /** Starts so many instances and awaits nothing; removes what there is if that fails. */
  HitContainers start(int instances) throws IOException, InterruptedException {
    boolean started = false;
    try {
      var up = hive.tryCompose("up", "-d", "--no-build", "--scale", "instance=" + instances);
      assertThat(up.code()).as(up.err()).isZero();
      started = true;
      return this;
    } finally {
      if (!started) {
        close();
      }
    }
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
        containers.put(instance.path("instance_id").asText(), instance.path("host").asText());
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
    ComposedHive.docker("kill", containers.get(id));
  }

  @Override
  public void killOrchestrator() throws IOException, InterruptedException {
    ComposedHive.docker("kill", hive.project() + "-orchestrator-1");
  }

  /** Docker does not start again what was killed through it. */
  @Override
  public void restoreOrchestrator() throws IOException, InterruptedException {
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
        .untilAsserted(
            () -> {
              assertThat(instances()).hasSize(count);
              assertThat(hive.members().values()).containsExactlyInAnyOrderElementsOf(hosts());
            });
    return ready();
  }

  /** What the instances' containers call themselves, by the word of the engine. */
  private List<String> hosts() throws IOException, InterruptedException {
    return hive.containers().entrySet().stream()
        .filter(container -> container.getKey().startsWith(hive.project() + "-instance-"))
        .map(container -> container.getValue().path("Id").asText().substring(0, SHORT_ID))
        .toList();
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
