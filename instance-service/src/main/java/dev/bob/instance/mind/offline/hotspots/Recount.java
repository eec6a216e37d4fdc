package dev.bob.instance.mind.offline.hotspots;

import dev.bob.instance.mind.offline.repository.Content;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.survey.Survey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Counts anew for one file, by another way than {@link HistoryReader}: it looks the names up in the
 * trees of each commit and its parent, instead of comparing the trees. A walk counts for all names
 * known so far, so the last one, which finds no further name, has the number.
 */
final class Recount {
  private final Survey survey;
  private final List<String> names = new ArrayList<>();
  private int commits;
  private int changes;

  private Recount(Survey survey) {
    this.survey = survey;
  }

  static Hotspot of(Survey survey, TreeEntry file, Content.Text text)
      throws IOException, InterruptedException {
    var recount = new Recount(survey);
    List<String> names = FormerNames.of(file.path(), survey.snapshot(), recount::movesTo);
    return new Hotspot(
        new History.Changes(file, names, recount.changes), lines(text), recount.commits);
  }

  /** Looks for moves in the commits that brought one of the names, and in no other. */
  private SortedSet<String> movesTo(Collection<String> nearest)
      throws IOException, InterruptedException {
    names.addAll(nearest);
    commits = 0;
    changes = 0;
    var moves = new Moves();
    try (ObjectReader reader = survey.repository().jgit().newObjectReader();
        var walk = new Commits(reader, survey.snapshot().commit());
        var differences = new TreeChanges(reader)) {
      var places = new TreePlaces(reader, names);
      for (var commit = walk.next(); commit.isPresent(); commit = walk.next()) {
        commits++;
        places.look(commit.get());
        changes += places.changed() ? 1 : 0;
        if (places.appeared()) {
          differences.of(commit.get());
          moves.seeAll(differences);
        }
      }
    }
    return moves.to(nearest);
  }

  /** Cuts the text where its lines end, instead of counting the ends. */
  private static int lines(Content.Text text) {
    String whole = text.string();
    int lines = whole.split("\n", -1).length;
    return whole.isEmpty() || whole.endsWith("\n") ? lines - 1 : lines;
  }
}
