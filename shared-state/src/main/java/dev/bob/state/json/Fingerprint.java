package dev.bob.state.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** Changes whenever somebody writes the file or puts another one in its place. */
public record Fingerprint(long size, FileTime modifiedAt, Optional<Object> key) {

  /** Empty if there is none. */
  public static Optional<Fingerprint> of(Path file) throws IOException {
    try {
      var found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(
          new Fingerprint(
              found.size(), found.lastModifiedTime(), Optional.ofNullable(found.fileKey())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
