package dev.bob.instance.mind.offline.hotspots;

import dev.bob.instance.mind.offline.GitFolder;
import dev.bob.instance.mind.offline.hotspots.ImportScript.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A history of everything that Git allows at once: several first commits, merges of two and three,
 * changes while merging, clocks that go wrong, moves there and back, twins, and names that are a
 * file here and a folder or a link there.
 */
final class RandomHistory {
  private static final int COMMITS = 60;
  private static final List<String> NAMES =
      List.of("a.py", "b.py", "a.py/x.py", "lib/a.py", "lib/b.py", "lib/sub/c.py", "lib/sub");
  private static final List<String> MODES =
      List.of("100644", "100644", "100644", "100755", "120000");

  private final SplittableRandom random;
  private final ImportScript script = new ImportScript();
  private final List<Map<String, File>> trees = new ArrayList<>();
  private final List<Integer> tips = new ArrayList<>();

  RandomHistory(long seed) {
    random = new SplittableRandom(seed);
  }

  /** HEAD merges all that is left over, so that it reaches every commit. */
  void into(GitFolder folder) {
    for (int i = 0; i < COMMITS; i++) {
      List<Integer> parents = random.nextInt(15) == 0 ? List.of() : parents();
      commit(parents, random.nextInt(10) == 0 && parents.size() == 1);
    }
    while (tips.size() > 1) {
      commit(List.copyOf(tips.subList(0, Math.min(3, tips.size()))), false);
    }
    Map<String, File> last = new TreeMap<>(trees.getLast());
    put(last, "a.py", File.of("The last commit has a file.\n"));
    commit(List.of(trees.size()), last);
    script.into(folder);
  }

  /** One to three commits; mostly the youngest, so that there are branches of some length. */
  private List<Integer> parents() {
    List<Integer> parents = new ArrayList<>();
    int wanted = trees.isEmpty() ? 0 : 1 + Math.max(0, random.nextInt(7) - 4);
    for (int i = 0; i < wanted; i++) {
      int parent = trees.size() - random.nextInt(Math.min(5, trees.size()));
      if (!parents.contains(parent)) {
        parents.add(parent);
      }
    }
    return parents;
  }

  private void commit(List<Integer> parents, boolean empty) {
    Map<String, File> tree = new TreeMap<>();
    for (int parent : parents) {
      trees.get(parent - 1).forEach((name, file) -> putSometimes(tree, name, file));
    }
    if (parents.size() == 1) {
      tree.clear();
      tree.putAll(trees.get(parents.getFirst() - 1));
    }
    if (!empty) {
      change(tree);
    }
    commit(parents, tree);
  }

  private void commit(List<Integer> parents, Map<String, File> tree) {
    int second = ImportScript.FIRST_SECOND + trees.size() * 10 + random.nextInt(60);
    int number = script.commit(parents, second, tree);
    // In an order that is the same in every JVM, or the seed would not repeat the run.
    trees.add(Collections.unmodifiableMap(new TreeMap<>(tree)));
    tips.removeAll(parents);
    tips.add(number);
  }

  private void change(Map<String, File> tree) {
    for (int i = 0; i <= random.nextInt(3); i++) {
      String name = NAMES.get(random.nextInt(NAMES.size()));
      File file = tree.get(name);
      if (file == null || random.nextInt(3) == 0) {
        String mode = MODES.get(random.nextInt(MODES.size()));
        put(tree, name, new File(mode, "text " + random.nextInt(6) + "\n"));
      } else {
        tree.remove(name);
        if (random.nextInt(4) > 0) {
          put(tree, NAMES.get(random.nextInt(NAMES.size())), file);
        }
      }
    }
  }

  private void putSometimes(Map<String, File> tree, String name, File file) {
    if (random.nextInt(4) > 0) {
      put(tree, name, file);
    }
  }

  /** A file takes the place of a folder of its name, and of files in the way of its folder. */
  private static void put(Map<String, File> tree, String name, File file) {
    tree.keySet().removeIf(other -> other.startsWith(name + "/") || name.startsWith(other + "/"));
    tree.put(name, file);
  }
}
