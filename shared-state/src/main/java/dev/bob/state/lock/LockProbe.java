package dev.bob.state.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Proves, with a child process, that a lock on this volume keeps other processes out: on some
 * network file systems and desktop bind mounts it does not. Called once at the start of a hive, by
 * the orchestrator; it costs one small JVM.
 */
public final class LockProbe {
  private static final String FILE = "probe.lock";

  private LockProbe() {}

  /**
   * Returns if locks exclude.
   *
   * @param locks the directory {@code .bob/locks} of the home; created where it is missing
   * @throws LocksDoNotExclude if they do not
   * @throws IOException if the probe could not be made within the limit; a retry may help
   */
  public static void prove(Path locks, Duration limit) throws IOException, InterruptedException {
    Files.createDirectories(locks);
    var file = locks.resolve(FILE);
    try (var lock = LockFile.open(file)) {
      if (!lock.tryLock()) {
        // Another process makes the same probe just now and holds it: that is the proof.
        return;
      }
      var answer = askChild(file, limit);
      if (answer == LockProbeChild.GOT_IN) {
        throw new LocksDoNotExclude(
            "locks on "
                + locks
                + " do not keep other processes out: use a local directory or a Docker named volume"
                + " as home");
      }
      if (answer != LockProbeChild.KEPT_OUT) {
        throw new IOException(
            "locks on "
                + locks
                + " could not be proved: the probe's child ended with code "
                + answer);
      }
    }
  }

  /** The class file is copied out, so that it runs from any packaging and any class loader. */
  private static int askChild(Path file, Duration limit) throws IOException, InterruptedException {
    var classes = Files.createTempDirectory("bob-lock-probe");
    var resource = LockProbeChild.class.getName().replace('.', '/') + ".class";
    var copy = classes.resolve(resource);
    try (var in = LockProbeChild.class.getResourceAsStream("LockProbeChild.class")) {
      if (in == null) {
        throw new IOException("cannot probe locks: " + resource + " is not in this program");
      }
      Files.createDirectories(copy.getParent());
      Files.copy(in, copy);
      return run(command(classes, file), limit);
    } finally {
      for (var path = copy; !path.equals(classes.getParent()); path = path.getParent()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static List<String> command(Path classes, Path file) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx16m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        classes.toString(),
        LockProbeChild.class.getName(),
        file.toString());
  }

  private static int run(List<String> command, Duration limit)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    var child = builder.start();
    try {
      if (!child.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "cannot probe locks: the child process did not answer within " + limit);
      }
      return child.exitValue();
    } finally {
      child.destroyForcibly();
    }
  }
}
