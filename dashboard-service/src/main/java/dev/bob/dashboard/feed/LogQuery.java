package dev.bob.dashboard.feed;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Which lines are wanted: those that fit all that is given.
 *
 * @param words to be found in the message as they stand, in either case
 * @param pattern to be found in the message
 * @param level lines of this level or worse
 * @param since lines of this time or later, by the instance's clock
 */
public record LogQuery(
    Optional<String> words,
    Optional<Pattern> pattern,
    Optional<LogLine.Level> level,
    Optional<Instant> since) {
  public static final LogQuery ALL =
      new LogQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  static final int PATTERN_CHARS_MAX = 200;

  /** What the counts in braces may multiply to: each is a copy of what stands before it. */
  private static final int COPIES_MAX = 1_000;

  /** Steps for each character of a message, in the worst case. */
  private static final int PATTERN_SIZE_MAX = 2_000;

  private static final java.util.regex.Pattern COUNT =
      java.util.regex.Pattern.compile("\\{([0-9]*,)?(?<most>[0-9]+),?}");

  public LogQuery {
    words = words.map(text -> text.toLowerCase(Locale.ROOT));
  }

  /**
   * A regular expression that strangers may choose: RE2 takes time in proportion to its size and
   * the text, whatever it says, but multiplies nested counts out before it looks at the size.
   *
   * @throws IllegalArgumentException if it is none, too large, or needs more than that (looking
   *     around, back references)
   */
  public static Pattern pattern(String text) {
    if (text.length() > PATTERN_CHARS_MAX) {
      throw new IllegalArgumentException(
          "a regular expression has at most " + PATTERN_CHARS_MAX + " characters");
    }
    if (copies(text) > COPIES_MAX) {
      throw tooLarge();
    }
    Pattern pattern;
    try {
      pattern = Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("no regular expression: " + e.getDescription(), e);
    }
    if (pattern.programSize() > PATTERN_SIZE_MAX) {
      throw tooLarge();
    }
    return pattern;
  }

  private static IllegalArgumentException tooLarge() {
    return new IllegalArgumentException("the regular expression repeats too much");
  }

  private static long copies(String text) {
    long copies = 1;
    var counts = COUNT.matcher(text);
    while (counts.find() && copies <= COPIES_MAX) {
      var most = counts.group("most");
      copies *= most.length() > 4 ? COPIES_MAX + 1 : Math.max(1, Integer.parseInt(most));
    }
    return copies;
  }

  boolean fits(LogLine line) {
    return level.filter(wanted -> !line.atLeast(wanted)).isEmpty()
        && since.filter(from -> line.timestamp().isBefore(from)).isEmpty()
        && words.filter(text -> !line.message().toLowerCase(Locale.ROOT).contains(text)).isEmpty()
        && pattern.filter(one -> !one.matcher(line.message()).find()).isEmpty();
  }
}
