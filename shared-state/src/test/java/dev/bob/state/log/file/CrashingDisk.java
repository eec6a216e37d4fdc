package dev.bob.state.log.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A disk whose process dies at one of its steps: that step and all later ones do nothing more. */
final class CrashingDisk implements JournalDisk {
  /** How far the step comes at which the process dies. */
  enum Reach {
    NOT_BEGUN,
    HALF,
    DONE
  }

  /** What a process meets that is no more. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private interface Step {
    void run() throws IOException;
  }

  private final JournalDisk disk;
  private final int lastStep;
  private final Reach reach;
  private int steps;

  /**
   * @param lastStep the number of the step at which it dies, from 1
   */
  CrashingDisk(JournalDisk disk, int lastStep, Reach reach) {
    this.disk = disk;
    this.lastStep = lastStep;
    this.reach = reach;
  }

  /** How many it did, the one at which it died included. */
  synchronized int steps() {
    return steps;
  }

  private boolean hasCrashed() {
    return steps >= lastStep;
  }

  @Override
  public JournalChannel open(Path segment) throws IOException {
    refuseIfCrashed();
    return new Channel(disk.open(segment));
  }

  @Override
  public JournalChannel create(Path segment) throws IOException {
    JournalChannel[] created = new JournalChannel[1];
    step(() -> created[0] = disk.create(segment));
    return new Channel(created[0]);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    step(() -> disk.forceDirectory(directory));
  }

  @Override
  public void rename(Path file, Path name) throws IOException {
    step(() -> disk.rename(file, name));
  }

  @Override
  public void delete(Path file) throws IOException {
    step(() -> disk.delete(file));
  }

  private synchronized void refuseIfCrashed() {
    if (hasCrashed()) {
      throw new Crash();
    }
  }

  private synchronized void step(Step step) throws IOException {
    refuseIfCrashed();
    steps++;
    if (!hasCrashed()) {
      step.run();
      return;
    }
    if (reach == Reach.DONE) {
      step.run();
    }
    throw new Crash();
  }

  private final class Channel implements JournalChannel {
    private final JournalChannel real;

    Channel(JournalChannel real) {
      this.real = real;
    }

    @Override
    public long size() throws IOException {
      refuseIfCrashed();
      return real.size();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      refuseIfCrashed();
      return real.read(into, position);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      int before = bytes.position();
      if (steps + 1 == lastStep && reach == Reach.HALF) {
        real.write(bytes.slice(before, bytes.remaining() / 2));
      }
      step(() -> real.write(bytes));
      return bytes.position() - before;
    }

    @Override
    public void truncate(long size) throws IOException {
      step(() -> real.truncate(size));
    }

    @Override
    public void force() throws IOException {
      step(real::force);
    }

    @Override
    public void close() throws IOException {
      real.close();
    }
  }
}
