package dev.bob.state.view;

import dev.bob.state.json.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What lay in the place of a view before the keeper replaced it. A program that had it open writes
 * on there, and one that renamed its own file at the same moment finds it here: so it is looked at
 * for a while, and what is new is taken in. For the keeper's thread.
 */
final class Asides {
  /** For a program that has opened the view and has written nothing yet. */
  static final Duration CLEAN_KEPT = Duration.ofSeconds(2);

  /** For one that was in the middle of it and was stopped. */
  static final Duration REJECTED_KEPT = Duration.ofMinutes(1);

  /** The fastest pace makes so many in {@link #CLEAN_KEPT}. */
  private static final int CLEAN_MAX = 10;

  /** With less room none is kept in which nothing is new: the log needs it more. */
  private static final long ROOM_BYTES_MIN = 64L * 1024 * 1024;

  private final Path folder;
  private final Path view;
  private final Supplier<Intake> intakes;
  private final List<Aside> asides = new ArrayList<>();
  private long count;

  private static final class Aside {
    private final Path file;
    private final Intake intake;
    private Optional<Fingerprint> clean;
    private Instant keptUntil;

    private Aside(Path file, Intake intake, Optional<Fingerprint> clean, Instant keptUntil) {
      this.file = file;
      this.intake = intake;
      this.clean = clean;
      this.keptUntil = keptUntil;
    }
  }

  Asides(Path folder, Path view, Supplier<Intake> intakes) {
    this.folder = folder;
    this.view = view;
    this.intakes = intakes;
  }

  /** A name for the next one. */
  Path next() {
    return folder.resolve(
        "%s-%s-%s-%s"
            .formatted(
                view.getFileName(), ProcessHandle.current().pid(), System.nanoTime(), ++count));
  }

  /** What an earlier keeper has left. */
  void takeOver(Instant now) throws IOException {
    asides.clear();
    Files.createDirectories(folder);
    try (var files = Files.list(folder)) {
      for (var file : files.sorted().toList()) {
        if (file.getFileName().toString().startsWith(view.getFileName() + "-")) {
          add(file, Optional.empty(), now.plus(CLEAN_KEPT));
        }
      }
    }
  }

  /**
   * From now on looks at that file, if there is one.
   *
   * @param clean as which there is nothing new in it
   * @param keptUntil so long at least, if it stays as it is
   */
  void add(Path file, Optional<Fingerprint> clean, Instant keptUntil) {
    asides.add(new Aside(file, intakes.get(), clean, keptUntil));
  }

  boolean isEmpty() {
    return asides.isEmpty();
  }

  /** Looks at all of them. */
  void look(Instant now) throws IOException {
    var over = new ArrayList<Aside>();
    boolean tight = !asides.isEmpty() && folder.toFile().getUsableSpace() < ROOM_BYTES_MIN;
    for (var aside : asides) {
      var found = Fingerprint.of(aside.file);
      if (found.isEmpty()) {
        over.add(aside);
      } else if (!found.equals(aside.clean)) {
        look(aside, now);
      } else if (tight
          || !now.isBefore(aside.keptUntil)
          || asides.size() - over.size() > CLEAN_MAX) {
        Files.deleteIfExists(aside.file);
        over.add(aside);
      }
    }
    asides.removeAll(over);
  }

  private static void look(Aside aside, Instant now) throws IOException {
    switch (aside.intake.look(aside.file, now)) {
      case WAITS, TOOK -> {}
      case DONE -> aside.clean = aside.intake.lookedAt();
      case REJECTED -> {
        aside.clean = aside.intake.lookedAt();
        aside.keptUntil = now.plus(REJECTED_KEPT);
      }
    }
  }
}
