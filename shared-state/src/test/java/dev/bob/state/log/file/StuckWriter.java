package dev.bob.state.log.file;

import static dev.bob.state.log.Events.saying;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/** Runs in a process of its own: takes the journal's lock and never gives it back. */
final class StuckWriter {
  private StuckWriter() {}

  static void main(String[] arguments) throws IOException {
    var stuck =
        new JournalDisk() {
          @Override
          public JournalChannel open(Path segment) throws IOException {
            return segment.endsWith("journal.holder") ? new FileDisk().open(segment) : hang();
          }

          @Override
          public JournalChannel create(Path segment) throws IOException {
            return hang();
          }

          @Override
          public void forceDirectory(Path directory) {}

          @Override
          public void rename(Path file, Path name) {}

          @Override
          public void delete(Path file) {}

          private JournalChannel hang() throws IOException {
            System.out.println("HOLDING");
            try {
              Thread.currentThread().join();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            throw new IOException("never");
          }
        };
    try (var log =
        FileEventLog.open(
            Path.of(arguments[0]), JournalLimits.DEFAULT, new SecureRandom(), stuck)) {
      log.append(saying("never written"));
    }
  }
}
