package dev.bob.orchestrator.driver.process;

import dev.bob.orchestrator.driver.ExpectedProcess;
import dev.bob.orchestrator.driver.InstanceDriver;
import dev.bob.orchestrator.driver.InstanceProcess;
import dev.bob.orchestrator.driver.InstanceProcess.Origin;
import dev.bob.orchestrator.driver.Launch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Instances as processes of this machine, each in a session of its own where {@code setsid} is to
 * be had, so that Ctrl-C at a terminal reaches the console alone.
 */
public final class ProcessDriver implements InstanceDriver {
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  /** A process may look up to this much younger than it is: the kernel counts ticks. */
  private static final Duration START_ROUNDING_MAX = Duration.ofSeconds(1);

  private final Path home;
  private final InstanceCommand command;
  private final ProcessTable table;
  private final Map<String, Child> children = new ConcurrentHashMap<>();
  private volatile Runnable exitListener = () -> {};

  /**
   * @param home the hive's volume; must exist
   */
  public ProcessDriver(Path home, InstanceCommand command) {
    this(home, command, new ProcessTable(Path.of("/proc"), home.toString()));
  }

  ProcessDriver(Path home, InstanceCommand command, ProcessTable table) {
    this.home = home;
    this.command = command;
    this.table = table;
  }

  /** A process needs nothing that could be missing for a while. */
  @Override
  public void ready() {}

  @Override
  public String newKey(Set<String> taken) {
    return UUID.randomUUID().toString();
  }

  @Override
  public void start(Launch launch) throws IOException {
    var output = output(launch);
    Files.createDirectories(output.path().getParent());
    output.bound();
    var words = new ArrayList<String>();
    if (Files.isExecutable(SETSID)) {
      words.add(SETSID.toString());
    }
    words.addAll(command.program());
    var builder =
        new ProcessBuilder(words)
            .directory(home.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.path().toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("BOB_GOAL"));
    builder.environment().putAll(command.environmentOf(launch));
    builder.environment().put(InstanceCommand.HOME, home.toString());
    var process = builder.start();
    watch(new Child(launch, process.toHandle(), Optional.of(process), output));
  }

  @Override
  public void adopt(Collection<ExpectedProcess> expected) {
    table
        .marked()
        .forEach(
            (handle, launch) -> watch(new Child(launch, handle, Optional.empty(), output(launch))));
    if (!table.readable()) {
      expected.forEach(
          process ->
              ProcessHandle.of(process.pid())
                  .filter(handle -> startedBefore(handle, process.joinedAt()))
                  .ifPresent(
                      handle ->
                          watch(
                              new Child(
                                  process.launch(),
                                  handle,
                                  Optional.empty(),
                                  output(process.launch())))));
    }
  }

  /** Who is gone without an exit that we saw has crashed: processes are not removed by people. */
  @Override
  public void expect(Collection<String> keys) {}

  private static boolean startedBefore(ProcessHandle handle, Instant joinedAt) {
    return handle
        .info()
        .startInstant()
        .filter(start -> !start.isAfter(joinedAt.plus(START_ROUNDING_MAX)))
        .isPresent();
  }

  private void watch(Child child) {
    if (children.putIfAbsent(child.launch().id(), child) == null) {
      var unused = child.handle().onExit().thenRun(() -> exitListener.run());
    }
  }

  @Override
  public List<InstanceProcess> processes() throws IOException {
    var seen = new ArrayList<InstanceProcess>();
    for (var child : children.values()) {
      child.output().bound();
      seen.add(look(child));
    }
    return seen;
  }

  private InstanceProcess look(Child child) {
    if (runs(child)) {
      return new InstanceProcess(
          child.launch(), child.handle().pid(), Origin.PROCESS, Optional.empty());
    }
    var code =
        child.process().map(p -> OptionalInt.of(p.exitValue())).orElseGet(OptionalInt::empty);
    var exit = new InstanceProcess.Exit(code, false, child.output().lastWords());
    return new InstanceProcess(
        child.launch(), child.handle().pid(), Origin.PROCESS, Optional.of(exit));
  }

  private boolean runs(Child child) {
    return child.process().map(Process::isAlive).orElseGet(() -> table.runs(child.handle()));
  }

  @Override
  public void terminate(String launch) {
    Optional.ofNullable(children.get(launch)).ifPresent(child -> child.handle().destroy());
  }

  @Override
  public boolean kill(String launch, Duration limit) {
    var child = children.get(launch);
    if (child == null) {
      return true;
    }
    child.handle().destroyForcibly();
    try {
      child.handle().onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return !runs(child);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return !runs(child);
  }

  @Override
  public void forget(String launch) {
    children.computeIfPresent(launch, (_, child) -> runs(child) ? child : null);
  }

  /** Its output stays as it is: people read it, and the next process goes on in it. */
  @Override
  public void discard(String launch) {
    forget(launch);
  }

  @Override
  public void onExit(Runnable listener) {
    exitListener = listener;
  }

  private OutputFile output(Launch launch) {
    return new OutputFile(home.resolve("logs").resolve(launch.key() + ".out"));
  }

  /**
   * @param process absent for an adopted one, whose exit code the kernel does not tell us
   */
  private record Child(
      Launch launch, ProcessHandle handle, Optional<Process> process, OutputFile output) {}
}
