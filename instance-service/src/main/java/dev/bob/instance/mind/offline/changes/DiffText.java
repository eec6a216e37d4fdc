package dev.bob.instance.mind.offline.changes;

import dev.bob.instance.mind.offline.repository.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * The diff of a change, for people who decide about it: as {@code git diff} prints it, up to a
 * size, and without the files in which a credential is suspected.
 */
record DiffText(ObjectReader reader, ChangeLimits limits) {
  String of(WhatChanges changes, Set<String> secretive) throws IOException, InterruptedException {
    if (!changes.fits(limits)) {
      return "(The change is too large to be shown: %s files with %s bytes.)\n"
          .formatted(changes.entries().size(), changes.sizeBytes());
    }
    var text = new StringBuilder();
    for (var entry : changes.entries()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      var path = WhatChanges.path(entry);
      var file =
          secretive.contains(path)
              ? "(%s is left out: it holds what looks like a credential.)\n".formatted(path)
              : of(entry);
      if (text.length() + file.length() > limits.diffBytesMax()) {
        return text
            + "(Cut off here: the rest of the diff is not shown. See 'git diff %s %s'.)\n"
                .formatted(changes.base().name(), changes.commit().name());
      }
      text.append(file);
    }
    return text.toString();
  }

  private String of(DiffEntry entry) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var formatter = WhatChanges.formatter(out, reader, limits.mergedFileBytesMax())) {
      formatter.format(entry);
      formatter.flush();
    }
    var lines = new StringBuilder();
    out.toString(StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> lines.append(printable(line)).append('\n'));
    return lines.toString();
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
