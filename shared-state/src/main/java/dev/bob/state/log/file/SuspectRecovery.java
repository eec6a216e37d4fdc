package dev.bob.state.log.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Copies segments anew after some process could not make them durable: the kernel may have dropped
 * what it could not write, keep showing it to readers, and say "done" the next time. So the whole
 * lines as every reader has seen them go into a file that had no such error, and that takes the old
 * one's place once it is durable. Belongs to the log's one thread and wants the journal's lock.
 */
final class SuspectRecovery {
  private static final int CHUNK_BYTES = 512 * 1024;
  private static final String SUFFIX = ".recovery";

  private final JournalFolder folder;
  private final JournalDisk disk;

  SuspectRecovery(JournalFolder folder, JournalDisk disk) {
    this.folder = folder;
    this.disk = disk;
  }

  /**
   * Copies segments; if it returns, they are durable as they are.
   *
   * @param oldest copies that one and all behind it
   * @param isAll false to copy the last two in any case, since a segment is forced before the next
   *     but one is there
   * @throws JournalFailure.Suspect if a person must decide, since the end of the newest is lost
   * @throws IOException for the moment: each segment is as it was, or a whole copy
   */
  void run(OptionalLong oldest, boolean isAll) throws IOException {
    var segments = folder.segments();
    if (!segments.isEmpty()) {
      var beforeLast = segments.lower(segments.last());
      long lastTwo = beforeLast == null ? segments.last() : beforeLast;
      long from = isAll ? oldest.orElse(lastTwo) : Math.min(oldest.orElse(lastTwo), lastTwo);
      for (long segment : segments.tailSet(from, true)) {
        copy(segment, segment == segments.last());
      }
    }
    folder.forceNames(disk);
  }

  private void copy(long firstSeq, boolean isNewest) throws IOException {
    var segment = folder.segment(firstSeq);
    var temporary = segment.resolveSibling(segment.getFileName() + SUFFIX);
    disk.delete(temporary);
    try {
      try (var old = disk.open(segment);
          var copy = disk.create(temporary)) {
        long size = old.size();
        var lines = copyAll(old, copy, size, segment);
        if (isNewest) {
          cutToWholeLines(copy, lines, size, segment);
        } else if (size > lines.end()) {
          // The next segment says how far it went: a bad line keeps the seq of what was lost here.
          copy.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
        copy.force();
      }
      disk.rename(temporary, segment);
    } catch (IOException e) {
      disk.delete(temporary);
      throw e;
    }
  }

  private static LineFeeds copyAll(JournalChannel from, JournalChannel to, long size, Path segment)
      throws IOException {
    var found = new LineFeeds(0, 0, 0);
    var chunk = ByteBuffer.allocate(CHUNK_BYTES);
    for (long at = 0; at < size; at += chunk.limit()) {
      if (from.read(chunk.clear(), at) <= 0) {
        throw new IOException("%s ends at byte %s of %s".formatted(segment, at, size));
      }
      found = found.and(chunk.flip(), at);
      while (chunk.hasRemaining()) {
        to.write(chunk);
      }
    }
    return found;
  }

  /**
   * What the kernel dropped and then forgot reads as zeros. In the middle that is a damaged line
   * like any other, and the lines or the segment behind it tell their seqs; at the very end nobody
   * could tell how many lines others have read there, and their seqs would be given twice.
   */
  private void cutToWholeLines(JournalChannel copy, LineFeeds lines, long size, Path segment)
      throws IOException {
    long end = lines.end();
    boolean lastIsWhole = lines.count() == 0 || lines.seqOfLast(copy).isPresent();
    var fragment = copy.bytes(end, Math.min(size, end + JournalLine.BYTES_MAX));
    boolean fragmentIsText = size - end <= JournalLine.BYTES_MAX;
    for (byte b : fragment) {
      fragmentIsText &= b != 0;
    }
    if (!lastIsWhole || !fragmentIsText) {
      throw new JournalFailure.Suspect("the disk has lost the end of " + segment, null);
    }
    if (fragment.length > 0) {
      folder.keep("fragment-%s-%s".formatted(segment.getFileName(), end), fragment);
    }
    copy.truncate(end);
  }
}
