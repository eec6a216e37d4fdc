package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;

/**
 * What is proposed, and by what rule it is decided.
 *
 * @param title one line for people
 * @param text what is to hold if it is accepted
 * @param deadline how long it may stay open, from {@link #DEADLINE_MIN} to {@link #DEADLINE_MAX};
 *     counted by the members, from when they first see it; in a deliberation, how long each round
 *     may last
 * @param deliberated whether positions and their critique come before the vote
 */
public record Motion(
    String title,
    String text,
    Subject subject,
    VotingRule rule,
    Duration deadline,
    Effect effect,
    boolean deliberated) {
  public static final int TITLE_CHARS_MAX = 200;
  public static final int TEXT_CHARS_MAX = 4_000;
  public static final Duration DEADLINE_MIN = Duration.ofSeconds(1);
  public static final Duration DEADLINE_MAX = Duration.ofDays(7);

  @JsonCreator
  public Motion {
    requireWords(title, text);
    if (deadline.compareTo(DEADLINE_MIN) < 0 || deadline.compareTo(DEADLINE_MAX) > 0) {
      throw new IllegalArgumentException(
          "the deadline of a proposal is 1 to " + DEADLINE_MAX.toSeconds() + " seconds");
    }
  }

  /** One on which is voted at once. */
  public Motion(
      String title,
      String text,
      Subject subject,
      VotingRule rule,
      Duration deadline,
      Effect effect) {
    this(title, text, subject, rule, deadline, effect, false);
  }

  /** The same, with rounds before the vote. */
  public Motion deliberatedFirst() {
    return new Motion(title, text, subject, rule, deadline, effect, true);
  }

  /** What cannot be the words of a proposal is an {@link IllegalArgumentException}. */
  public static void requireWords(String title, String text) {
    if (title.isBlank() || title.length() > TITLE_CHARS_MAX) {
      throw new IllegalArgumentException(
          "the title of a proposal has 1 to " + TITLE_CHARS_MAX + " characters");
    }
    if (text.isBlank() || text.length() > TEXT_CHARS_MAX) {
      throw new IllegalArgumentException(
          "the text of a proposal has 1 to " + TEXT_CHARS_MAX + " characters");
    }
  }

  /** The same in other words. */
  public Motion reworded(String nextTitle, String nextText) {
    return new Motion(nextTitle, nextText, subject, rule, deadline, effect, deliberated);
  }
}
