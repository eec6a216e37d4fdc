package dev.bob.instance.mind.offline.hotspots;

import dev.bob.instance.mind.offline.repository.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/**
 * The names that a file has had, so that a tree that was put in order last month still has a
 * history. They follow from the set of all moves, in whatever order the history is walked; a name
 * that a file of the tree has now is that file's.
 */
final class FormerNames {
  /** Names with the present one; a command with more is no longer read. */
  private static final int NAMES_MAX = 10;

  private FormerNames() {}

  /** Says from which names files were moved to one of these, anywhere in the history. */
  interface MovesTo {
    SortedSet<String> to(Collection<String> names) throws IOException, InterruptedException;
  }

  /** All names, the present one first, nearer ones before farther ones. */
  static List<String> of(String path, Snapshot snapshot, MovesTo moves)
      throws IOException, InterruptedException {
    List<String> names = new ArrayList<>(List.of(path));
    List<String> nearest = List.of(path);
    while (!nearest.isEmpty()) {
      List<String> farther = new ArrayList<>();
      for (String name : moves.to(nearest)) {
        if (names.size() < NAMES_MAX && !names.contains(name) && snapshot.entry(name).isEmpty()) {
          names.add(name);
          farther.add(name);
        }
      }
      nearest = farther;
    }
    return List.copyOf(names);
  }
}
