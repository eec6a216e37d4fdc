package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.event.LogFact;
import dev.bob.state.event.Recorded;

/** Who may say what about the log itself. */
final class LogRules {
  private LogRules() {}

  static Applied apply(HiveState state, Recorded recorded, LogFact fact) {
    var by = recorded.event().by();
    return switch (fact) {
      case LogFact.Damaged damaged ->
          by.equals(Author.journal())
              ? damaged(state, recorded.seq(), damaged)
              : state.reject(Reason.NOT_ALLOWED, "only a reader of the journal finds damage");
      case LogFact.SnapshotTaken taken ->
          !by.equals(Author.keeper())
              ? state.reject(Reason.NOT_ALLOWED, "only the keeper of the views takes snapshots")
              : taken.seq() < recorded.seq()
                  ? state.accept()
                  : state.reject(Reason.UNKNOWN_EVENT, "event " + taken.seq() + " is to come");
      case LogFact.Rules rules ->
          by.kind() == Author.Kind.PERSON || by.kind() == Author.Kind.ORCHESTRATOR
              ? ruled(state, rules.n())
              : state.reject(Reason.NOT_ALLOWED, "only a person or the orchestrator sets rules");
    };
  }

  private static Applied damaged(HiveState state, long seq, LogFact.Damaged damaged) {
    if (damaged.last() >= seq) {
      return state.reject(Reason.UNKNOWN_EVENT, "event " + damaged.last() + " is to come");
    }
    long all = damaged.last() - damaged.seq() + 1;
    if (state.log().damaged().count(damaged.seq(), damaged.last()) == all) {
      return state.reject(Reason.ALREADY_KNOWN, "that damage is known");
    }
    return state.with(state.log().damaged(damaged.seq(), damaged.last())).accept();
  }

  /** An older program would go on by older rules, so there is no way back. */
  private static Applied ruled(HiveState state, int n) {
    return n > state.log().rules()
        ? state.with(state.log().ruledBy(n)).accept()
        : state.reject(
            Reason.NO_CHANGE, "the hive is folded by rules " + state.log().rules() + " already");
  }
}
