package dev.bob.state.log.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * The place behind the last whole line of the journal. All methods belong to the log's one thread,
 * and all but {@link #force} and {@link #close} want the journal's lock.
 */
final class JournalEnd implements Closeable {
  private static final Logger LOGGER = Logger.getLogger(JournalEnd.class);
  private static final int CHUNK_BYTES = 512 * 1024;
  private static final int FRAGMENT_BYTES_MAX = 4 * 1024 * 1024;

  private final JournalFolder folder;
  private final JournalDisk disk;
  private final int segmentBytes;
  private Optional<JournalChannel> channel = Optional.empty();
  private long segment;
  private Path path = Path.of("");
  private long position;
  private long nextSeq = 1;

  JournalEnd(JournalFolder folder, JournalDisk disk, int segmentBytes) {
    this.folder = folder;
    this.disk = disk;
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
      makeDurable(channel(), segment);
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
    refuseIfBegun();
    var created = disk.create(folder.segment(nextSeq));
    try {
      makeDurable(created, nextSeq);
    } catch (IOException e) {
      created.close();
      throw e;
    }
    use(created, nextSeq);
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
          "%s is %d bytes long where %d were expected: its lock does not keep others out"
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
      throw notForced(segment, e);
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
          "%s ends before seq %d, which had been written: whole lines were removed"
              .formatted(folder.journal(), known - 1));
    }
  }

  /** Damage at the end of a segment may hide how far it went, a person may move some away. */
  private void refuseIfBegun() throws IOException {
    var segments = folder.segments();
    segments.addAll(folder.archivedSegments());
    var begun = segments.ceiling(nextSeq);
    if (begun != null) {
      throw new JournalFailure.NotAlone(
          "cannot begin a segment at seq %d, since there is one that begins at seq %d, in %s or %s: its seqs would be given twice; stop the hive, keep a copy of the home folder, and bring back what lies between them"
              .formatted(nextSeq, begun, folder.journal(), folder.archive()));
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

  private void makeDurable(JournalChannel created, long firstSeq) throws JournalFailure.NotForced {
    try {
      created.force();
      folder.forceNames(disk);
    } catch (IOException e) {
      throw notForced(firstSeq, e);
    }
  }

  private JournalFailure.NotForced notForced(long firstSeq, IOException cause) {
    return new JournalFailure.NotForced(
        firstSeq, "cannot force " + folder.segment(firstSeq) + ": " + cause.getMessage(), cause);
  }

  /** Moves behind the last line feed; gives the size of the segment. */
  private long countLines() throws IOException {
    long size = channel().size();
    if (size < position) {
      throw new JournalFailure.NotAlone(
          "%s is %d bytes long, and %d of it had been read: whole lines were removed"
              .formatted(folder.segment(segment), size, position));
    }
    long lines = 0;
    long lastLine = position;
    long end = position;
    var chunk = ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, size - position));
    for (long at = position; at < size; at += chunk.limit()) {
      if (channel().read(chunk.clear(), at) <= 0) {
        break;
      }
      chunk.flip();
      for (int i = 0; i < chunk.limit(); i++) {
        if (chunk.get(i) == '\n') {
          lines++;
          lastLine = end;
          end = at + i + 1;
        }
      }
    }
    if (lines > 0) {
      // Damage may have fused or split lines: what the last one says of itself counts more.
      nextSeq = Math.max(nextSeq, seqOf(lastLine, end).orElse(nextSeq + lines - 1) + 1);
      position = end;
    }
    return size;
  }

  private OptionalLong seqOf(long from, long to) throws IOException {
    if (to - from > JournalLine.BYTES_MAX) {
      return OptionalLong.empty();
    }
    var line = channel().bytes(from, to);
    return JournalLine.seqOfWhole(line, 0, line.length - 1);
  }

  private void cutFragment(long size) throws IOException {
    var fragment = channel().bytes(position, Math.min(size, position + FRAGMENT_BYTES_MAX));
    var kept = folder.keep("fragment-%020d-%d".formatted(segment, position), fragment);
    channel().truncate(position);
    LOGGER.infof(
        "cut %d bytes that a crashed writer left behind seq %d, never acknowledged; kept in %s",
        size - position, nextSeq - 1, kept);
  }
}
