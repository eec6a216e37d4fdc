package dev.bob.state.log;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Names for writers: random for each log that is opened, so that {@code (writer, n)} names one
 * record for good.
 */
public final class Writer {
  private Writer() {}

  /** 16 lower-case hex digits. */
  public static String random(RandomGenerator random) {
    return HexFormat.of().toHexDigits(random.nextLong());
  }
}
