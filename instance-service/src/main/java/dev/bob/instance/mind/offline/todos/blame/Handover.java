package dev.bob.instance.mind.offline.todos.blame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * What became of the lines of a commit.
 *
 * @param passed those that a parent has too
 * @param own those that the commit itself wrote
 * @param lost those that could not be followed further: no parent could be looked at
 */
record Handover(Map<RevCommit, List<Suspect>> passed, List<Tracked> own, List<Tracked> lost) {
  Handover() {
    this(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
  }

  void pass(RevCommit parent, Version version, List<Tracked> lines) {
    if (!lines.isEmpty()) {
      passed.computeIfAbsent(parent, first -> new ArrayList<>()).add(new Suspect(version, lines));
    }
  }
}
