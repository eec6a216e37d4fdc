package dev.bob.state.log.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * Which lines a part of a segment has.
 *
 * @param count how many of them are ended
 * @param lastLine where the last of these begins; where the part begins if there is none
 * @param end behind its line feed; where the part begins if there is none
 */
record LineFeeds(long count, long lastLine, long end) {
  private static final int CHUNK_BYTES = 512 * 1024;

  static LineFeeds in(JournalChannel segment, long from, long size) throws IOException {
    var found = new LineFeeds(0, from, from);
    var chunk = ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, size - from));
    for (long at = from; at < size; at += chunk.limit()) {
      if (segment.read(chunk.clear(), at) <= 0) {
        break;
      }
      found = found.and(chunk.flip(), at);
    }
    return found;
  }

  /** With what follows: bytes of an array from its start, that lie at that place in the segment. */
  LineFeeds and(ByteBuffer bytes, long at) {
    long more = count;
    long begin = lastLine;
    long behind = end;
    // The plain array, since this is done under the journal's lock for all that others wrote: a
    // buffer checks itself for each byte.
    var plain = bytes.array();
    for (int i = 0; i < bytes.limit(); i++) {
      if (plain[i] == '\n') {
        more++;
        begin = behind;
        behind = at + i + 1;
      }
    }
    return new LineFeeds(more, begin, behind);
  }

  /** What the last line says of itself; empty if there is none, or it is not as it was written. */
  OptionalLong seqOfLast(JournalChannel segment) throws IOException {
    if (count == 0 || end - lastLine > JournalLine.BYTES_MAX) {
      return OptionalLong.empty();
    }
    var line = segment.bytes(lastLine, end);
    return JournalLine.seqOfWhole(line, 0, line.length - 1);
  }
}
