package dev.bob.instance.change;

import dev.bob.state.model.CommitId;
import dev.bob.state.model.Extent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Merges commits of the repository that the hive surveys, without writing anything to it. Called by
 * one thread at a time.
 */
public interface Merging extends AutoCloseable {
  /** What HEAD names now: a look at one file. */
  CommitId head() throws MergingFailure;

  /** Whether the change merges; nothing is kept of it. */
  Trial check(Series series) throws MergingFailure, InterruptedException;

  /**
   * Merges the change and writes what a person pulls, whole or not at all. The same series gives
   * the same commits, whoever asks.
   *
   * @param file of the bundle that brings that tip; its folder is there
   * @param branch its name in the bundle, without {@code refs/heads/}
   */
  Outcome bundle(Series series, Function<CommitId, Path> file, String branch)
      throws MergingFailure, InterruptedException;

  /**
   * What a check gave.
   *
   * @param obstacle absent if it merges
   * @param diff what it changes, for people; empty if it is not there
   */
  record Trial(Optional<Obstacle> obstacle, Extent extent, String diff) {}

  /** What came of a bundle. */
  sealed interface Outcome {}

  /**
   * The file of that tip is there.
   *
   * @param tip the commit that it brings
   */
  record Bundled(CommitId tip) implements Outcome {}

  /**
   * It does not merge.
   *
   * @param why one sentence for people
   * @param paths in which it conflicts; may be empty
   */
  record Obstacle(String why, List<String> paths) implements Outcome {
    public Obstacle {
      paths = List.copyOf(paths);
    }
  }

  @Override
  void close();
}
