package dev.bob.instance.mind.offline.changes;

import dev.bob.instance.mind.offline.repository.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jgit.diff.DiffEntry.Side;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * The diff of a change, for people who decide about it: as {@code git diff} prints it, up to a
 * size, and without the files in which a credential is suspected, or in which none was looked for.
 */
record DiffText(ObjectReader reader, ChangeLimits limits) {
  /**
   * @param withheld why a file is left out, by its path
   */
  String of(WhatChanges changes, Map<String, String> withheld)
      throws IOException, InterruptedException {
    if (!changes.fits()) {
      return "(The change is too large to be shown: %s.)\n"
          .formatted(changes.excess().orElseThrow());
    }
    var text = new StringBuilder();
    for (var changed : changes.files()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      var path = changed.path();
      var file =
          withheld.containsKey(path)
              ? "(%s is left out: %s.)\n".formatted(path, withheld.get(path))
              : of(changed);
      if (text.length() + file.length() > limits.diffBytesMax()) {
        return text
            + "(Cut off here: the rest of the diff is not shown. See 'git diff %s %s'.)\n"
                .formatted(changes.base().name(), changes.commit().name());
      }
      text.append(file);
    }
    return text.toString();
  }

  private String of(ChangedFile changed) throws IOException {
    if (!new Lines(reader, limits).areCompared(changed)) {
      return "(%s is not compared: %s; at most %s bytes and %s lines are.)\n"
          .formatted(changed.path(), size(changed), limits.mergedFileBytesMax(), limits.linesMax());
    }
    var out = new ByteArrayOutputStream();
    try (var formatter = WhatChanges.formatter(out, reader, limits.mergedFileBytesMax())) {
      formatter.format(changed);
      formatter.flush();
    }
    var lines = new StringBuilder();
    out.toString(StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> lines.append(printable(line)).append('\n'));
    return lines.toString();
  }

  private String size(ChangedFile changed) throws IOException {
    var side = changed.isBlob(Side.NEW) ? Side.NEW : Side.OLD;
    return "it %s %s bytes"
        .formatted(
            side == Side.NEW ? "has" : "had",
            reader.getObjectSize(changed.blob(side), Constants.OBJ_BLOB));
  }

  /** What a stranger committed must not steer a terminal; the indentation stays. */
  private static String printable(String line) {
    var text = new StringBuilder(line.length());
    line.codePoints()
        .filter(c -> c == '\t' || Printable.isPrintable(c))
        .forEach(text::appendCodePoint);
    return text.toString();
  }
}
