package dev.bob.state.log.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file system of its own, small enough to fill. Needs root on Linux: elsewhere the test that asks
 * for one is skipped, and says so.
 */
final class SmallDisk implements AutoCloseable {
  private final Path root;

  private SmallDisk(Path root) {
    this.root = root;
  }

  static SmallDisk mount(Path at, String size) throws IOException {
    var root = Files.createDirectories(at);
    var code = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", root.toString());
    if (code != 0) {
      System.err.println("SKIPPED: a full disk needs root, to mount a small one");
    }
    assumeThat(code).as("mount of a small tmpfs (needs root)").isZero();
    return new SmallDisk(root);
  }

  Path root() {
    return root;
  }

  @Override
  public void close() {
    assertThat(run("umount", "-l", root.toString())).isZero();
  }

  private static int run(String... command) {
    try {
      return new ProcessBuilder(List.of(command))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .onExit()
          .join()
          .exitValue();
    } catch (IOException e) {
      return -1;
    }
  }
}
