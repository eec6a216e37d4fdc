package dev.bob.state.lock;

import java.nio.file.Path;

/** Runs in a process of its own: takes a lock, says so, and keeps it until it is killed. */
public final class LockHolder {
  private LockHolder() {}

  static void main(String[] arguments) throws Exception {
    try (var lock = LockFile.open(Path.of(arguments[0]))) {
      System.out.println(lock.tryLock() ? "LOCKED" : "REFUSED");
      if (arguments.length > 1) {
        Thread.currentThread().join();
      }
    }
  }
}
