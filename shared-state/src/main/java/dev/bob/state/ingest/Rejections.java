package dev.bob.state.ingest;

import dev.bob.state.json.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * What could not be taken, each with the reason in a file beside it. Whatever lies there under such
 * a name, files or not, only the newest stay: a program that writes again and again fills no disk.
 * For the keeper's thread.
 */
public final class Rejections {
  private static final String REASON = ".reason";

  /** Of a name, so that there is room for more behind it in the 255 bytes that systems allow. */
  private static final int NAME_CHARS_MAX = 150;

  private static final Pattern PLAIN = Pattern.compile("[ -~]{1," + NAME_CHARS_MAX + "}");
  private static final Pattern OTHER = Pattern.compile("[^ -~]");

  private final Path folder;
  private final String prefix;
  private final int keptMax;

  /** Which of them stay. */
  private final Comparator<Kept> newestFirst;

  private record Kept(Path file, long modifiedAtMillis) {}

  private Rejections(Path folder, String prefix, int keptMax, Comparator<Kept> newestFirst) {
    this.folder = folder;
    this.prefix = prefix;
    this.keptMax = keptMax;
    this.newestFirst = newestFirst;
  }

  /** Everything in that folder; the newest are those that were changed last. */
  static Rejections byChange(Path folder, int keptMax) {
    return new Rejections(
        folder, "", keptMax, Comparator.comparingLong(Kept::modifiedAtMillis).reversed());
  }

  /** What has a name with that prefix; the newest are those whose names come last. */
  public static Rejections byName(Path folder, String prefix, int keptMax) {
    return new Rejections(folder, prefix, keptMax, Comparator.comparing(Kept::file).reversed());
  }

  /**
   * Where something of that name may be put: nothing is there, and there is a name for the reason.
   */
  public Path free(String name) throws IOException {
    var place = folder.resolve(plain(name));
    delete(place);
    return place;
  }

  /** Names are strangers': too long, in another encoding, or as if they were a reason. */
  private static String plain(String name) {
    if (PLAIN.matcher(name).matches() && !name.endsWith(REASON)) {
      return name;
    }
    var crc = new CRC32C();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    var begin = OTHER.matcher(name).replaceAll("_");
    return String.format(
        Locale.ROOT,
        "%s-%08x",
        begin.substring(0, Math.min(begin.length(), NAME_CHARS_MAX)),
        crc.getValue());
  }

  /**
   * Says why something was rejected, and forgets the oldest.
   *
   * @param reason if it is empty, nothing is written
   */
  public void keep(Path rejected, Optional<String> reason) throws IOException {
    try {
      if (reason.isPresent()) {
        AtomicFile.write(
            reasonOf(rejected),
            reason.get().getBytes(StandardCharsets.UTF_8),
            AtomicFile.Durability.DISPOSABLE);
      }
    } finally { // on a full disk above all
      forgetOldest();
    }
  }

  private static Path reasonOf(Path rejected) {
    return rejected.resolveSibling(rejected.getFileName() + REASON);
  }

  private void forgetOldest() throws IOException {
    List<Kept> kept = new ArrayList<>();
    List<Path> reasons = new ArrayList<>();
    try (var all =
        Files.newDirectoryStream(
            folder, file -> file.getFileName().toString().startsWith(prefix))) {
      for (var file : all) {
        if (file.toString().endsWith(REASON)) {
          reasons.add(file);
        } else {
          kept.add(new Kept(file, modifiedAtMillis(file)));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    kept.sort(newestFirst);
    Set<Path> explained = new HashSet<>();
    Optional<IOException> trouble = Optional.empty();
    for (int i = 0; i < kept.size(); i++) {
      try {
        if (i < keptMax) {
          explained.add(reasonOf(kept.get(i).file()));
        } else {
          delete(kept.get(i).file());
        }
      } catch (IOException e) { // one that cannot be deleted keeps no other from it
        trouble = trouble.or(() -> Optional.of(e));
      }
    }
    for (var reason : reasons) {
      if (!explained.contains(reason)) {
        delete(reason);
      }
    }
    if (trouble.isPresent()) {
      throw trouble.get();
    }
  }

  private static long modifiedAtMillis(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis();
    } catch (NoSuchFileException e) {
      return 0; // gone since
    }
  }

  /** Deletes what is there, a folder with all that is in it; follows no links. */
  private static void delete(Path file) throws IOException {
    if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(file);
      return;
    }
    Files.walkFileTree(
        file,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path in, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(in);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path in, IOException failure)
              throws IOException {
            Files.deleteIfExists(in);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
