package dev.bob.instance.mind.offline.hotspots;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Files of code that were moved: a commit removes one and adds the same bytes under another name,
 * and no other file with these bytes. A file that was changed as it was moved is a new one: to see
 * more, one would have to guess.
 */
final class Moves {
  /** Moves; a history with more is not one of moving, and the memory for them ends somewhere. */
  private static final int MOVES_MAX = 200_000;

  /** Files that one commit adds or removes; in a larger one (an import) nothing is looked for. */
  private static final int FILES_MAX = 100_000;

  private final Map<String, SortedSet<String>> fromByTo = new HashMap<>();
  private final Map<ObjectId, List<String>> removed = new HashMap<>();
  private final Map<ObjectId, List<String>> added = new HashMap<>();
  private int files;
  private int moves;

  /** Takes what a commit adds or removes. */
  void see(TreeChanges change, String path) {
    boolean adds = change.addsFile();
    if ((adds || change.removesFile()) && SourceCode.isCode(path)) {
      files++;
      if (files <= FILES_MAX) {
        (adds ? added : removed).computeIfAbsent(change.blob(), id -> new ArrayList<>(1)).add(path);
      }
    }
  }

  /** Ends a commit. */
  void endCommit() {
    if (files <= FILES_MAX) {
      removed.forEach(this::pair);
    }
    files = 0;
    removed.clear();
    added.clear();
  }

  /** All of one commit. */
  void seeAll(TreeChanges changes) throws IOException, InterruptedException {
    while (changes.next()) {
      see(changes, changes.path());
    }
    endCommit();
  }

  /** The names from which files were moved to these. */
  SortedSet<String> to(Iterable<String> names) {
    SortedSet<String> from = new TreeSet<>();
    for (String name : names) {
      from.addAll(fromByTo.getOrDefault(name, new TreeSet<>()));
    }
    return from;
  }

  private void pair(ObjectId blob, List<String> from) {
    List<String> to = added.getOrDefault(blob, List.of());
    if (from.size() == 1 && to.size() == 1 && moves < MOVES_MAX) {
      moves +=
          fromByTo.computeIfAbsent(to.getFirst(), name -> new TreeSet<>()).addAll(from) ? 1 : 0;
    }
  }
}
