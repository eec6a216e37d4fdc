package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.FindingSubject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Whose word counts for a finding, and until when it holds. */
final class FindingRules {
  private FindingRules() {}

  /** One word of each instance, and none that only repeats another's. */
  static Applied say(HiveState state, FindingId id, Word word) {
    var known = state.memory().find(id);
    if (known.isEmpty()) {
      return state.reject(Reason.UNKNOWN_FINDING, "there is no finding " + id);
    }
    if (closed(known.get().state()) || known.get().settled()) {
      return state.reject(Reason.ALREADY_DECIDED, "finding " + id + " is decided already");
    }
    var about =
        new WordRules.About(
            "finding " + id, known.get().author(), Reason.OWN_FINDING, known.get().words());
    var flaw = WordRules.flaw(state, about, word);
    return flaw.isPresent()
        ? state.reject(flaw.get().reason(), flaw.get().why())
        : state.with(state.memory().with(known.get().with(word))).accept();
  }

  private static boolean closed(FindingState decision) {
    return switch (decision) {
      case FindingState.Merged _, FindingState.Dismissed _ -> true;
      case FindingState.Reported _,
          FindingState.Confirmed _,
          FindingState.Refuted _,
          FindingState.Contested _ ->
          false;
    };
  }

  /** What has been judged by itself is not merged any more. */
  static Applied merge(HiveState state, Member member, MemoryFact.FindingMerged merged) {
    if (state.memory().find(merged.into()).filter(KnownFinding::confirmed).isEmpty()) {
      return state.reject(Reason.UNKNOWN_FINDING, merged.into() + " is no confirmed finding");
    }
    var known = state.memory().find(merged.finding());
    if (known.isEmpty()) {
      return state.reject(Reason.UNKNOWN_FINDING, "there is no finding " + merged.finding());
    }
    if (!known.get().unverified()) {
      return state.reject(
          Reason.ALREADY_DECIDED, "finding " + merged.finding() + " is decided already");
    }
    if (known.get().author().equals(member.id()) && state.members().live().size() > 1) {
      return state.reject(
          Reason.OWN_FINDING,
          member.id() + " found " + merged.finding() + " itself; another one verifies it");
    }
    var next = known.get().with(new FindingState.Merged(merged.into()));
    return state.with(state.memory().with(next)).accept();
  }

  static Applied dismiss(
      HiveState state, Recorded recorded, MemoryFact.FindingDismissed dismissed) {
    if (recorded.event().by().kind() != Author.Kind.PERSON) {
      return state.reject(Reason.NOT_ALLOWED, "only a person dismisses a finding");
    }
    var memory = state.memory();
    var known = memory.find(dismissed.finding());
    if (known.isEmpty()) {
      return state.reject(Reason.UNKNOWN_FINDING, "there is no finding " + dismissed.finding());
    }
    var finding = known.get().finding();
    if (memory.dismissalOf(finding).isPresent()) {
      return state.reject(Reason.NO_CHANGE, finding.id() + " is dismissed already");
    }
    if (memory.dismissals().size() >= Memory.DISMISSALS_MAX) {
      return state.reject(
          Reason.MEMORY_FULL,
          "%s findings are dismissed, and no more can be".formatted(Memory.DISMISSALS_MAX));
    }
    var dismissal =
        new Dismissal(
            finding.kind(),
            finding.evidence().path(),
            dismissed.reason(),
            recorded.seq(),
            recorded.event().at());
    return state.with(memory.with(FindingSubject.of(finding), dismissal)).accept();
  }

  /** What is forgotten by now, or says nothing new, is passed over. */
  static Applied stale(HiveState state, MemoryFact.FindingsStaled staled) {
    var commit = staled.commit();
    if (state.work().goals().values().stream()
        .noneMatch(goal -> goal.commit().equals(Optional.of(commit)))) {
      return state.reject(Reason.UNKNOWN_GOAL, "no goal is planned at " + commit);
    }
    var memory = state.memory();
    var next =
        mark(
            memory,
            staled.stale(),
            known -> !known.stale() && !known.finding().evidence().commit().equals(commit),
            Optional.of(commit));
    next = mark(next, staled.fresh(), KnownFinding::stale, Optional.empty());
    if (!staled.more() && !memory.comparedAt().equals(Optional.of(commit))) {
      next = next.withComparedAt(commit);
    }
    return next == memory
        ? state.reject(Reason.NO_CHANGE, "that is known of the findings at " + commit)
        : state.with(next).accept();
  }

  private static Memory mark(
      Memory memory,
      List<FindingId> findings,
      Predicate<KnownFinding> applies,
      Optional<String> staleAt) {
    var next = memory;
    for (var id : findings) {
      var known = next.find(id).filter(applies);
      if (known.isPresent()) {
        next = next.with(known.get().staleAt(staleAt));
      }
    }
    return next;
  }
}
