package dev.bob.state.log.file;

import dev.bob.state.json.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The segments on a real disk. */
final class FileDisk implements JournalDisk {
  @Override
  public JournalChannel open(Path segment) throws IOException {
    return open(segment, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public JournalChannel create(Path segment) throws IOException {
    return open(segment, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    AtomicFile.forceDirectory(directory);
  }

  @Override
  public void rename(Path file, Path name) throws IOException {
    Files.move(file, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  private static JournalChannel open(Path segment, OpenOption... options) throws IOException {
    var end = FileChannel.open(segment, options);
    try {
      // Java lets no channel both append and read.
      return new Segment(
          end, FileChannel.open(segment, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      end.close();
      throw e;
    }
  }

  private record Segment(FileChannel end, FileChannel content) implements JournalChannel {
    @Override
    public long size() throws IOException {
      return end.size();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      return content.read(into, position);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      return end.write(bytes);
    }

    @Override
    public void truncate(long size) throws IOException {
      end.truncate(size);
    }

    @Override
    public void force() throws IOException {
      end.force(false);
    }

    @Override
    public void close() throws IOException {
      try (content) {
        end.close();
      }
    }
  }
}
