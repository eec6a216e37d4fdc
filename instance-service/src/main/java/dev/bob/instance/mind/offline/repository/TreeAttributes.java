package dev.bob.instance.mind.offline.repository;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.attributes.AttributesNode;
import org.eclipse.jgit.attributes.AttributesRule;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathSuffixFilter;

/**
 * What the {@code .gitattributes} files of a tree say of its files, in the words of GitHub's
 * linguist: {@code linguist-generated}, {@code linguist-vendored}, and Git's own {@code binary}.
 */
final class TreeAttributes {
  /** Bytes; Git itself ignores larger ones than 100 MiB, and no honest one comes near this. */
  private static final int FILE_BYTES_MAX = 1 << 20;

  static final TreeAttributes NONE = new TreeAttributes(Map.of());

  private final Map<String, List<AttributesRule>> rulesByFolder;

  private TreeAttributes(Map<String, List<AttributesRule>> rulesByFolder) {
    this.rulesByFolder = rulesByFolder;
  }

  static TreeAttributes read(ObjectReader reader, AnyObjectId tree) throws IOException {
    Map<String, List<AttributesRule>> rules = new HashMap<>();
    try (var walk = new TreeWalk(reader)) {
      walk.addTree(tree);
      walk.setRecursive(true);
      walk.setFilter(PathSuffixFilter.create(Constants.DOT_GIT_ATTRIBUTES));
      while (walk.next()) {
        String path = PathText.of(walk.getRawPath());
        if (path.equals(Constants.DOT_GIT_ATTRIBUTES)
            || path.endsWith("/" + Constants.DOT_GIT_ATTRIBUTES)) {
          rules.put(folder(path), parse(reader, walk.getObjectId(0)));
        }
      }
    }
    return new TreeAttributes(rules);
  }

  private static List<AttributesRule> parse(ObjectReader reader, AnyObjectId id)
      throws IOException {
    try {
      byte[] bytes = reader.open(id).getCachedBytes(FILE_BYTES_MAX);
      var node = new AttributesNode();
      node.parse(new ByteArrayInputStream(bytes));
      return node.getRules();
    } catch (MissingObjectException | LargeObjectException unreadable) {
      return List.of();
    }
  }

  /** What the attributes say; empty if they say nothing. The nearest folder and last line win. */
  Optional<Coverage> coverage(String path) {
    if (isSet("linguist-generated", "true", path)) {
      return Optional.of(Coverage.GENERATED);
    }
    if (isSet("linguist-vendored", "true", path)) {
      return Optional.of(Coverage.VENDORED);
    }
    return isSet("binary", "true", path) ? Optional.of(Coverage.BINARY) : Optional.empty();
  }

  /** Whether an attribute has a value, {@code true} being that of one that is just named. */
  boolean isSet(String attribute, String value, String path) {
    if (rulesByFolder.isEmpty()) {
      return false;
    }
    String folder = folder(path);
    while (true) {
      Optional<Boolean> said = said(attribute, value, path, folder);
      if (said.isPresent() || folder.isEmpty()) {
        return said.orElse(false);
      }
      folder = folder(folder);
    }
  }

  private Optional<Boolean> said(String attribute, String value, String path, String folder) {
    String inFolder = folder.isEmpty() ? path : path.substring(folder.length() + 1);
    List<AttributesRule> rules = rulesByFolder.getOrDefault(folder, List.of());
    for (AttributesRule rule : rules.reversed()) {
      if (!rule.isMatch(inFolder, false)) {
        continue;
      }
      for (Attribute said : rule.getAttributes().reversed()) {
        if (said.getKey().equals(attribute)) {
          return Optional.of(has(said, value));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean has(Attribute attribute, String value) {
    return attribute.getState() == Attribute.State.SET
        ? value.equals("true")
        : value.equals(attribute.getValue());
  }

  private static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
