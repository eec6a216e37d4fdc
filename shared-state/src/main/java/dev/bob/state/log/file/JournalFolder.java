package dev.bob.state.log.file;

import dev.bob.state.json.AtomicFile;
import dev.bob.state.model.SeqDigits;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Where the journal lies in the home folder.
 *
 * @param home the volume's root
 * @param journal {@code .bob/journal}, the segments: {@code 00000000000000000001.jsonl}
 * @param archive {@code .bob/archive}, old segments, compressed: {@code
 *     00000000000000000001.jsonl.gz}
 * @param quarantine {@code .bob/quarantine}, what was cut or could not be read
 * @param locks {@code .bob/locks}
 */
record JournalFolder(Path home, Path journal, Path archive, Path quarantine, Path locks) {
  private static final int KEPT_MAX = 1_000;
  private static final Pattern SEGMENT = Pattern.compile("([0-9]{20})\\.jsonl");
  private static final Pattern ARCHIVED = Pattern.compile("([0-9]{20})\\.jsonl\\.gz");

  /** Creates what is missing. */
  static JournalFolder in(Path home) throws IOException {
    var bob = home.resolve(".bob");
    return new JournalFolder(
        home,
        Files.createDirectories(bob.resolve("journal")),
        Files.createDirectories(bob.resolve("archive")),
        Files.createDirectories(bob.resolve("quarantine")),
        Files.createDirectories(bob.resolve("locks")));
  }

  Path segment(long firstSeq) {
    return journal.resolve(SeqDigits.of(firstSeq) + ".jsonl");
  }

  Path archived(long firstSeq) {
    return archive.resolve(SeqDigits.of(firstSeq) + ".jsonl.gz");
  }

  Path lock() {
    return locks.resolve("journal.lock");
  }

  Path holder() {
    return locks.resolve("journal.holder");
  }

  /** Makes the names of the segments durable, and those of the folders that lead to them. */
  void forceNames(JournalDisk disk) throws IOException {
    for (var directory = journal; directory != null; ) {
      disk.forceDirectory(directory);
      directory = directory.equals(home) ? null : directory.getParent();
    }
  }

  /** The first seqs of the segments that are there, in order; empty before the first append. */
  NavigableSet<Long> segments() throws IOException {
    return firstSeqs(journal, SEGMENT);
  }

  /** The same of those that are compressed; one may be there plain as well. */
  NavigableSet<Long> archivedSegments() throws IOException {
    return firstSeqs(archive, ARCHIVED);
  }

  private static NavigableSet<Long> firstSeqs(Path directory, Pattern pattern) throws IOException {
    NavigableSet<Long> firstSeqs = new TreeSet<>();
    try (var files = Files.newDirectoryStream(directory)) {
      for (var file : files) {
        var name = pattern.matcher(file.getFileName().toString());
        if (name.matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          firstSeqs.add(Long.parseLong(name.group(1)));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (NumberFormatException e) {
      throw new IOException("a segment in " + directory + " has an impossible name", e);
    }
    return firstSeqs;
  }

  /**
   * Keeps a copy of bytes for people, under the name and their crc: the same bytes from several
   * processes give one file. Of very many nothing is kept, so that damage fills no disk.
   *
   * @return where the copy is, for a sentence
   */
  String keep(String name, byte[] bytes) throws IOException {
    var crc = new CRC32C();
    crc.update(bytes);
    var copy = quarantine.resolve("%s-%08x".formatted(name, crc.getValue()));
    if (Files.exists(copy)) {
      return copy.toString();
    }
    try (var kept = Files.list(quarantine)) {
      if (kept.limit(KEPT_MAX).count() == KEPT_MAX) {
        return "no place: " + quarantine + " has " + KEPT_MAX + " files already";
      }
    }
    AtomicFile.write(copy, bytes, AtomicFile.Durability.DISPOSABLE);
    return copy.toString();
  }
}
