package dev.bob.state.json;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Replaces whole files: a reader sees the old bytes or the new ones, never a part, whenever the
 * writing process dies. May be called from any thread, an interrupted one included.
 */
public final class AtomicFile {
  /** Ends the names of files that are still being written; one that a crash left may be deleted. */
  public static final String TEMPORARY_SUFFIX = ".tmp";

  private static final Pattern TEMPORARY =
      Pattern.compile("\\..+\\.[0-9]+-[0-9a-f]+-[0-9]+" + Pattern.quote(TEMPORARY_SUFFIX));

  /** A file that is there and not there so often is being played with. */
  private static final int EXCHANGES_MAX = 10;

  private static final AtomicLong COUNTER = new AtomicLong();

  /** Called before each step, where a test lets the process die at one; else there is none. */
  static final ScopedValue<Runnable> STEPS = ScopedValue.newInstance();

  /** What a power cut may do. */
  public enum Durability {
    /** It may take the new bytes back, or the whole file: for what can be made anew. */
    DISPOSABLE,
    /** Once the call has returned, it takes nothing back. */
    DURABLE
  }

  /** Writes what a file shall hold, bit by bit where that is much. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Makes {@code file} hold exactly {@code bytes}; its directory must exist.
   *
   * @throws IOException names the path; the old file is as it was (if forcing the directory fails,
   *     it may be the new one)
   */
  public static void write(Path file, byte[] bytes, Durability durability) throws IOException {
    write(file, out -> out.write(bytes), durability);
  }

  /** As {@link #write(Path, byte[], Durability)}; what the content throws leaves the old file. */
  public static void write(Path file, Content content, Durability durability) throws IOException {
    var temporary = temporaryFor(file);
    try {
      // A FileOutputStream, since an interrupt closes a FileChannel.
      step();
      try (var out = new FileOutputStream(temporary.toFile())) {
        step();
        content.writeTo(out);
        step();
        if (durability == Durability.DURABLE) {
          out.getFD().sync();
        }
      }
      step();
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw new IOException("cannot replace " + file + ": " + reason(e), e);
    }
    step();
    if (durability == Durability.DURABLE) {
      forceDirectory(file.toAbsolutePath().getParent());
    }
    step();
  }

  private static void step() {
    if (STEPS.isBound()) {
      STEPS.get().run();
    }
  }

  /**
   * Puts a new file in the place of another one in one step, and keeps what was there, also what
   * another program has put there in the same moment.
   *
   * @param spare holds what the file shall be, on the same file system; afterwards what the file
   *     was, or nothing if there was none
   */
  public static void exchange(Path file, Path spare) throws IOException {
    exchange(file, spare, RenameExchange::swap);
  }

  /** A port, so that tests can be a system that cannot exchange two files. */
  @FunctionalInterface
  interface Swap {
    /** As {@link RenameExchange#swap}. */
    boolean swap(Path one, Path other) throws IOException;
  }

  static void exchange(Path file, Path spare, Swap swap) throws IOException {
    try {
      for (int i = 0; i < EXCHANGES_MAX; i++) {
        step();
        if (exchanged(file, spare, swap)) {
          step();
          return;
        }
      }
      throw new IOException("it comes and goes");
    } catch (IOException e) {
      throw new IOException("cannot replace " + file + ": " + reason(e), e);
    }
  }

  private static boolean exchanged(Path file, Path spare, Swap swap) throws IOException {
    try {
      if (!swap.swap(spare, file)) {
        // Where the system cannot: whoever renames between these lines loses what it wrote.
        var old = temporaryFor(spare);
        linkOrMove(old, file);
        Files.move(
            spare, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.move(old, spare, StandardCopyOption.ATOMIC_MOVE);
      }
      return true;
    } catch (NoSuchFileException missing) {
      try {
        Files.createLink(file, spare);
        Files.delete(spare);
        return true;
      } catch (FileAlreadyExistsException faster) {
        return false;
      }
    }
  }

  /**
   * Gives a regular file a second name; where the system refuses that, as for a file of another
   * user, the first one goes.
   */
  public static void linkOrMove(Path second, Path file) throws IOException {
    try {
      Files.createLink(second, file);
    } catch (FileSystemException | UnsupportedOperationException e) {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      Files.move(file, second, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Whether that is the name of a file as it is while it is being written here. */
  public static boolean isTemporary(Path file) {
    return TEMPORARY.matcher(file.getFileName().toString()).matches();
  }

  /** Makes the names in a directory durable: creations, renames and deletions. */
  public static void forceDirectory(Path directory) throws IOException {
    boolean interrupted = Thread.interrupted();
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      throw new IOException("cannot force the directory " + directory + ": " + reason(e), e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The same name from two processes would let one rename what the other half wrote. */
  private static Path temporaryFor(Path file) {
    return file.resolveSibling(
        "."
            + file.getFileName()
            + "."
            + ProcessHandle.current().pid()
            + "-"
            + Long.toHexString(System.nanoTime())
            + "-"
            + COUNTER.incrementAndGet()
            + TEMPORARY_SUFFIX);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
