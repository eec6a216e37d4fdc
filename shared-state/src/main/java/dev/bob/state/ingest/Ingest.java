package dev.bob.state.ingest;

import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Reason;
import dev.bob.state.fold.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Takes in what programs that know nothing of Bob wrote into the views. Called on the keeper's
 * thread. If the process dies, or does not learn whether the hive took something, the same file is
 * read again, and the fold takes each entry once.
 */
public final class Ingest {
  /** In one go, so that a flood of entries does not hold up the views for long. */
  static final int ENTRIES_MAX = 200;

  private final Supplier<HiveState> hive;
  private final Submission submission;

  /** The views into which programs may write. */
  public enum Source {
    MESSAGES,
    MEMORY
  }

  /**
   * What came of reading a file.
   *
   * @param count how many entries were new
   * @param flaws what could not be taken, as sentences; may be empty
   */
  public record Taken(int count, List<String> flaws) {
    public Taken {
      flaws = List.copyOf(flaws);
    }
  }

  /**
   * @param hive the newest state
   */
  public Ingest(Supplier<HiveState> hive, Submission submission) {
    this.hive = hive;
    this.submission = submission;
  }

  /** The drop folder of that home, for the same hive. */
  public InboxFolder inbox(Path home) {
    return new InboxFolder(home, hive, submission);
  }

  /**
   * Takes in what is new in that file, at most so much in one go: it is done with when nothing is.
   *
   * @throws dev.bob.state.json.BadJson if nothing of it can be read
   * @throws IOException if the log or the disk fails; what was taken in before stays so
   */
  public Taken take(Source source, Path file) throws IOException {
    var read =
        switch (source) {
          case MESSAGES -> ViewReader.messages(file, hive.get());
          case MEMORY -> ViewReader.memory(file, hive.get());
        };
    var flaws = new ArrayList<>(read.flaws());
    int count = 0;
    for (var news : read.news()) {
      if (count == ENTRIES_MAX) {
        break;
      }
      if (submission.submit(news.by(), news.fact()).verdict() instanceof Verdict.Rejected no
          && no.reason() != Reason.ALREADY_KNOWN) {
        flaws.add(no.detail());
      } else {
        count++;
      }
    }
    return new Taken(count, flaws);
  }
}
