package dev.bob.state.fold;

import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.model.FindingId;

/** What gets into memory, and whose word counts for it. */
final class MemoryRules {
  private MemoryRules() {}

  static Applied apply(HiveState state, Recorded recorded, MemoryFact fact) {
    if (fact instanceof MemoryFact.EntryIngested noted) {
      return ForeignRules.apply(state, recorded, noted);
    }
    return state
        .author(recorded.event().by())
        .map(member -> byMember(state, recorded, member, fact))
        .orElseGet(() -> state.reject(Reason.NOT_ALLOWED, "only a member does that"));
  }

  private static Applied byMember(
      HiveState state, Recorded recorded, Member member, MemoryFact fact) {
    return switch (fact) {
      case MemoryFact.EntryIngested noted -> ForeignRules.apply(state, recorded, noted);
      case MemoryFact.FindingReported reported -> report(state, recorded, member, reported);
      case MemoryFact.FindingConfirmed confirmed ->
          decide(
              state,
              member,
              confirmed.finding(),
              new FindingState.Confirmed(member.id(), confirmed.how()));
      case MemoryFact.FindingRefuted refuted ->
          decide(
              state,
              member,
              refuted.finding(),
              new FindingState.Refuted(member.id(), refuted.reason()));
      case MemoryFact.FindingMerged merged ->
          state.memory().find(merged.into()).filter(KnownFinding::confirmed).isEmpty()
              ? state.reject(Reason.UNKNOWN_FINDING, merged.into() + " is no confirmed finding")
              : decide(state, member, merged.finding(), new FindingState.Merged(merged.into()));
      case MemoryFact.LearningRecorded learning -> learn(state, recorded, member, learning);
    };
  }

  /** Who was not told that it came into the log says it again. */
  private static Applied learn(
      HiveState state, Recorded recorded, Member member, MemoryFact.LearningRecorded noted) {
    var learning =
        new Learning(
            recorded.seq(),
            noted.goal(),
            member.id(),
            noted.text(),
            noted.tags(),
            recorded.event().at());
    return state.memory().learnings().values().stream().anyMatch(learning::says)
        ? state.reject(Reason.ALREADY_KNOWN, member.id() + " has recorded that already")
        : state.with(state.memory().with(learning)).accept();
  }

  private static Applied report(
      HiveState state, Recorded recorded, Member member, MemoryFact.FindingReported reported) {
    var claim = state.work().task(reported.task()).flatMap(Task::claim);
    if (claim.filter(c -> TaskRules.holds(c, member, reported.token())).isEmpty()) {
      return state.reject(
          Reason.STALE_CLAIM, "claim " + reported.token() + " on " + reported.task() + " is void");
    }
    if (state.memory().find(reported.finding().id()).isPresent()) {
      return state.reject(Reason.ALREADY_KNOWN, reported.finding().id() + " is known");
    }
    var known =
        new KnownFinding(
            reported.finding(),
            reported.task(),
            member.id(),
            recorded.seq(),
            recorded.event().at(),
            new FindingState.Reported());
    return state.with(state.memory().with(known)).accept();
  }

  private static Applied decide(
      HiveState state, Member member, FindingId id, FindingState decision) {
    var known = state.memory().find(id);
    if (known.isEmpty()) {
      return state.reject(Reason.UNKNOWN_FINDING, "there is no finding " + id);
    }
    if (!known.get().unverified()) {
      return state.reject(Reason.ALREADY_DECIDED, "finding " + id + " is decided already");
    }
    if (known.get().author().equals(member.id()) && state.members().live().size() > 1) {
      return state.reject(
          Reason.OWN_FINDING, member.id() + " found " + id + " itself; another one verifies it");
    }
    return state.with(state.memory().with(known.get().with(decision))).accept();
  }
}
