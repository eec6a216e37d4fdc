package dev.bob.state.log.file;

import static dev.bob.state.log.Events.saying;

import dev.bob.state.log.Events;
import dev.bob.state.log.LogException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Runs in a process of its own that may be killed and started again: appends so many messages, each
 * with an id of its own, and keeps a ledger of what it was told about each. Of one whose outcome it
 * does not know it reads in the journal whether it is there, and if not, appends it again.
 */
final class RetryingWriter {
  private static final int READ_MAX = 1_000;
  private static final int TEXT_CHARS_MIN = 1;
  private static final int TEXT_CHARS_MAX = 1_800;

  private final FileEventLog log;
  private final Path ledger;
  private final FileOutputStream out;
  private final SplittableRandom random;

  private RetryingWriter(FileEventLog log, Path ledger, long seed) throws IOException {
    this.log = log;
    this.ledger = ledger;
    cutHalfALine(ledger);
    this.out = new FileOutputStream(ledger.toFile(), true);
    this.random = new SplittableRandom(seed);
  }

  /** Arguments: home, name, count, ledger, seed. */
  static void main(String[] arguments) throws IOException {
    try (var log = FileEventLog.open(Path.of(arguments[0]))) {
      new RetryingWriter(log, Path.of(arguments[3]), Long.parseLong(arguments[4]))
          .run(arguments[1], Integer.parseInt(arguments[2]));
    }
  }

  private void run(String name, int count) throws IOException {
    Set<String> begun = new HashSet<>();
    Set<String> done = new HashSet<>();
    for (var line : lines(ledger)) {
      var words = line.split(" ");
      switch (words[0]) {
        case "BEGUN", "UNKNOWN" -> begun.add(words[1]);
        default -> done.add(words[1]);
      }
    }
    for (int i = 0; i < count; i++) {
      var id = name + "-" + i;
      if (!done.contains(id)) {
        boolean unknown = begun.contains(id);
        if (!unknown) {
          tell("BEGUN " + id);
        }
        append(id, unknown);
      }
    }
    tell("END " + name);
  }

  private void append(String id, boolean unknownBefore) throws IOException {
    boolean unknown = unknownBefore;
    if (unknown) {
      tell("UNKNOWN " + id);
    }
    while (true) {
      if (unknown && isThere(id)) {
        tell("FOUND " + id);
        return;
      }
      try {
        long seq = log.append(saying(id + " " + filling()));
        tell("ACKNOWLEDGED " + id + " " + seq);
        return;
      } catch (LogException.Busy e) {
        unknown = false;
      } catch (LogException.OutcomeUnknown e) {
        settle();
        tell("UNKNOWN " + id);
        unknown = true;
      }
    }
  }

  /** What this log has taken it writes in order: behind a later event the outcome stands. */
  private void settle() throws IOException {
    boolean settled = false;
    while (!settled) {
      try {
        log.append(saying("settled"));
        settled = true;
      } catch (LogException.Busy | LogException.OutcomeUnknown e) {
        settled = false;
      }
    }
  }

  private boolean isThere(String id) throws LogException {
    long seq = 0;
    while (true) {
      var events = log.read(seq, READ_MAX);
      if (events.isEmpty()) {
        return false;
      }
      for (var event : events) {
        if (Events.textOf(event).startsWith(id + " ")) {
          return true;
        }
      }
      seq = events.getLast().seq();
    }
  }

  private String filling() {
    return "x".repeat(random.nextInt(TEXT_CHARS_MIN, TEXT_CHARS_MAX));
  }

  private void tell(String line) throws IOException {
    out.write((line + "\n").getBytes());
  }

  private static void cutHalfALine(Path ledger) throws IOException {
    var text = Files.exists(ledger) ? Files.readString(ledger) : "";
    Files.writeString(ledger, text.substring(0, text.lastIndexOf('\n') + 1));
  }

  /** The whole lines of a ledger: its writer may have been killed in the middle of one. */
  static List<String> lines(Path ledger) throws IOException {
    var text = Files.exists(ledger) ? Files.readString(ledger) : "";
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }
}
