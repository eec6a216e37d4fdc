package dev.bob.state.log.file;

import java.io.IOException;
import java.nio.file.Path;

/** Opens segments. A port, so that tests can let each step fail. */
interface JournalDisk {
  JournalChannel open(Path segment) throws IOException;

  /** Creates a segment that must not be there yet. */
  JournalChannel create(Path segment) throws IOException;

  void forceDirectory(Path directory) throws IOException;
}
