package dev.bob.dashboard.feed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A log that is read on as it is written. It looks at the file now and then: a watch of the
 * directory would only be a hint, and one for each reader more than some systems give.
 */
final class FollowedLog implements Source {
  private static final int READ_BYTES_MAX = 4 * LogLine.LINE_BYTES_MAX;

  private final LogFiles files;
  private final LogQuery query;
  private final Search past;
  private final Duration pollInterval;
  private final CountDownLatch never = new CountDownLatch(1);
  private Optional<LogFiles.Opened> file = Optional.empty();
  private boolean begun;

  /** Behind the last newline that was read. */
  private long offset;

  /** Whether what follows is the rest of a line that is too long. */
  private boolean skipping;

  FollowedLog(LogFiles files, LogQuery query, Search past, Duration pollInterval) {
    this.files = files;
    this.query = query;
    this.past = past;
    this.pollInterval = pollInterval;
  }

  @Override
  public Batch next(Duration limit) throws IOException, InterruptedException {
    if (!begun) {
      begun = true;
      return batch(past());
    }
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      var lines = readOn();
      long left = deadline - System.nanoTime();
      if (!lines.isEmpty() || left <= 0) {
        return batch(lines);
      }
      never.await(Math.min(left, pollInterval.toNanos()), TimeUnit.NANOSECONDS);
    }
  }

  private static Batch batch(List<LogLine> lines) {
    return new Batch(lines.stream().map(LogLine::frame).toList(), false);
  }

  private List<LogLine> past() throws IOException {
    file = files.open();
    if (file.isPresent()) {
      var lines = BackwardLines.of(file.get().channel());
      offset = lines.end();
      past.in(lines);
    }
    files.searchBefore(file, past);
    return past.found();
  }

  /** What fits of the next bytes; empty at the end, and where nothing of them fits. */
  private List<LogLine> readOn() throws IOException {
    if (file.isEmpty()) {
      file = files.open();
      offset = 0;
      return List.of();
    }
    // Asked first: what is written to a replaced file was written before.
    boolean complete = files.replaced(file.get());
    long before = offset;
    var lines = split(read(file.get().channel()));
    if (complete && offset == before) {
      close();
      file = Optional.empty();
      skipping = false;
    }
    return lines;
  }

  private byte[] read(FileChannel channel) throws IOException {
    if (channel.size() < offset) { // somebody emptied it
      offset = 0;
    }
    var buffer = ByteBuffer.allocate((int) Math.min(READ_BYTES_MAX, channel.size() - offset));
    while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
      // on to the end of what is there
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /** Moves on over whole lines; keeps no part of one, but reads it again when there is more. */
  private List<LogLine> split(byte[] bytes) {
    List<LogLine> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        if (!skipping) {
          LogLine.parse(Arrays.copyOfRange(bytes, start, i))
              .filter(query::fits)
              .ifPresent(lines::add);
        }
        skipping = false;
        start = i + 1;
      }
    }
    if (bytes.length - start > LogLine.LINE_BYTES_MAX) {
      skipping = true;
      start = bytes.length;
    }
    offset += start;
    return lines;
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
