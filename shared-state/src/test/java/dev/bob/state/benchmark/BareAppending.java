package dev.bob.state.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The least that any durable log of several processes does: lock, write, unlock, force. The force
 * is outside the lock, so that it serves whoever wrote before it.
 */
final class BareAppending implements Appending {
  /** Two threads of one JVM may not both wait for a file's lock. */
  private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

  private static final int TRIES = 20;

  private final FileChannel lock;
  private final FileChannel file;
  private final ByteBuffer record = ByteBuffer.allocate(Store.RECORD_BYTES);

  BareAppending(Path folder) throws IOException {
    lock = open(folder.resolve("bare.lock"));
    file = open(folder.resolve("bare.log"));
  }

  @Override
  public void append() throws IOException {
    IN_THIS_JVM.lock();
    try (var _ = take()) {
      file.write(record.clear());
    } finally {
      IN_THIS_JVM.unlock();
    }
    file.force(false);
  }

  /** As Bob does it: waiting in the kernel wakes all who wait whenever one unlocks. */
  private FileLock take() throws IOException {
    for (int tries = 0; tries < TRIES; tries++) {
      var taken = lock.tryLock();
      if (taken != null) {
        return taken;
      }
      Thread.yield();
    }
    return lock.lock();
  }

  @Override
  public void close() throws IOException {
    lock.close();
    file.close();
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
