package dev.bob.state.log.file;

import java.io.IOException;
import java.nio.file.Path;

/** The segments as files. A port, so that tests can let each step fail. */
interface JournalDisk {
  JournalChannel open(Path segment) throws IOException;

  /** Creates a segment that must not be there yet. */
  JournalChannel create(Path segment) throws IOException;

  void forceDirectory(Path directory) throws IOException;

  /** Gives a file another's name; whoever opens that name sees the one or the other. */
  void rename(Path file, Path name) throws IOException;

  /** Deletes a file, if it is there. */
  void delete(Path file) throws IOException;
}
