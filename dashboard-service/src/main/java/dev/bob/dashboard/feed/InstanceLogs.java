package dev.bob.dashboard.feed;

import dev.bob.dashboard.view.VolumeFolder;
import dev.bob.state.model.InstanceId;
import dev.bob.state.web.Problem;
import dev.bob.state.web.ProblemException;
import dev.bob.state.web.RimConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What the instances say about their own work, from files of the volume, which outlive them. May be
 * called from any thread; reads the disk.
 */
@Singleton
public final class InstanceLogs {
  private final VolumeFolder folder;
  private final Duration searchMax;
  private final Duration pollInterval;

  @Inject
  InstanceLogs(RimConfig rim, LogConfig config) {
    this(rim.home(), config.logSearchMax(), config.logPollInterval());
  }

  InstanceLogs(Path home, Duration searchMax, Duration pollInterval) {
    this.folder = new VolumeFolder(home, "logs");
    this.searchMax = searchMax;
    this.pollInterval = pollInterval;
  }

  /**
   * @param lines oldest first; may be empty
   * @param more whether there may be older ones that fit as well
   */
  public record Found(List<LogLine> lines, boolean more) {}

  /** Whether it has ever written any. */
  public boolean has(InstanceId id) {
    return new LogFiles(folder, id).exist();
  }

  /**
   * The newest lines that fit, at most {@code limit}; broken ones are left out.
   *
   * @throws ProblemException 400 if a regular expression takes longer than a search may
   */
  public Found newest(InstanceId id, LogQuery query, int limit) throws IOException {
    var search = new Search(query, limit, searchMax);
    var files = new LogFiles(folder, id);
    var opened = files.open();
    if (opened.isEmpty()) {
      files.searchBefore(opened, search);
    } else {
      try (var file = opened.get()) {
        search.in(BackwardLines.of(file.channel()));
        files.searchBefore(opened, search);
      }
    }
    if (search.late() && query.pattern().isPresent()) {
      throw new ProblemException(
          Problem.badInput(
              "regex",
              "looking for this regular expression takes too long",
              "Send a simpler one, or words as q."));
    }
    return new Found(search.found(), search.more());
  }

  /** The newest lines that fit, then those that follow; goes on when a file is replaced. */
  public Source follow(InstanceId id, LogQuery query, int limit) {
    return new FollowedLog(
        new LogFiles(folder, id), query, new Search(query, limit, searchMax), pollInterval);
  }
}
