package dev.bob.state.lock;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The lock files that this JVM has open, each once: closing any other descriptor of a file drops
 * the process's POSIX locks on it, and such a lock does not exclude within its process.
 *
 * <p>Two class loaders (dev mode, tests) load this class twice, so the table hangs on the system
 * properties and holds nothing but types of the JDK.
 */
final class OpenLockFiles {
  private static final String TABLE = "dev.bob.state.lock.open-files";

  private OpenLockFiles() {}

  /**
   * One open lock file.
   *
   * @param owner one permit: whoever has it may take the kernel's lock
   * @param users how many {@link LockFile}s use it
   */
  record Shared(Path path, Semaphore owner, FileChannel channel, AtomicInteger users) {}

  static Shared open(Path realPath) throws IOException {
    var table = table();
    synchronized (table) {
      var row = table.get(realPath);
      if (row == null) {
        row = new Object[] {new Semaphore(1, true), openChannel(realPath), new AtomicInteger()};
        table.put(realPath, row);
      }
      var shared =
          new Shared(realPath, (Semaphore) row[0], (FileChannel) row[1], (AtomicInteger) row[2]);
      shared.users().incrementAndGet();
      return shared;
    }
  }

  static void close(Shared shared) throws IOException {
    var table = table();
    synchronized (table) {
      if (shared.users().decrementAndGet() == 0) {
        table.remove(shared.path());
        shared.channel().close();
      }
    }
  }

  private static FileChannel openChannel(Path realPath) throws IOException {
    return FileChannel.open(realPath, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  @SuppressWarnings("unchecked")
  private static Map<Path, Object[]> table() {
    return (Map<Path, Object[]>)
        System.getProperties().computeIfAbsent(TABLE, _ -> new HashMap<Path, Object[]>());
  }
}
