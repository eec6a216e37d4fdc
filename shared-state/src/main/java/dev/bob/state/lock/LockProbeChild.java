package dev.bob.state.lock;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Runs in a process of its own: tells by its exit code whether it was kept out of a locked file.
 */
final class LockProbeChild {
  static final int KEPT_OUT = 40;
  static final int GOT_IN = 41;

  private LockProbeChild() {}

  static void main(String[] arguments) throws IOException {
    try (var channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      System.exit(lock == null ? KEPT_OUT : GOT_IN);
    }
  }
}
