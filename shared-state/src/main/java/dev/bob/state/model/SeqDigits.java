package dev.bob.state.model;

/** How a seq stands in the name of a file: so that names sort as seqs do. */
public final class SeqDigits {
  private static final int DIGITS = 20;

  private SeqDigits() {}

  /** 20 digits, from 0 to 9 whatever the machine's language. */
  public static String of(long seq) {
    // Not by a format, which costs as much as a call of the kernel.
    var digits = Long.toString(seq);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }
}
