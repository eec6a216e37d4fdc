package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * How many of all voters have to say yes: {@code majority}, {@code two-thirds}, {@code unanimous},
 * or a number, {@code 2-of-m}. Who abstains or is lost stays among the voters.
 *
 * @param votes of {@link Kind#N_OF_M}: 1 to {@value #VOTES_MAX}; 0 for the others
 */
public record VotingRule(Kind kind, int votes) {
  public static final int VOTES_MAX = 9_999;
  public static final VotingRule MAJORITY = new VotingRule(Kind.MAJORITY, 0);
  public static final VotingRule TWO_THIRDS = new VotingRule(Kind.TWO_THIRDS, 0);
  public static final VotingRule UNANIMOUS = new VotingRule(Kind.UNANIMOUS, 0);
  private static final Pattern N_OF_M = Pattern.compile("([1-9][0-9]{0,3})-of-m");

  /** The sorts of rule. */
  public enum Kind {
    /** More than half of all voters. */
    MAJORITY("majority"),
    TWO_THIRDS("two-thirds"),
    UNANIMOUS("unanimous"),
    /** A number of the voters, however many there are. */
    N_OF_M("-of-m");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  public VotingRule {
    boolean counted = kind == Kind.N_OF_M;
    if (votes < (counted ? 1 : 0) || votes > (counted ? VOTES_MAX : 0)) {
      throw new IllegalArgumentException("not a number of votes for " + kind + ": " + votes);
    }
  }

  public static VotingRule atLeast(int votes) {
    return new VotingRule(Kind.N_OF_M, votes);
  }

  /** Reads the text of a rule; anything else is an {@link IllegalArgumentException}. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static VotingRule parse(String text) {
    for (var rule : new VotingRule[] {MAJORITY, TWO_THIRDS, UNANIMOUS}) {
      if (rule.toString().equals(text)) {
        return rule;
      }
    }
    var number = N_OF_M.matcher(text);
    if (!number.matches()) {
      throw new IllegalArgumentException(
          "not a rule (majority, two-thirds, unanimous, 2-of-m): " + Clip.clip(text, 40));
    }
    return atLeast(Integer.parseInt(number.group(1)));
  }

  /** How many have to say yes, which may be more than there are voters. */
  public int needed(int voters) {
    return switch (kind) {
      case MAJORITY -> voters / 2 + 1;
      case TWO_THIRDS -> (2 * voters + 2) / 3;
      case UNANIMOUS -> voters;
      case N_OF_M -> votes;
    };
  }

  @JsonValue
  @Override
  public String toString() {
    return kind == Kind.N_OF_M ? votes + kind.text : kind.text;
  }
}
