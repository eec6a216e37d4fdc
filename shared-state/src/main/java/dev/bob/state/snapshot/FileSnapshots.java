package dev.bob.state.snapshot;

import dev.bob.state.json.AtomicFile;
import dev.bob.state.json.AtomicFile.Durability;
import dev.bob.state.model.SeqDigits;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;

/**
 * Snapshots as files in {@code .bob/snapshots}: {@code <seq, 20 digits>.json}, see {@link
 * SnapshotText}. The newest two are kept as they are, and packed (gzip) one of each {@value
 * #SPARSE_EVENTS} events for those who want to see the hive as it was; of a long history one of
 * each 20,000, 40,000, …, so that there are never more than {@value #SPARSE_MAX}.
 */
public final class FileSnapshots implements Snapshots {
  static final int NEWEST_KEPT = 2;
  static final int SPARSE_EVENTS = 10_000;
  static final int SPARSE_MAX = 200;

  private static final int BYTES_MAX = 256 * 1024 * 1024;
  private static final String PACKED = ".gz";
  private static final Pattern NAME = Pattern.compile("([0-9]{20})\\.json(\\.gz)?");
  private static final Logger LOGGER = Logger.getLogger(FileSnapshots.class);

  private final Path folder;

  private FileSnapshots(Path folder) {
    this.folder = folder;
  }

  /** Those of that home folder; the folder for them is created with the first one. */
  public static FileSnapshots in(Path home) {
    return new FileSnapshots(home.resolve(".bob/snapshots"));
  }

  @Override
  public NavigableSet<Long> seqs() throws IOException {
    return files().navigableKeySet();
  }

  @Override
  public Snapshot read(long seq) throws IOException {
    var file = files().get(seq);
    if (file == null) {
      throw new NoSuchFileException(plain(seq).toString());
    }
    try {
      var snapshot = SnapshotText.read(bytes(file));
      if (snapshot.seq() != seq) {
        throw new IOException("it is of event " + snapshot.seq());
      }
      return snapshot;
    } catch (IOException e) {
      throw new IOException("cannot use " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void write(Snapshot snapshot) throws IOException {
    Files.createDirectories(folder);
    sweep();
    AtomicFile.write(
        plain(snapshot.seq()), out -> SnapshotText.write(snapshot, out), Durability.DURABLE);
    var files = files();
    for (var ahead : files.tailMap(snapshot.seq(), false).values()) {
      LOGGER.warnf("%s is ahead of the log, so it is of another one, and deleted", ahead);
      Files.deleteIfExists(ahead);
    }
    thin(files.headMap(snapshot.seq(), true));
  }

  /** Packs or deletes what is older than the newest two. */
  private void thin(NavigableMap<Long, Path> files) throws IOException {
    long newest = files.lastKey();
    long block = SPARSE_EVENTS;
    while (newest / block >= SPARSE_MAX) {
      block *= 2;
    }
    long keptBlock = -1;
    var old =
        files.navigableKeySet().stream().limit(Math.max(0, files.size() - NEWEST_KEPT)).toList();
    for (long seq : old) {
      var file = files.get(seq);
      if (seq / block == keptBlock) {
        Files.deleteIfExists(file);
      } else if (!isPacked(file)) {
        AtomicFile.write(Path.of(file + PACKED), out -> pack(file, out), Durability.DURABLE);
        Files.deleteIfExists(file);
      }
      keptBlock = seq / block;
    }
  }

  private static void pack(Path file, OutputStream out) throws IOException {
    try (var in = new FileInputStream(file.toFile())) {
      var packed = new GZIPOutputStream(out);
      in.transferTo(packed);
      packed.finish();
    }
  }

  /** Only the keeper writes here, one file after another: what is half written is left over. */
  private void sweep() throws IOException {
    try (var files = Files.newDirectoryStream(folder, ".*" + AtomicFile.TEMPORARY_SUFFIX)) {
      for (var file : files) {
        Files.deleteIfExists(file);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    // No channel, since an interrupt would close it.
    try (InputStream in = new FileInputStream(file.toFile());
        var plain = isPacked(file) ? new GZIPInputStream(in, 64 * 1024) : in) {
      var bytes = plain.readNBytes(BYTES_MAX + 1);
      if (bytes.length > BYTES_MAX) {
        throw new IOException("it is larger than " + BYTES_MAX + " bytes");
      }
      return bytes;
    }
  }

  /** Each snapshot's file; one that a crash left both plain and packed counts as the plain one. */
  private NavigableMap<Long, Path> files() throws IOException {
    NavigableMap<Long, Path> found = new TreeMap<>();
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        var name = NAME.matcher(file.getFileName().toString());
        if (name.matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          found.merge(Long.parseLong(name.group(1)), file, (a, b) -> isPacked(a) ? b : a);
        }
      }
    } catch (NoSuchFileException e) {
      return found; // none has been taken yet
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (NumberFormatException e) {
      throw new IOException("a snapshot in " + folder + " has an impossible name", e);
    }
    return found;
  }

  private Path plain(long seq) {
    return folder.resolve(SeqDigits.of(seq) + ".json");
  }

  private static boolean isPacked(Path file) {
    return file.toString().endsWith(PACKED);
  }
}
