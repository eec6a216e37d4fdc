package dev.bob.state.lock;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An exclusive lock among all processes, class loaders and threads that open the same file: a POSIX
 * ({@code fcntl}) lock. It is never stolen; the kernel frees it when the process dies. The file is
 * used for nothing else, stays empty and is never deleted; {@code flock(1)} does not see the lock.
 *
 * <p>It belongs to this object, not to a thread: one thread may lock and another unlock.
 */
public final class LockFile implements AutoCloseable {
  /**
   * Waiting in the kernel wakes all who wait whenever one unlocks; most hold it for microseconds.
   */
  private static final int TRIES = 20;

  private final OpenLockFiles.Shared shared;
  private Optional<FileLock> held = Optional.empty();
  private boolean closed;

  private LockFile(OpenLockFiles.Shared shared) {
    this.shared = shared;
  }

  /** Opens the file, creating it and its directory where they are missing; takes no lock yet. */
  public static LockFile open(Path file) throws IOException {
    var directory = Files.createDirectories(file.toAbsolutePath().getParent()).toRealPath();
    return new LockFile(OpenLockFiles.open(directory.resolve(file.getFileName())));
  }

  /**
   * Waits, without a limit, until the lock is ours. Only for a thread that nobody interrupts: an
   * interrupt would close the file for all its users in this JVM.
   */
  public void lock() throws IOException {
    shared.owner().acquireUninterruptibly();
    for (int tries = 0; tries < TRIES; tries++) {
      if (takeNow()) {
        return;
      }
      Thread.yield();
    }
    take(false);
  }

  /** Takes the lock if nobody holds it, at once and from any thread; whether it is ours now. */
  public boolean tryLock() throws IOException {
    return shared.owner().tryAcquire() && take(true);
  }

  /** Frees the lock that {@link #lock} or {@link #tryLock} took. */
  public void unlock() throws IOException {
    try {
      held.orElseThrow(() -> new IllegalStateException("not locked: " + shared.path())).release();
    } finally {
      held = Optional.empty();
      shared.owner().release();
    }
  }

  /** Frees the lock if it is ours, and the file when its last user in this JVM closes it. */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (held.isPresent()) {
        unlock();
      }
    } finally {
      OpenLockFiles.close(shared);
    }
  }

  /** Leaves the owner's permit where it is, either way; gives it back only if it throws. */
  private boolean takeNow() throws IOException {
    boolean answered = false;
    try {
      held = Optional.ofNullable(shared.channel().tryLock());
      answered = true;
    } finally {
      if (!answered) {
        shared.owner().release();
      }
    }
    return held.isPresent();
  }

  private boolean take(boolean now) throws IOException {
    try {
      var channel = shared.channel();
      held = Optional.ofNullable(now ? channel.tryLock() : channel.lock());
    } finally {
      if (held.isEmpty()) {
        shared.owner().release();
      }
    }
    return held.isPresent();
  }
}
