package dev.bob.state.view;

import dev.bob.state.ingest.Ingest;
import dev.bob.state.json.AtomicFile;
import dev.bob.state.json.BadJson;
import dev.bob.state.json.Fingerprint;
import dev.bob.state.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One view on the disk. */
final class ViewFile {
  private static final int LOOKS_MAX = 10;
  private static final int CONTENT_BYTES_MAX = 64 * 1024 * 1024;

  /** What is on the disk, compared with what the keeper wrote. */
  enum Look {
    OURS,
    MISSING,
    EDITED
  }

  private final View view;
  private final Path path;
  private final WrittenViews written;
  private final RejectedCopies rejected;
  private final Optional<Intake> intake;
  private final Optional<Asides> asides;
  private Optional<Fingerprint> ours = Optional.empty();
  private Optional<Fingerprint> edited = Optional.empty();
  private int looksAtEdit;
  private Duration oldKept = Asides.CLEAN_KEPT;

  ViewFile(Path home, View view, WrittenViews written, Ingest ingest) {
    this.view = view;
    this.path = home.resolve(view.fileName());
    this.written = written;
    this.rejected = new RejectedCopies(path);
    this.intake = view.source().map(source -> new Intake(ingest, source, rejected));
    this.asides =
        view.source()
            .map(
                source ->
                    new Asides(
                        home.resolve(".bob/views"),
                        path,
                        () -> new Intake(ingest, source, rejected)));
  }

  Look look() throws IOException {
    var found = Fingerprint.of(path);
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
    var found = Fingerprint.of(path);
    boolean settled = found.equals(edited) || ++looksAtEdit >= LOOKS_MAX;
    edited = found;
    return settled;
  }

  /**
   * Takes in what a program wrote into it: it can be replaced once this is over.
   *
   * @throws IOException if the log or the disk fails
   */
  Intake.Progress takeIn(Instant now) throws IOException {
    var progress = intake.orElseThrow().look(path, now);
    if (progress == Intake.Progress.DONE || progress == Intake.Progress.REJECTED) {
      ours = intake.orElseThrow().lookedAt();
    }
    if (progress == Intake.Progress.REJECTED) {
      oldKept = Asides.REJECTED_KEPT;
    }
    return progress;
  }

  /** Takes in what programs wrote where this view was before. */
  void lookAside(Instant now) throws IOException {
    if (asides.isPresent()) {
      asides.get().look(now);
    }
  }

  /** Whether there are files still that were in the place of this view. */
  boolean hasAsides() {
    return asides.isPresent() && !asides.get().isEmpty();
  }

  /** Begins to keep what another process has kept so far. */
  void takeOver(Instant now) throws IOException {
    if (asides.isPresent()) {
      asides.get().takeOver(now);
    }
  }

  boolean isInput() {
    return intake.isPresent();
  }

  /** Puts the content there, whatever is there; a reader sees the old or the new one. */
  void replace(byte[] content, Instant now) throws IOException {
    written.note(view, content);
    if (asides.isEmpty()) {
      AtomicFile.write(path, content, AtomicFile.Durability.DISPOSABLE);
      ours = Fingerprint.of(path);
    } else {
      var spare = asides.get().next();
      try {
        Files.write(spare, content);
      } catch (IOException e) {
        Files.deleteIfExists(spare); // a full disk must not get fuller with each try
        throw new IOException("cannot write " + spare + ": " + e.getMessage(), e);
      }
      var next = Fingerprint.of(spare); // later the name may be somebody else's file
      try {
        AtomicFile.exchange(path, spare);
      } catch (IOException e) {
        asides.get().add(spare, next, now);
        throw e;
      }
      asides.get().add(spare, ours, now.plus(oldKept));
      ours = next;
      oldKept = Asides.CLEAN_KEPT;
    }
    edited = Optional.empty();
    looksAtEdit = 0;
  }

  /** Keeps the edited file as a rejected copy. */
  Path setAside(Instant now) throws IOException {
    return rejected.keep(path, List.of(), now);
  }

  private boolean isKnownContent() throws IOException {
    try {
      return written.knows(view, StrictJson.bytes(path, CONTENT_BYTES_MAX));
    } catch (BadJson e) { // no regular file, too large, or not to be read
      return false;
    }
  }
}
