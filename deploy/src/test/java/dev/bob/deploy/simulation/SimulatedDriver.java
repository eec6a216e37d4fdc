package dev.bob.deploy.simulation;

import dev.bob.orchestrator.driver.ExpectedProcess;
import dev.bob.orchestrator.driver.InstanceDriver;
import dev.bob.orchestrator.driver.InstanceProcess;
import dev.bob.orchestrator.driver.InstanceProcess.Origin;
import dev.bob.orchestrator.driver.Launch;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Starts and ends simulated processes; they outlive every orchestrator. */
final class SimulatedDriver implements InstanceDriver {
  private final SimulatedHive hive;
  private final Map<String, SimulatedProcess> all = new LinkedHashMap<>();
  private final Map<String, SimulatedProcess> shown = new LinkedHashMap<>();

  SimulatedDriver(SimulatedHive hive) {
    this.hive = hive;
  }

  /** Every process that was ever started, in that order. */
  Collection<SimulatedProcess> all() {
    return all.values();
  }

  List<SimulatedProcess> running() {
    return shown.values().stream().filter(SimulatedProcess::running).toList();
  }

  Optional<SimulatedProcess> of(String launch) {
    return Optional.ofNullable(all.get(launch));
  }

  @Override
  public void ready() {}

  @Override
  public String newKey(Set<String> taken) {
    return "key-" + all.size();
  }

  @Override
  public void start(Launch launch) {
    var process = new SimulatedProcess(hive, launch);
    all.put(launch.id(), process);
    shown.put(launch.id(), process);
  }

  @Override
  public void adopt(Collection<ExpectedProcess> expected) {}

  @Override
  public void expect(Collection<String> keys) {}

  @Override
  public List<InstanceProcess> processes() {
    return shown.values().stream()
        .map(process -> new InstanceProcess(process.launch(), 1, Origin.PROCESS, process.exit()))
        .toList();
  }

  @Override
  public void terminate(String launch) {
    of(launch).ifPresent(SimulatedProcess::terminate);
  }

  @Override
  public boolean kill(String launch, Duration limit) {
    of(launch)
        .ifPresent(
            process -> {
              hive.checker().killed(process);
              process.kill();
            });
    return true;
  }

  @Override
  public void forget(String launch) {
    of(launch).filter(process -> !process.running()).ifPresent(_ -> shown.remove(launch));
  }

  @Override
  public void discard(String launch) {
    forget(launch);
  }

  @Override
  public void onExit(Runnable listener) {}
}
