package dev.bob.state.log.file;

import java.io.IOException;
import java.util.Arrays;

/**
 * The whole lines of one segment from an offset on, one at a time; keeps no part of a line. A line
 * longer than a chunk is shown cut to a chunk, which makes it a bad one.
 */
final class SegmentLines {
  private static final int CHUNK_BYTES = 512 * 1024;
  private static final int NONE = -1;

  private final SegmentBytes segment;
  private byte[] chunk = new byte[0];
  private int length;
  private long chunkOffset;
  private int from;
  private int to;
  private long endOffset;

  SegmentLines(SegmentBytes segment, long offset) {
    this.segment = segment;
    this.endOffset = offset;
  }

  /** Goes to the next whole line; false if there is none yet. */
  boolean next() throws IOException {
    from = (int) (endOffset - chunkOffset);
    to = from > length ? NONE : lineFeed(from);
    if (to == NONE) {
      load(endOffset);
      from = 0;
      to = lineFeed(0);
    }
    if (to != NONE) {
      endOffset = chunkOffset + to + 1;
      return true;
    }
    return length == CHUNK_BYTES && skipOverlong();
  }

  /** Where the line's bytes are: {@code bytes()[from(), to())}, without the line feed. */
  byte[] bytes() {
    return chunk;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** In the segment, behind the line feed. */
  long endOffset() {
    return endOffset;
  }

  JournalLine parse() {
    return to - from < JournalLine.BYTES_MAX
        ? JournalLine.parse(chunk, from, to)
        : new JournalLine.Bad("it is longer than " + JournalLine.BYTES_MAX + " bytes");
  }

  /**
   * Whether the line is still the same. A fragment may be cut and written over while it is read,
   * which shows for a moment as a line that nobody wrote.
   */
  boolean isSameOnSecondLook() throws IOException {
    var again = new byte[to - from];
    int read = segment.read(chunkOffset + from, again, 0, again.length);
    return (read == again.length || again.length == 0)
        && Arrays.equals(chunk, from, to, again, 0, again.length);
  }

  private void load(long offset) throws IOException {
    long available = segment.length() - offset;
    chunk = new byte[Math.clamp(available, 0, CHUNK_BYTES)];
    chunkOffset = offset;
    length = 0;
    while (length < chunk.length) {
      int read = segment.read(offset + length, chunk, length, chunk.length - length);
      if (read < 0) {
        break;
      }
      length += read;
    }
  }

  private int lineFeed(int start) {
    for (int i = start; i < length; i++) {
      if (chunk[i] == '\n') {
        return i;
      }
    }
    return NONE;
  }

  private boolean skipOverlong() throws IOException {
    var start = chunk;
    long startOffset = chunkOffset;
    do {
      load(chunkOffset + length);
      to = lineFeed(0);
    } while (to == NONE && length > 0);
    if (to == NONE) {
      return false;
    }
    endOffset = chunkOffset + to + 1;
    chunk = start;
    chunkOffset = startOffset;
    length = start.length;
    from = 0;
    to = length;
    return true;
  }
}
