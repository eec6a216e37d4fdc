package dev.bob.state.log.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A real disk whose steps fail when a test says so. */
final class FaultyDisk implements JournalDisk {
  private final FileDisk disk = new FileDisk();

  /** How many bytes of the next write get in before it fails; empty: all, and it does not fail. */
  volatile Optional<Integer> writesOnly = Optional.empty();

  volatile boolean staysFull;
  volatile boolean forceFails;
  volatile boolean truncateFails;
  volatile Optional<String> strangerWrites = Optional.empty();

  /** How many whole lines truncations have removed, which others may have read. */
  final AtomicInteger linesRemoved = new AtomicInteger();

  final AtomicInteger forces = new AtomicInteger();
  final List<Path> forcedDirectories = new ArrayList<>();

  @Override
  public JournalChannel open(Path segment) throws IOException {
    return new Channel(disk.open(segment), segment);
  }

  @Override
  public JournalChannel create(Path segment) throws IOException {
    return new Channel(disk.create(segment), segment);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    disk.forceDirectory(directory);
    forcedDirectories.add(directory);
  }

  private final class Channel implements JournalChannel {
    private final JournalChannel real;
    private final Path segment;

    Channel(JournalChannel real, Path segment) {
      this.real = real;
      this.segment = segment;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
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
      if (forceFails) {
        throw new IOException("Input/output error");
      }
      real.force();
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
    }
  }
}
