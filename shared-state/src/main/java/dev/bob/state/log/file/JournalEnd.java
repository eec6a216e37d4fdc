package dev.bob.state.log.file;

import dev.bob.state.model.SeqDigits;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The place behind the last whole line of the journal. All methods belong to the log's one thread,
 * and all but {@link #force} and {@link #close} want the journal's lock.
 */
final class JournalEnd implements Closeable {
  private static final Logger LOGGER = Logger.getLogger(JournalEnd.class);
  private static final int FRAGMENT_BYTES_MAX = 4 * 1024 * 1024;

  private final JournalFolder folder;
  private final JournalDisk disk;
  private final SegmentBegin begin;
  private final int segmentBytes;
  private Optional<JournalChannel> channel = Optional.empty();
  private long segment;
  private Path path = Path.of("");
  private long position;
  private long nextSeq = 1;

  JournalEnd(JournalFolder folder, JournalDisk disk, int segmentBytes) {
    this.folder = folder;
    this.disk = disk;
    this.begin = new SegmentBegin(folder, disk);
    this.segmentBytes = segmentBytes;
  }

  /** The seq that the next line gets. */
  long nextSeq() {
    return nextSeq;
  }

  /**
   * Goes behind what others have appended since, and cuts a fragment that one of them left when it
   * crashed: it never was acknowledged.
   */
  void catchUp() throws IOException {
    long known = nextSeq;
    if (channel.isPresent() && !Files.exists(path)) {
      // Others have gone on, and the segment was archived since.
      leave();
    }
    if (channel.isEmpty()) {
      var segments = folder.segments();
      if (segments.isEmpty()) {
        refuseIfBefore(known, 1);
        return;
      }
      enter(segments.last());
    }
    long size = countLines();
    while (nextSeq > segment && Files.exists(folder.segment(nextSeq))) {
      enter(nextSeq);
      size = countLines();
    }
    refuseIfBefore(known, nextSeq);
    if (size > position) {
      cutFragment(size);
    }
    if (position == 0) {
      // Its creator may have died before it made the name durable.
      begin.makeDurable(channel(), segment);
    }
  }

  /**
   * Goes on in a new segment if there is none yet or the last one is full.
   *
   * @throws JournalFailure.NotAlone if the seqs of the new one are given already
   */
  void rollIfFull() throws IOException {
    if (channel.isPresent()) {
      if (position < segmentBytes) {
        return;
      }
      force();
    }
    use(begin.create(nextSeq), nextSeq);
  }

  /**
   * Appends whole lines; they are visible to others, but not yet durable.
   *
   * @throws JournalFailure.PartlyWritten if not all of them got in
   * @throws JournalFailure.NotAlone if the segment did not grow by just these bytes, or nobody can
   *     tell how many lines got in
   */
  void append(byte[] bytes, int lines) throws IOException {
    long before = position;
    long seqBefore = nextSeq;
    var rest = ByteBuffer.wrap(bytes);
    try {
      while (rest.hasRemaining()) {
        channel().write(rest);
      }
    } catch (IOException e) {
      throw partlyWritten(seqBefore, e);
    }
    long size = channel().size();
    if (size != before + bytes.length) {
      throw new JournalFailure.NotAlone(
          "%s is %s bytes long where %s were expected: its lock does not keep others out"
              .formatted(folder.segment(segment), size, before + bytes.length));
    }
    position = size;
    nextSeq += lines;
  }

  /**
   * Cuts only behind the last line feed: a whole line is never removed, others may have read it.
   */
  private JournalFailure partlyWritten(long seqBefore, IOException cause) {
    try {
      countLines();
    } catch (IOException e) {
      return new JournalFailure.NotAlone(
          "cannot tell what of a failed write is in %s: %s, after %s"
              .formatted(folder.segment(segment), e.getMessage(), cause.getMessage()));
    }
    try {
      channel().truncate(position);
    } catch (IOException e) {
      // Whoever writes next cuts it as a crashed writer's fragment.
      cause.addSuppressed(e);
    }
    return new JournalFailure.PartlyWritten((int) (nextSeq - seqBefore), cause);
  }

  /** Makes the segment durable; those before it are since it was created. */
  void force() throws JournalFailure.NotForced {
    try {
      channel().force();
    } catch (IOException e) {
      throw begin.notForced(segment, e);
    }
  }

  /** Opens the segment anew at the next turn: a copy may have taken its place. */
  void leave() throws IOException {
    close();
  }

  @Override
  public void close() throws IOException {
    var left = channel;
    // Even if it cannot be closed: nobody shall go on in it.
    channel = Optional.empty();
    if (left.isPresent()) {
      left.get().close();
    }
  }

  private void refuseIfBefore(long known, long next) throws JournalFailure.NotAlone {
    if (next < known) {
      throw new JournalFailure.NotAlone(
          "%s ends before seq %s, which had been written: whole lines were removed"
              .formatted(folder.journal(), known - 1));
    }
  }

  private JournalChannel channel() {
    return channel.orElseThrow();
  }

  private void enter(long firstSeq) throws IOException {
    use(disk.open(folder.segment(firstSeq)), firstSeq);
  }

  private void use(JournalChannel next, long firstSeq) throws IOException {
    close();
    channel = Optional.of(next);
    segment = firstSeq;
    path = folder.segment(firstSeq);
    position = 0;
    nextSeq = firstSeq;
  }

  /** Moves behind the last line feed; gives the size of the segment. */
  private long countLines() throws IOException {
    long size = channel().size();
    if (size < position) {
      throw new JournalFailure.NotAlone(
          "%s is %s bytes long, and %s of it had been read: whole lines were removed"
              .formatted(folder.segment(segment), size, position));
    }
    var found = LineFeeds.in(channel(), position, size);
    if (found.count() > 0) {
      // Damage may have fused or split lines: what the last one says of itself counts more.
      long counted = nextSeq + found.count() - 1;
      nextSeq = Math.max(nextSeq, found.seqOfLast(channel()).orElse(counted) + 1);
      position = found.end();
    }
    return size;
  }

  private void cutFragment(long size) throws IOException {
    var fragment = channel().bytes(position, Math.min(size, position + FRAGMENT_BYTES_MAX));
    var kept = folder.keep("fragment-%s-%s".formatted(SeqDigits.of(segment), position), fragment);
    channel().truncate(position);
    LOGGER.infof(
        "cut %s bytes that a crashed writer left behind seq %s, never acknowledged; kept in %s",
        size - position, nextSeq - 1, kept);
  }
}
