package dev.bob.instance.mind;

import dev.bob.state.model.FindingId;

/** What checking a finding's evidence anew gave. */
public sealed interface Judgement {
  /**
   * @param how one sentence: what was looked at, and what it showed
   */
  record Confirmed(String how) implements Judgement {}

  /**
   * @param reason one sentence: what the evidence shows instead
   */
  record Refuted(String reason) implements Judgement {}

  /**
   * @param other the finding that says the same already
   */
  record SameAs(FindingId other) implements Judgement {}
}
