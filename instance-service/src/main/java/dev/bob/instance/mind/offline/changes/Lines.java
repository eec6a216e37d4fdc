package dev.bob.instance.mind.offline.changes;

import java.io.IOException;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Which files are compared line by line. Where their lines have nothing in common, that takes as
 * long as their square: hours for what fits into a megabyte.
 */
record Lines(ObjectReader reader, ChangeLimits limits) {
  boolean areCompared(ChangedFile file) throws IOException {
    for (var side : new DiffEntry.Side[] {DiffEntry.Side.OLD, DiffEntry.Side.NEW}) {
      if (file.isBlob(side) && !areCompared(file.blob(side))) {
        return false;
      }
    }
    return true;
  }

  boolean areCompared(AnyObjectId blob) throws IOException {
    if (reader.getObjectSize(blob, Constants.OBJ_BLOB) > limits.mergedFileBytesMax()) {
      return false;
    }
    int ends = 0;
    for (byte value :
        reader.open(blob, Constants.OBJ_BLOB).getCachedBytes(limits.mergedFileBytesMax())) {
      ends += value == '\n' ? 1 : 0;
    }
    return ends <= limits.linesMax();
  }
}
