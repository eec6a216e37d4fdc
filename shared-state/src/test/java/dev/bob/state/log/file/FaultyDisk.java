package dev.bob.state.log.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A real disk whose steps fail when a test says so. */
final class FaultyDisk implements JournalDisk {
  static final String NO_COPY = "No space left on device";
  static final String NO_MARK = "Read-only file system";

  private final FileDisk disk = new FileDisk();

  /** How many bytes of the next write get in before it fails; empty: all, and it does not fail. */
  volatile Optional<Integer> writesOnly = Optional.empty();

  volatile boolean staysFull;
  volatile boolean forceFails;

  /** The next force of a segment fails, those after it and those of copies do not. */
  volatile boolean oneForceFails;

  /** The number of the only force that fails, from 1; 0 for none. */
  volatile int forceThatFails;

  /** What a copy always fails at: {@code create}, {@code force} or {@code rename}. */
  volatile Optional<String> copyFailsAt = Optional.empty();

  /** Happens while the next force is under way. */
  volatile Optional<Runnable> duringForce = Optional.empty();

  volatile boolean truncateFails;

  /** How many bytes of the next marks get in before they fail; empty: all, and they do not. */
  volatile Optional<Integer> marksOnly = Optional.empty();

  /** The next channel that is closed says that it failed. */
  volatile boolean oneCloseFails;

  volatile Optional<String> strangerWrites = Optional.empty();

  /** How many whole lines truncations have removed, which others may have read. */
  final AtomicInteger linesRemoved = new AtomicInteger();

  final AtomicInteger forces = new AtomicInteger();
  final List<Path> forcedDirectories = new ArrayList<>();
  final List<String> forcedFiles = new CopyOnWriteArrayList<>();

  /** Files that were forced although a force of theirs had failed. */
  final Set<Object> forcedAfterFailure = ConcurrentHashMap.newKeySet();

  private final Set<Object> failed = ConcurrentHashMap.newKeySet();

  @Override
  public JournalChannel open(Path segment) throws IOException {
    return new Channel(disk.open(segment), segment);
  }

  @Override
  public JournalChannel create(Path segment) throws IOException {
    failCopyAt("create", segment);
    return new Channel(disk.create(segment), segment);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    disk.forceDirectory(directory);
    forcedDirectories.add(directory);
  }

  @Override
  public void rename(Path file, Path name) throws IOException {
    failCopyAt("rename", file);
    disk.rename(file, name);
  }

  @Override
  public void delete(Path file) throws IOException {
    disk.delete(file);
  }

  private void failCopyAt(String step, Path file) throws IOException {
    if (copyFailsAt.equals(Optional.of(step)) && file.toString().endsWith(".recovery")) {
      throw new IOException(NO_COPY);
    }
  }

  /** Names the file behind a path; the number of a deleted one may be given again. */
  static Object fileAt(Path path) throws IOException {
    return List.of(Files.getAttribute(path, "unix:ino"), Files.getAttribute(path, "creationTime"));
  }

  private final class Channel implements JournalChannel {
    private final JournalChannel real;
    private final Path segment;
    private final Object file;

    Channel(JournalChannel real, Path segment) throws IOException {
      this.real = real;
      this.segment = segment;
      this.file = fileAt(segment);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      if (marksOnly.isPresent() && segment.endsWith("journal.holder")) {
        real.write(bytes.slice(bytes.position(), marksOnly.get()));
        throw new IOException(NO_MARK);
      }
      if (strangerWrites.isPresent()) {
        try (var stranger = disk.open(segment)) {
          stranger.write(ByteBuffer.wrap(strangerWrites.get().getBytes()));
        }
      }
      if (writesOnly.isPresent()) {
        int count = Math.min(writesOnly.get(), bytes.remaining());
        real.write(bytes.slice(bytes.position(), count));
        writesOnly = staysFull ? Optional.of(0) : Optional.empty();
        throw new IOException("No space left on device");
      }
      return real.write(bytes);
    }

    @Override
    public void force() throws IOException {
      forces.incrementAndGet();
      var meanwhile = duringForce;
      duringForce = Optional.empty();
      meanwhile.ifPresent(Runnable::run);
      if (failed.contains(file)) {
        forcedAfterFailure.add(file);
      }
      boolean once =
          forces.get() == forceThatFails || oneForceFails && segment.toString().endsWith(".jsonl");
      if (forceFails || once) {
        oneForceFails = oneForceFails && !once;
        failed.add(file);
        throw new IOException("Input/output error");
      }
      failCopyAt("force", segment);
      real.force();
      forcedFiles.add(segment.getFileName().toString());
    }

    @Override
    public void truncate(long size) throws IOException {
      if (truncateFails) {
        throw new IOException("Input/output error");
      }
      var removed = ByteBuffer.allocate((int) (real.size() - size));
      real.read(removed, size);
      linesRemoved.addAndGet(
          (int) new String(removed.array()).chars().filter(c -> c == 10).count());
      real.truncate(size);
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
    public void close() throws IOException {
      real.close();
      if (oneCloseFails) {
        oneCloseFails = false;
        throw new IOException("Input/output error");
      }
    }
  }
}
