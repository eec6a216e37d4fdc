package dev.bob.instance.mind.offline.todos.blame;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * Divides the lines of a commit among its parents by the rules of {@code git blame}: a parent that
 * has the same file gets all of it; else each parent in turn, its renamed files included, gets the
 * lines that it has; what no parent has, the commit wrote.
 */
final class Splitter implements AutoCloseable {
  private final Trees trees;
  private final Renames renames;
  private final Texts texts;
  private final BlameLimits limits;
  private final Budget budget;

  Splitter(ObjectReader reader, BlameLimits limits, Budget budget) {
    this.trees = new Trees(reader);
    this.renames = new Renames(reader);
    this.texts = new Texts(reader, limits, budget);
    this.limits = limits;
    this.budget = budget;
  }

  /**
   * @param commit its parents are parsed
   * @throws MissingObjectException if a tree is not in this clone
   */
  Handover split(RevCommit commit, Suspects files) throws IOException, InterruptedException {
    var handover = new Handover();
    List<Map<String, Optional<Version>>> before = new ArrayList<>();
    Collection<Suspect> left = files.all();
    for (RevCommit parent : commit.getParents()) {
      var changes = trees.changes(parent.getTree(), commit.getTree(), files);
      left = passUnchanged(parent, left, changes, handover);
      if (left.isEmpty()) {
        return handover;
      }
      before.add(changes);
    }
    for (int i = 0; i < before.size(); i++) {
      left = passRenamed(commit, commit.getParent(i), left, before.get(i), handover);
    }
    for (Suspect suspect : left) {
      splitLines(commit, suspect, before, handover);
    }
    return handover;
  }

  private static List<Suspect> passUnchanged(
      RevCommit parent,
      Collection<Suspect> suspects,
      Map<String, Optional<Version>> changes,
      Handover handover) {
    List<Suspect> left = new ArrayList<>();
    for (Suspect suspect : suspects) {
      Optional<Version> before = changes.get(suspect.path());
      if (before == null || before.equals(Optional.of(suspect.version()))) {
        handover.pass(parent, suspect.version(), suspect.lines());
      } else {
        left.add(suspect);
      }
    }
    return left;
  }

  /** Finds the former names of the files that a parent does not have; adds them to the changes. */
  private List<Suspect> passRenamed(
      RevCommit commit,
      RevCommit parent,
      Collection<Suspect> suspects,
      Map<String, Optional<Version>> changes,
      Handover handover)
      throws IOException, InterruptedException {
    Set<String> added = new TreeSet<>();
    for (Suspect suspect : suspects) {
      if (changes.get(suspect.path()).isEmpty()) {
        added.add(suspect.path());
      }
    }
    Map<String, Version> former =
        added.isEmpty() ? Map.of() : renames.find(parent.getTree(), commit.getTree(), added);
    List<Suspect> left = new ArrayList<>();
    for (Suspect suspect : suspects) {
      Version version = former.get(suspect.path());
      if (version != null && version.blob().equals(suspect.version().blob())) {
        handover.pass(parent, version, suspect.lines());
      } else {
        Optional.ofNullable(version)
            .ifPresent(found -> changes.put(suspect.path(), Optional.of(found)));
        left.add(suspect);
      }
    }
    return left;
  }

  private void splitLines(
      RevCommit commit,
      Suspect suspect,
      List<Map<String, Optional<Version>>> before,
      Handover handover)
      throws IOException, InterruptedException {
    List<Tracked> left = suspect.lines();
    try {
      for (int i = 0; i < before.size() && !left.isEmpty(); i++) {
        Optional<Version> version = before.get(i).get(suspect.path());
        if (version.isPresent()) {
          List<Tracked> mapped = new ArrayList<>();
          left = map(left, lineMap(version.get(), suspect), mapped);
          handover.pass(commit.getParent(i), version.get(), mapped);
        }
      }
      handover.own().addAll(left);
    } catch (MissingObjectException | LargeObjectException | LineComparator.Stopped end) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      handover.lost().addAll(left);
    }
  }

  private LineMap lineMap(Version before, Suspect suspect) throws IOException {
    return LineMap.between(before.blob(), suspect.version().blob(), texts, limits, budget);
  }

  /** Gives the lines that were not there before. */
  private static List<Tracked> map(List<Tracked> lines, LineMap map, List<Tracked> mapped) {
    List<Tracked> left = new ArrayList<>();
    for (Tracked line : lines) {
      OptionalInt at = map.before(line.at());
      if (at.isPresent()) {
        mapped.add(new Tracked(line.asked(), at.getAsInt()));
      } else {
        left.add(line);
      }
    }
    return left;
  }

  @Override
  public void close() {
    trees.close();
  }
}
