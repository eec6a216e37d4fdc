package dev.bob.orchestrator.console;

import dev.bob.state.presence.ServiceAddress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Keeps one service running: starts it again when it dies, after 0.5 s, 1 s, 2 s, … while it dies
 * young. One that a killed console left behind is taken over.
 */
final class Supervisor {
  private static final Duration DELAY_FIRST = Duration.ofMillis(500);
  private static final Duration DELAY_MAX = Duration.ofSeconds(15);
  private static final Duration HEALTHY_AFTER = Duration.ofSeconds(10);
  private static final Duration START_ROUNDING_MAX = Duration.ofSeconds(1);
  private static final int EXIT_REFUSED = 2;

  private final Source source;
  private final Path home;
  private final Consumer<String> tell;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CompletableFuture<String> refusal = new CompletableFuture<>();
  private final Thread thread;
  private volatile Service service;
  private Optional<ProcessHandle> running = Optional.empty();

  /** Says how the service is to be run, anew before each start. */
  interface Source {
    Service service() throws IOException;

    /** Whether what it said when it was refused is no reason not to try again. */
    default boolean curable(String lastWords) {
      return false;
    }
  }

  /**
   * @param tell hears sentences for the person
   */
  Supervisor(Source source, Path home, Consumer<String> tell) throws IOException {
    this.source = source;
    this.service = source.service();
    this.home = home;
    this.tell = tell;
    this.thread = Thread.ofPlatform().daemon().name("bob-" + service.name()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Why the service will not run whatever is tried; absent as long as there is hope. */
  Optional<String> refusal() {
    return Optional.ofNullable(refusal.getNow(null));
  }

  private void run() {
    var delay = DELAY_FIRST;
    try {
      do {
        long began = System.nanoTime();
        int code = runOnce();
        if (stopping.getCount() == 0) {
          return;
        }
        if (code == EXIT_REFUSED && !source.curable(lastWords())) {
          refusal.complete(lastWords());
          return;
        }
        boolean healthy = System.nanoTime() - began > HEALTHY_AFTER.toNanos();
        delay = healthy ? DELAY_FIRST : delay;
        service = source.service();
        if (code == EXIT_REFUSED) {
          continue;
        }
        tell.accept(
            "the %s has ended (code %s) and is started again; see %s"
                .formatted(service.name(), code, service.output()));
        if (stopping.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        var next = delay.multipliedBy(2);
        delay = next.compareTo(DELAY_MAX) > 0 ? DELAY_MAX : next;
      } while (true);
    } catch (IOException e) {
      refusal.complete("cannot start the " + service.name() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int runOnce() throws IOException, InterruptedException {
    var left = leftBehind();
    if (left.isPresent()) {
      setRunning(left.get());
      left.get().onExit().join();
      return -1;
    }
    Process process;
    synchronized (this) {
      if (stopping.getCount() == 0) {
        return 0;
      }
      process = spawn();
      running = Optional.of(process.toHandle());
    }
    return process.waitFor();
  }

  private Process spawn() throws IOException {
    Files.createDirectories(service.output().getParent());
    var builder =
        new ProcessBuilder(service.command())
            .directory(home.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(service.output().toFile());
    builder.environment().putAll(service.environment());
    return builder.start();
  }

  /** Whatever started after the address was written under the same pid is another process. */
  private Optional<ProcessHandle> leftBehind() throws IOException {
    return ServiceAddress.find(home, service.name())
        .flatMap(
            address ->
                ProcessHandle.of(address.pid())
                    .filter(
                        handle ->
                            handle
                                .info()
                                .startInstant()
                                .filter(
                                    start ->
                                        !start.isAfter(
                                            address.startedAt().plus(START_ROUNDING_MAX)))
                                .isPresent()));
  }

  private synchronized void setRunning(ProcessHandle handle) {
    running = Optional.of(handle);
  }

  /** Whether that process is the one that runs now. */
  synchronized boolean runs(long pid) {
    return running.filter(handle -> handle.isAlive() && handle.pid() == pid).isPresent();
  }

  /** Asks it to end in order; it is not started again. */
  synchronized void terminate() {
    stopping.countDown();
    running.ifPresent(ProcessHandle::destroy);
  }

  /** Waits for its end, and ends it by force after the limit. */
  void awaitEnd(Duration limit) {
    Optional<ProcessHandle> last;
    synchronized (this) {
      last = running;
    }
    if (last.isEmpty()) {
      return;
    }
    try {
      last.get().onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      last.get().destroyForcibly();
      last.get().onExit().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private String lastWords() throws IOException {
    try (var lines = Files.lines(service.output())) {
      return lines.filter(line -> !line.isBlank()).reduce("", (_, line) -> line);
    }
  }
}
