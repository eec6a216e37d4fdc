package dev.bob.instance.mind.offline.repository;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The tree of a commit, as it is in the object database; the checkout and the index play no part.
 *
 * @param time when the commit was made: ages in the report count from here
 * @param entries sorted by path
 */
public record Snapshot(ObjectId commit, Instant time, List<TreeEntry> entries) {
  public Snapshot {
    entries = List.copyOf(entries);
  }

  /** Full hex id of the commit. */
  public String commitName() {
    return commit.name();
  }

  /** The entries that are worth reading, sorted by path. */
  public List<TreeEntry> examined() {
    return entries.stream().filter(e -> e.coverage() == Coverage.EXAMINED).toList();
  }

  /** The entry at a path, compared by character and case. */
  public Optional<TreeEntry> entry(String path) {
    int low = 0;
    int high = entries.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = entries.get(middle).path().compareTo(path);
      if (order == 0) {
        return Optional.of(entries.get(middle));
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
  }

  /** Paths of all folders of the tree, without the root. */
  public Set<String> folders() {
    var folders = new HashSet<String>();
    for (TreeEntry entry : entries) {
      String folder = entry.folder();
      while (!folder.isEmpty() && folders.add(folder)) {
        int slash = folder.lastIndexOf('/');
        folder = slash < 0 ? "" : folder.substring(0, slash);
      }
    }
    return Collections.unmodifiableSet(folders);
  }
}
