package dev.bob.state.log;

import dev.bob.state.event.Recorded;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Who appends: a random name and a count, so that {@code (name, n)} means one record for good. For
 * one thread. It is forgotten with its process.
 */
public final class Writer {
  /** Well before the fold forgets it, since its next record may be written some events later. */
  private static final int SILENT_EVENTS_MAX = Recorded.IDLE_EVENTS_MAX / 2;

  private final RandomGenerator random;
  private String name;
  private long lastN;
  private long lastSeq;

  /**
   * @param random two processes must never get the same name from it
   */
  public Writer(RandomGenerator random) {
    this.random = random;
    this.name = nameFrom(random);
  }

  /** 16 lower-case hex digits. */
  public String name() {
    return name;
  }

  /** Counts anew under another name: the fold may never see some n of the old one. */
  public void rename() {
    name = nameFrom(random);
    lastN = 0;
    lastSeq = 0;
  }

  /** Whether the fold may have forgotten it when it sees a record with that seq. */
  public boolean isSilentSince(long nextSeq) {
    return lastSeq > 0 && nextSeq - lastSeq > SILENT_EVENTS_MAX;
  }

  /** The n of its next record; it must be written, and none before it left out. */
  public long nextN() {
    return ++lastN;
  }

  /** Its newest record has that seq. */
  public void wrote(long seq) {
    lastSeq = seq;
  }

  private static String nameFrom(RandomGenerator random) {
    return HexFormat.of().toHexDigits(random.nextLong());
  }
}
