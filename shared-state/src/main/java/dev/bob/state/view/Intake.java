package dev.bob.state.view;

import dev.bob.state.ingest.Ingest;
import dev.bob.state.json.BadJson;
import dev.bob.state.json.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes in one file that a program may still be writing: waits until it has settled, and gives one
 * that cannot be read some time. For the keeper's thread.
 */
final class Intake {
  static final Duration UNREADABLE_MAX = Duration.ofSeconds(2);
  private static final int LOOKS_MAX = 10;
  private static final Logger LOGGER = Logger.getLogger(Intake.class);

  /** How far it is. */
  enum Progress {
    /** Somebody writes it, it seems. */
    WAITS,
    /** Something was new; there may be more. */
    TOOK,
    /** There is nothing new in it. */
    DONE,
    /** As DONE, and something in it could not be taken: there is a copy. */
    REJECTED
  }

  private final Ingest ingest;
  private final Ingest.Source source;
  private final RejectedCopies rejected;
  private Optional<Fingerprint> last = Optional.empty();
  private Optional<Instant> unreadableSince = Optional.empty();
  private int looks;

  Intake(Ingest ingest, Ingest.Source source, RejectedCopies rejected) {
    this.ingest = ingest;
    this.source = source;
    this.rejected = rejected;
  }

  /** Of the file as it was at the last look; what it was looked at as, once it is done with. */
  Optional<Fingerprint> lookedAt() {
    return last;
  }

  Progress look(Path file, Instant now) throws IOException {
    var found = Fingerprint.of(file);
    if (!found.equals(last)) {
      last = found;
      if (++looks < LOOKS_MAX) {
        return Progress.WAITS;
      }
    }
    List<String> flaws;
    try {
      var taken = ingest.take(source, file);
      if (taken.count() > 0) {
        return Progress.TOOK;
      }
      flaws = taken.flaws();
    } catch (BadJson e) {
      var since = unreadableSince.filter(at -> !now.isBefore(at)).orElse(now);
      unreadableSince = Optional.of(since);
      if (now.isBefore(since.plus(UNREADABLE_MAX))) {
        return Progress.WAITS;
      }
      flaws = List.of(e.fault() + ": " + e.getMessage());
    }
    looks = 0;
    unreadableSince = Optional.empty();
    if (flaws.isEmpty()) {
      return Progress.DONE;
    }
    LOGGER.warnf("not all of %s is taken in: %s", rejected.keep(file, flaws, now), flaws);
    return Progress.REJECTED;
  }
}
