package dev.bob.state.fold;

import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.fold.Word.Says;
import java.util.function.Function;

/** What gets into memory, and what leaves its use. */
final class MemoryRules {
  private MemoryRules() {}

  static Applied apply(HiveState state, Recorded recorded, MemoryFact fact) {
    return switch (fact) {
      case MemoryFact.EntryIngested noted -> ForeignRules.apply(state, recorded, noted);
      case MemoryFact.Contradicted stated -> ContradictionRules.apply(state, recorded, stated);
      case MemoryFact.FindingDismissed dismissed ->
          FindingRules.dismiss(state, recorded, dismissed);
      case MemoryFact.LearningRetired retired -> LearningRules.retire(state, recorded, retired);
      case MemoryFact.FindingReported reported ->
          byMember(state, recorded, member -> report(state, recorded, member, reported));
      case MemoryFact.FindingConfirmed(var finding, var how, var way) ->
          byMember(
              state,
              recorded,
              member ->
                  FindingRules.say(
                      state, finding, new Word(member.id(), Says.CONFIRMED, how, way)));
      case MemoryFact.FindingRefuted(var finding, var reason, var way) ->
          byMember(
              state,
              recorded,
              member ->
                  FindingRules.say(
                      state, finding, new Word(member.id(), Says.REFUTED, reason, way)));
      case MemoryFact.FindingMerged merged ->
          byMember(state, recorded, member -> FindingRules.merge(state, member, merged));
      case MemoryFact.FindingsStaled staled ->
          byMember(state, recorded, _ -> FindingRules.stale(state, staled));
      case MemoryFact.LearningRecorded learning ->
          byMember(
              state, recorded, member -> LearningRules.learn(state, recorded, member, learning));
      case MemoryFact.LearningConfirmed(var learning, var how) ->
          byMember(
              state,
              recorded,
              member ->
                  LearningRules.say(state, learning, new Word(member.id(), Says.CONFIRMED, how)));
      case MemoryFact.LearningRefuted(var learning, var reason) ->
          byMember(
              state,
              recorded,
              member ->
                  LearningRules.say(state, learning, new Word(member.id(), Says.REFUTED, reason)));
    };
  }

  private static Applied byMember(
      HiveState state, Recorded recorded, Function<Member, Applied> rule) {
    return state
        .author(recorded.event().by())
        .map(rule)
        .orElseGet(() -> state.reject(Reason.NOT_ALLOWED, "only a member does that"));
  }

  private static Applied report(
      HiveState state, Recorded recorded, Member member, MemoryFact.FindingReported reported) {
    var claim = state.work().task(reported.task()).flatMap(Task::claim);
    if (claim.filter(c -> TaskRules.holds(c, member, reported.token())).isEmpty()) {
      return state.reject(
          Reason.STALE_CLAIM, "claim " + reported.token() + " on " + reported.task() + " is void");
    }
    var finding = reported.finding();
    if (state.memory().find(finding.id()).isPresent()) {
      return state.reject(Reason.ALREADY_KNOWN, finding.id() + " is known");
    }
    var known =
        KnownFinding.reported(
            finding, reported.task(), member.id(), recorded.seq(), recorded.event().at());
    var dismissal = state.memory().dismissalOf(finding);
    var kept =
        dismissal.map(by -> known.with(new FindingState.Dismissed(by.reason()))).orElse(known);
    return state.with(state.memory().with(kept)).accept();
  }
}
