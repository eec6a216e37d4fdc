package dev.bob.instance.mind.offline.hotspots;

import dev.bob.instance.mind.offline.repository.Snapshot;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.survey.Survey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Reads the history once for the moves in it and for how often each present name changed; and once
 * more if a file has had other names, since a side branch may have changed the old name before the
 * walk came to the move.
 */
final class HistoryReader {
  private final Survey survey;

  HistoryReader(Survey survey) {
    this.survey = survey;
  }

  /** In the order of the snapshot. */
  History read() throws IOException, InterruptedException {
    Snapshot snapshot = survey.snapshot();
    List<TreeEntry> files = snapshot.entries().stream().filter(SourceCode::isProgram).toList();
    List<List<String>> names = new ArrayList<>();
    files.forEach(file -> names.add(List.of(file.path())));
    var moves = new Moves();
    ChangeCounter counter = walk(names, Optional.of(moves));
    boolean moved = false;
    for (int i = 0; i < files.size(); i++) {
      names.set(i, FormerNames.of(files.get(i).path(), snapshot, moves::to));
      moved |= names.get(i).size() > 1;
    }
    if (moved) {
      counter = walk(names, Optional.empty());
    }
    List<History.Changes> changes = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      changes.add(new History.Changes(files.get(i), names.get(i), counter.changes(i)));
    }
    return new History(counter.commits(), changes);
  }

  private ChangeCounter walk(List<List<String>> names, Optional<Moves> moves)
      throws IOException, InterruptedException {
    var counter = new ChangeCounter(names);
    try (ObjectReader reader = survey.repository().jgit().newObjectReader();
        var commits = new Commits(reader, survey.snapshot().commit());
        var changes = new TreeChanges(reader)) {
      for (var commit = commits.next(); commit.isPresent(); commit = commits.next()) {
        counter.beginCommit();
        changes.of(commit.get());
        while (changes.next()) {
          String path = changes.path();
          counter.see(path);
          moves.ifPresent(all -> all.see(changes, path));
        }
        moves.ifPresent(Moves::endCommit);
      }
    }
    return counter;
  }
}
