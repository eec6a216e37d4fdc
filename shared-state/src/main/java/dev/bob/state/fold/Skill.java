package dev.bob.state.fold;

import java.util.OptionalLong;

/**
 * How an instance did at one kind of task.
 *
 * @param done how many it finished
 * @param failed how many it gave up, or was lost with
 * @param usualMillis how long one took that it finished, as a mean in which each new one counts a
 *     quarter: what was long ago fades; 0 as long as none was measured
 * @param seq of the event that said so last
 */
public record Skill(int done, int failed, long usualMillis, long seq) {
  /** Of whoever has not tried yet. */
  public static final Skill NONE = new Skill(0, 0, 0, 0);

  private static final int NEWEST_COUNTS_ONE_IN = 4;

  /** A week: more than any task has, and products of it fit. */
  private static final long MILLIS_MAX = 7L * 24 * 60 * 60 * 1_000;

  /**
   * What is to be expected of the next one, in thousandths: (done + 1) / (done + failed + 2), the
   * rule of succession. 500 of whoever has not tried yet.
   */
  public int successPermille() {
    return (int) (1_000L * (done + 1) / (done + failed + 2));
  }

  Skill done(long tookMillis, long at) {
    long took = Math.clamp(tookMillis, 1, MILLIS_MAX);
    long usual =
        usualMillis == 0 ? took : usualMillis + (took - usualMillis) / NEWEST_COUNTS_ONE_IN;
    return new Skill(done + 1, failed, usual, at);
  }

  Skill failed(long at) {
    return new Skill(done, failed + 1, usualMillis, at);
  }

  /** How long one usually takes, in milliseconds; empty as long as none was measured. */
  public OptionalLong usual() {
    return usualMillis == 0 ? OptionalLong.empty() : OptionalLong.of(usualMillis);
  }
}
