package dev.bob.dashboard.feed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lines of a file from its end to its beginning, read block by block: what the newest lines
 * cost does not depend on how long the file is. A line that is still being written is left out.
 */
final class BackwardLines {
  private static final byte[] TOO_LONG = {};

  private final FileChannel channel;
  private final long end;
  private long blockStart;
  private byte[] block = {};
  private int at;

  /** Whether what was looked at last is the end of a line that is too long. */
  private boolean cut;

  private BackwardLines(FileChannel channel, long end, boolean cut) {
    this.channel = channel;
    this.end = end;
    this.blockStart = end;
    this.cut = cut;
  }

  /** From the last whole line on. */
  static BackwardLines of(FileChannel channel) throws IOException {
    var unended = new BackwardLines(channel, channel.size(), true);
    long length = unended.lengthBack();
    return new BackwardLines(channel, unended.end - length, unended.cut);
  }

  /** Behind the last whole line: where those that follow begin. */
  long end() {
    return end;
  }

  /**
   * The next older line without its newline; absent at the beginning. One that is too long comes in
   * several empty ones, so that no call reads more than the longest line there may be.
   */
  Optional<byte[]> previous() throws IOException {
    if (blockStart + at == 0) {
      return Optional.empty();
    }
    boolean rest = cut;
    if (!rest) {
      step(); // over the newline that ends it
    }
    long stop = blockStart + at;
    long length = lengthBack();
    return Optional.of(rest || cut ? TOO_LONG : read(stop - length, (int) length));
  }

  /** Goes back to just behind the next newline, or to the beginning, or so far as a line may be. */
  private long lengthBack() throws IOException {
    cut = false;
    long length = 0;
    while (step()) {
      if (block[at] == '\n') {
        at++;
        return length;
      }
      length++;
      if (length > LogLine.LINE_BYTES_MAX) {
        cut = true;
        return length;
      }
    }
    return length;
  }

  /** One byte back; false at the beginning. */
  private boolean step() throws IOException {
    if (at == 0) {
      if (blockStart == 0) {
        return false;
      }
      int size = (int) Math.min(LogLine.LINE_BYTES_MAX, blockStart);
      block = read(blockStart - size, size);
      blockStart -= size;
      at = size;
    }
    at--;
    return true;
  }

  private byte[] read(long position, int size) throws IOException {
    if (position >= blockStart && position + size <= blockStart + block.length) {
      int from = (int) (position - blockStart);
      return Arrays.copyOfRange(block, from, from + size);
    }
    var buffer = ByteBuffer.allocate(size);
    while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
      // on to the end of what is wanted
    }
    return buffer.array();
  }
}
