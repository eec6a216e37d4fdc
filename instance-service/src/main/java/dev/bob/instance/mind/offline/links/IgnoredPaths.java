package dev.bob.instance.mind.offline.links;

import dev.bob.instance.mind.offline.repository.Content;
import dev.bob.instance.mind.offline.repository.GitRepository;
import dev.bob.instance.mind.offline.repository.Snapshot;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code .gitignore} files of a tree ignore: such files are made, or kept, by each one.
 */
final class IgnoredPaths {
  private static final String GIT_IGNORE = ".gitignore";

  private final Map<String, IgnoreNode> rulesByFolder;

  private IgnoredPaths(Map<String, IgnoreNode> rulesByFolder) {
    this.rulesByFolder = rulesByFolder;
  }

  static IgnoredPaths of(GitRepository repository, Snapshot snapshot)
      throws IOException, InterruptedException {
    Map<String, IgnoreNode> rules = new HashMap<>();
    try (var contents = repository.contents()) {
      for (TreeEntry entry : snapshot.entries()) {
        if (entry.name().equals(GIT_IGNORE) && contents.read(entry) instanceof Content.Text text) {
          var node = new IgnoreNode();
          node.parse(new ByteArrayInputStream(text.bytes()));
          rules.put(entry.folder(), node);
        }
      }
    }
    return new IgnoredPaths(rules);
  }

  /** Whether the path, as a file or as a folder, or a folder on the way to it, is ignored. */
  boolean contains(String path) {
    for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      if (matches(path.substring(0, at), true)) {
        return true;
      }
    }
    return matches(path, false) || matches(path, true);
  }

  private boolean matches(String path, boolean folder) {
    String in = path;
    while (!in.isEmpty()) {
      int slash = in.lastIndexOf('/');
      in = slash < 0 ? "" : in.substring(0, slash);
      @Nullable IgnoreNode rules = rulesByFolder.get(in);
      if (rules != null) {
        String relative = in.isEmpty() ? path : path.substring(in.length() + 1);
        Boolean ignored = rules.checkIgnored(relative, folder);
        if (ignored != null) {
          return ignored;
        }
      }
    }
    return false;
  }
}
