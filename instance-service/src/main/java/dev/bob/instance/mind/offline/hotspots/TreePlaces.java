package dev.bob.instance.mind.offline.hotspots;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.bob.instance.mind.offline.repository.PathText;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Looks up what a commit and its parent have at some paths, folder by folder. */
final class TreePlaces {
  private final ObjectReader reader;
  private final CanonicalTreeParser parser = new CanonicalTreeParser();
  private final List<List<byte[]>> paths;
  private boolean changed;
  private boolean appeared;

  /**
   * @param paths see {@link PathText}
   */
  TreePlaces(ObjectReader reader, Collection<String> paths) {
    this.reader = reader;
    this.paths = paths.stream().map(TreePlaces::parts).toList();
  }

  /** Latin-1 has a character for each byte. */
  private static List<byte[]> parts(String path) {
    return Stream.of(new String(PathText.bytes(path), ISO_8859_1).split("/"))
        .map(part -> part.getBytes(ISO_8859_1))
        .toList();
  }

  /** What a tree has at a path. */
  private record Place(ObjectId id, FileMode mode) {
    static final Place NOTHING = new Place(ObjectId.zeroId(), FileMode.MISSING);

    boolean isFile() {
      return mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
    }
  }

  /** Looks at a commit, until the next one is looked at. */
  void look(Commits.Trees commit) throws IOException {
    changed = false;
    appeared = false;
    for (List<byte[]> path : paths) {
      look(commit, path);
    }
  }

  /** Whether it changed what is at any of the paths. */
  boolean changed() {
    return changed;
  }

  /** Whether it put a file where there was none, and no link either, at any of the paths. */
  boolean appeared() {
    return appeared;
  }

  /** Goes down as far as there is a difference. */
  private void look(Commits.Trees commit, List<byte[]> path) throws IOException {
    Place before =
        commit.before().map(tree -> new Place(tree, FileMode.TREE)).orElse(Place.NOTHING);
    Place after = new Place(commit.after(), FileMode.TREE);
    for (byte[] name : path) {
      if (before.equals(after)) {
        return;
      }
      before = child(before, name);
      after = child(after, name);
    }
    changed |= !before.equals(after);
    boolean free = before.mode() == FileMode.MISSING || before.mode() == FileMode.TREE;
    appeared |= free && after.isFile();
  }

  private Place child(Place folder, byte[] name) throws IOException {
    if (folder.mode() != FileMode.TREE) {
      return Place.NOTHING;
    }
    byte[] found = new byte[name.length];
    parser.reset(reader, folder.id());
    for (; !parser.eof(); parser.next(1)) {
      if (parser.getNameLength() == name.length) {
        parser.getName(found, 0);
        if (Arrays.equals(found, name)) {
          return new Place(parser.getEntryObjectId(), parser.getEntryFileMode());
        }
      }
    }
    return Place.NOTHING;
  }
}
