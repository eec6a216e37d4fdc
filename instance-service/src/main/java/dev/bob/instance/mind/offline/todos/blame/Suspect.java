package dev.bob.instance.mind.offline.todos.blame;

import java.util.List;

/** A version of a file that has lines whose origin is sought. */
record Suspect(Version version, List<Tracked> lines) {
  Suspect {
    lines = List.copyOf(lines);
  }

  String path() {
    return version.path();
  }
}
