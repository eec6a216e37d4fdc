package dev.bob.instance.mind.offline.large;

import java.util.Locale;

/** A size for people: {@code 4.2 MiB}. */
final class SizeText {
  private static final double MIB = 1 << 20;

  private SizeText() {}

  static String of(long bytes) {
    return String.format(Locale.ROOT, "%.1f MiB", bytes / MIB);
  }
}
