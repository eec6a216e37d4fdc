package dev.bob.instance.mind.offline.todos.blame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** The files of one commit that have lines whose origin is sought; a filter for just these. */
final class Suspects extends TreeFilter {
  private final SortedMap<String, Suspect> byPath = new TreeMap<>();
  private final Set<String> folders = new HashSet<>();

  Suspects(Collection<Suspect> suspects) {
    suspects.forEach(this::add);
  }

  /** All of these and those; two ways may lead back to the same file, or even to one line. */
  static Suspects joined(Suspects some, Suspects others) {
    var all = new Suspects(some.all());
    others.all().forEach(all::add);
    return all;
  }

  private void add(Suspect suspect) {
    byPath.merge(suspect.path(), suspect, Suspects::joined);
    int slash = suspect.path().lastIndexOf('/');
    while (slash > 0 && folders.add(suspect.path().substring(0, slash))) {
      slash = suspect.path().lastIndexOf('/', slash - 1);
    }
  }

  private static Suspect joined(Suspect some, Suspect others) {
    List<Tracked> lines = new ArrayList<>(some.lines());
    lines.addAll(others.lines());
    return new Suspect(some.version(), lines);
  }

  /** Suspects that may be just these: then the filter needs not be built again. */
  Suspects only(List<Suspect> suspects) {
    return suspects.equals(List.copyOf(byPath.values())) ? this : new Suspects(suspects);
  }

  /** Sorted by path. */
  Collection<Suspect> all() {
    return byPath.values();
  }

  @Override
  public boolean include(TreeWalk walk) throws IOException {
    if (!TreeFilter.ANY_DIFF.include(walk)) {
      return false;
    }
    String path = new String(walk.getRawPath(), ISO_8859_1);
    return walk.isSubtree() ? folders.contains(path) : byPath.containsKey(path);
  }

  @Override
  public boolean shouldBeRecursive() {
    return true;
  }

  @Override
  public TreeFilter clone() {
    return this;
  }
}
