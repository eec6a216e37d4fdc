package dev.bob.instance.mind;

import dev.bob.state.model.Vote;

/**
 * What weighing a proposal gave.
 *
 * @param rationale one sentence for people
 * @param evidence what was looked at, as a command that shows it where there is one; may be empty
 */
public record Opinion(Vote vote, String rationale, String evidence) {
  /** For what this mind, or this way of looking, cannot judge. */
  public static Opinion abstain(String rationale) {
    return new Opinion(Vote.ABSTAIN, rationale, "");
  }
}
