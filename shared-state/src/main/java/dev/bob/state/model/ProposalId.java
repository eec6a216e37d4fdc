package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The id of a proposal: {@code proposal_1}, {@code proposal_2}, … in the order of the log. */
public record ProposalId(@JsonValue String value) {
  private static final String PREFIX = "proposal_";
  private static final Pattern TEXT = Pattern.compile(PREFIX + "[1-9][0-9]{0,8}");

  @JsonCreator
  public ProposalId {
    if (!TEXT.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not a proposal id (proposal_1, proposal_2, …): " + Clip.clip(value, 40));
    }
  }

  public ProposalId(int number) {
    this(PREFIX + number);
  }

  /** 1 or more. */
  public int number() {
    return Integer.parseInt(value.substring(PREFIX.length()));
  }

  @Override
  public String toString() {
    return value;
  }
}
