package dev.bob.dashboard.view;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A folder of the volume whose files are shown to whoever asks: regular files right in it, and
 * nothing that a symbolic link leads to, be it the folder itself, one above it inside the volume,
 * or the file. Pipes and devices are not opened, since opening one may take forever.
 */
public final class VolumeFolder {
  private final Path home;
  private final Path folder;

  /**
   * The folder of that name in the home.
   *
   * @param names each a plain name, checked by the caller
   */
  public VolumeFolder(Path home, String... names) {
    this.home = home;
    this.folder = home.resolve(Path.of("", names));
  }

  /** Whether it is there, and is what it seems. */
  public boolean exists() {
    for (var at = folder; !at.equals(home); at = at.getParent()) {
      if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    return true;
  }

  /** Where it is, whether or not it exists. */
  public Path path() {
    return folder;
  }

  /**
   * The regular file of that name, if there is one.
   *
   * @param name a plain name, checked by the caller
   */
  public Optional<Path> file(String name) {
    var file = folder.resolve(name);
    return exists() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(file)
        : Optional.empty();
  }

  /** What tells that file from all others that there are, whatever their names; absent if none. */
  public Optional<Object> key(String name) throws IOException {
    var file = file(name);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(
          Files.readAttributes(file.get(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
              .fileKey());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** That file, opened for reading; it stays that file when another takes its name. */
  public Optional<FileChannel> open(String name) throws IOException {
    var file = file(name);
    try {
      return file.isEmpty()
          ? Optional.empty()
          : Optional.of(
              FileChannel.open(file.get(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
