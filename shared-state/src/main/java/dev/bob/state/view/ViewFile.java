package dev.bob.state.view;

import dev.bob.state.json.AtomicFile;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** One view on the disk. */
final class ViewFile {
  /**
   * Of each view the newest are kept, so that a program that writes again and again fills no disk.
   */
  static final int REJECTED_MAX = 20;

  private static final int LOOKS_MAX = 10;
  private static final int CONTENT_BYTES_MAX = 64 * 1024 * 1024;

  /** What is on the disk, compared with what the keeper wrote. */
  enum Look {
    OURS,
    MISSING,
    EDITED
  }

  /** Changes whenever somebody writes the file or puts another one in its place. */
  private record Fingerprint(long size, FileTime modifiedAt, Optional<Object> key) {}

  private final View view;
  private final Path path;
  private final WrittenViews written;
  private Optional<Fingerprint> ours = Optional.empty();
  private Optional<Fingerprint> edited = Optional.empty();
  private int looksAtEdit;

  ViewFile(Path home, View view, WrittenViews written) {
    this.view = view;
    this.path = home.resolve(view.fileName());
    this.written = written;
  }

  Look look() throws IOException {
    var found = fingerprint();
    if (found.isEmpty()) {
      return Look.MISSING;
    }
    if (!found.equals(ours)) {
      if (found.equals(edited) || !isKnownContent()) {
        return Look.EDITED;
      }
      ours = found;
    }
    return Look.OURS;
  }

  /**
   * Whether the edited file is the same as the last time, so that its editor has finished, it
   * seems; after {@value #LOOKS_MAX} looks anyway.
   */
  boolean hasSettled() throws IOException {
    var found = fingerprint();
    boolean settled = found.equals(edited) || ++looksAtEdit >= LOOKS_MAX;
    edited = found;
    return settled;
  }

  /** Puts the content there, whatever is there; a reader sees the old or the new one. */
  void replace(byte[] content) throws IOException {
    written.note(view, content);
    AtomicFile.write(path, content, AtomicFile.Durability.DISPOSABLE);
    ours = fingerprint();
    edited = Optional.empty();
    looksAtEdit = 0;
  }

  /**
   * Gives the edited file a second name, {@code <view>.rejected-<time>}: an editor that still has
   * it open goes on writing there.
   */
  Path setAside(Instant now) throws IOException {
    var time = now.toString().replace(":", "").replace(".", "");
    var rejected = path.resolveSibling(view.fileName() + ".rejected-" + time);
    if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(rejected);
      Files.createLink(rejected, path);
    } else {
      Files.move(path, rejected);
    }
    forgetOldest();
    return rejected;
  }

  private void forgetOldest() throws IOException {
    try (var files = Files.list(path.toAbsolutePath().getParent())) {
      var oldest =
          files
              .filter(
                  file -> file.getFileName().toString().startsWith(view.fileName() + ".rejected-"))
              .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .sorted(Comparator.<Path>naturalOrder().reversed())
              .skip(REJECTED_MAX)
              .toList();
      for (var file : oldest) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Optional<Fingerprint> fingerprint() throws IOException {
    try {
      var found = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(
          new Fingerprint(
              found.size(), found.lastModifiedTime(), Optional.ofNullable(found.fileKey())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private boolean isKnownContent() throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
        || Files.size(path) > CONTENT_BYTES_MAX) {
      return false;
    }
    try (var in = new FileInputStream(path.toFile())) {
      return written.knows(view, in.readNBytes(CONTENT_BYTES_MAX));
    }
  }
}
