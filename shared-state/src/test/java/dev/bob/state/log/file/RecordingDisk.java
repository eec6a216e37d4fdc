package dev.bob.state.log.file;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * A disk that records what is done to it, and now and then cuts a write of a segment short or fails
 * its force. As on Linux, a failure is told once to every channel that was open then, and to none
 * that is opened later: nobody opens a segment between the failure and the mark, see ADR 4.
 */
final class RecordingDisk implements JournalDisk {
  private final JournalDisk disk = new FileDisk();
  private final Recording recording;
  private final Path marks;
  private final RandomGenerator random;
  private final Odds odds;
  private volatile long markBehind = -1;

  /**
   * How often something fails.
   *
   * @param write one of so many
   * @param force one of so many
   */
  record Odds(int write, int force) {}

  private static final int SLOW_OF = 4;
  private static final long SLOW_FORCE_NANOS = 5_000_000;
  private static final long FORCE_NANOS = 100_000;
  private static final Odds NEVER = new Odds(Integer.MAX_VALUE, Integer.MAX_VALUE);

  RecordingDisk(Recording recording, Path marks, RandomGenerator random, Odds odds) {
    this.recording = recording;
    this.marks = marks;
    this.random = random;
    this.odds = odds;
  }

  @Override
  public JournalChannel open(Path segment) throws IOException {
    if (segment.equals(marks)) {
      return disk.open(marks);
    }
    await().pollDelay(Duration.ZERO).until(() -> Files.size(marks) > markBehind);
    synchronized (recording) {
      return new Channel(disk.open(segment), recording.fileAt(segment), odds);
    }
  }

  @Override
  public JournalChannel create(Path segment) throws IOException {
    synchronized (recording) {
      var created = disk.create(segment);
      int file = recording.newFile();
      recording.add(new Recording.Created(segment.getFileName().toString(), file));
      return new Channel(created, file, segment.toString().endsWith(".jsonl") ? odds : NEVER);
    }
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    int before = recording.size();
    disk.forceDirectory(directory);
    recording.add(new Recording.NamesForced(directory.getFileName().toString(), before));
  }

  @Override
  public void rename(Path file, Path name) throws IOException {
    synchronized (recording) {
      int number = recording.fileAt(file);
      disk.rename(file, name);
      recording.add(
          new Recording.Renamed(
              file.getFileName().toString(), name.getFileName().toString(), number));
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    synchronized (recording) {
      disk.delete(file);
      recording.add(new Recording.Deleted(file.getFileName().toString()));
    }
  }

  private synchronized boolean happens(int odds) {
    return random.nextInt(odds) == 0;
  }

  private final class Channel implements JournalChannel {
    private final JournalChannel real;
    private final int file;
    private final Odds odds;
    private int failuresHeard;

    Channel(JournalChannel real, int file, Odds odds) {
      this.real = real;
      this.file = file;
      this.odds = odds;
      this.failuresHeard = recording.failures(file);
    }

    @Override
    public long size() throws IOException {
      return real.size();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      return real.read(into, position);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      boolean cut = happens(odds.write());
      synchronized (recording) {
        long position = real.size();
        int count = cut ? bytes.remaining() / 2 : bytes.remaining();
        var written = new byte[count];
        bytes.get(bytes.position(), written);
        real.write(ByteBuffer.wrap(written));
        bytes.position(bytes.position() + count);
        recording.add(new Recording.Written(file, position, written));
        if (cut) {
          throw new IOException("No space left on device");
        }
        return count;
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      synchronized (recording) {
        real.truncate(size);
        recording.add(new Recording.Truncated(file, size));
      }
    }

    @Override
    public void force() throws IOException {
      int before = recording.size();
      boolean fails = happens(odds.force());
      real.force();
      // As long as a disk takes, now and then very long: meanwhile others write, roll and force.
      LockSupport.parkNanos(happens(SLOW_OF) ? SLOW_FORCE_NANOS : FORCE_NANOS);
      synchronized (recording) {
        if (fails) {
          markBehind = Files.size(marks);
          recording.add(new Recording.NotForced(file));
        }
        int failures = recording.failures(file);
        if (failures > failuresHeard) {
          failuresHeard = failures;
          throw new IOException("Input/output error");
        }
        recording.add(new Recording.Forced(file, before));
      }
    }

    @Override
    public void close() throws IOException {
      real.close();
    }
  }
}
