package dev.bob.state.log.file;

import java.time.Duration;

/**
 * The numbers of a journal that may be chosen; all processes of a hive should choose the same.
 *
 * @param appendWait how long an append waits for the lock and the disk; more of it hides a stopped
 *     holder longer, less fails appends on a slow disk
 * @param lookEvery how often the journal is looked at when no hint came, and a twentieth as often
 *     while hints bring what is new; less costs idle wake-ups
 * @param segmentBytes a segment that has reached it is followed by a new one; more makes a cold
 *     read from the middle slower, less makes more files
 */
public record JournalLimits(Duration appendWait, Duration lookEvery, int segmentBytes) {
  public static final JournalLimits DEFAULT =
      new JournalLimits(Duration.ofSeconds(5), Duration.ofMillis(500), 16 * 1024 * 1024);
}
