package dev.bob.instance.mind.offline.links;

import dev.bob.instance.mind.offline.repository.Coverage;
import dev.bob.instance.mind.offline.repository.Snapshot;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Answers what a tree has at a path, with all the ways in which a path may not be what it seems.
 */
final class LinkPlaces {
  /** Endings under which one page may be written and another served. */
  private static final Pattern PAGE_ENDING =
      Pattern.compile(
          "(?:/(?:index|readme|_index))?\\.(?:md|mdx|markdown|rst|adoc|txt|ipynb|html?)$");

  private final Set<String> paths = new HashSet<>();
  private final Map<String, String> byLowerCase = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> pages = new HashSet<>();
  private final Set<String> doors = new HashSet<>();
  private final IgnoredPaths ignored;

  LinkPlaces(Snapshot snapshot, IgnoredPaths ignored) {
    this.ignored = ignored;
    for (TreeEntry entry : snapshot.entries()) {
      add(entry.path());
      if (entry.coverage() == Coverage.SUBMODULE || entry.coverage() == Coverage.SYMLINK) {
        doors.add(same(entry.path()));
      }
    }
    snapshot.folders().forEach(this::add);
  }

  private void add(String written) {
    String path = same(written);
    paths.add(path);
    byLowerCase.putIfAbsent(path.toLowerCase(Locale.ROOT), written);
    names.add(name(path));
    pages.add(PAGE_ENDING.matcher(path.toLowerCase(Locale.ROOT)).replaceFirst(""));
  }

  boolean has(String path) {
    return path.isEmpty() || paths.contains(path);
  }

  /**
   * Whether something else than this tree decides if there is such a file: a submodule or symbolic
   * link on the way, or a build that writes it.
   */
  boolean isElsewhere(String path) {
    for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      if (doors.contains(path.substring(0, at))) {
        return true;
      }
    }
    return ignored.contains(path);
  }

  /** Whether a site would serve some page of the tree at this path, which leaves its ending out. */
  boolean isPage(String path) {
    return pages.contains(path.toLowerCase(Locale.ROOT));
  }

  /** Whether any file or folder of the tree has the last part of the path as its name. */
  boolean hasName(String path) {
    return names.contains(name(path));
  }

  /** The path that differs in nothing but case. */
  Optional<String> inOtherCase(String path) {
    return Optional.ofNullable(byLowerCase.get(path.toLowerCase(Locale.ROOT)));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  /** Composed and decomposed letters look the same and are meant to be. */
  private static String same(String path) {
    return Normalizer.normalize(path, Normalizer.Form.NFC);
  }
}
