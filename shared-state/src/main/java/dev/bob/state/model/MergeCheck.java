package dev.bob.state.model;

import java.util.List;
import java.util.Optional;

/**
 * Whether a queued change merges, as it was seen at a commit.
 *
 * @param head what HEAD named
 * @param after the changes that it was merged behind, in this order
 * @param obstacle one sentence that says why it does not merge; absent if it does
 * @param paths in which it conflicts, at most {@value #PATHS_MAX}; empty if it merges, or the
 *     obstacle is no conflict
 */
public record MergeCheck(
    CommitId head,
    List<ChangeId> after,
    Optional<String> obstacle,
    List<String> paths,
    Extent extent) {
  public static final int PATHS_MAX = 20;
  private static final int PATH_CHARS_MAX = 300;
  private static final int OBSTACLE_CHARS_MAX = 500;

  public MergeCheck {
    after = List.copyOf(after);
    obstacle = obstacle.map(why -> Clip.clip(why, OBSTACLE_CHARS_MAX));
    paths = paths.stream().limit(PATHS_MAX).map(path -> Clip.clip(path, PATH_CHARS_MAX)).toList();
    if (obstacle.isEmpty() && !paths.isEmpty()) {
      throw new IllegalArgumentException("what merges has no paths that conflict");
    }
  }

  public boolean merges() {
    return obstacle.isEmpty();
  }
}
