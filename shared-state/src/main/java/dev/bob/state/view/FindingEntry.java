package dev.bob.state.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.fold.Contradiction;
import dev.bob.state.fold.FindingState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Word;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A finding in {@link MemoryView}.
 *
 * @param status {@code reported}, {@code confirmed}, {@code refuted}, {@code contested}, {@code
 *     merged} or {@code dismissed}; {@code unverified} for what a stranger wrote
 * @param confirmations who said so, also of what is refuted or contested all the same
 * @param confidence how far it is to be trusted, 0 to 1, by the words of others than its author
 * @param reason why it was refuted or dismissed
 * @param mergedInto the finding that says the same
 * @param contradicts what else in the memory says something else
 */
record FindingEntry(
    FindingId id,
    String kind,
    Severity severity,
    String title,
    String why,
    Effort effort,
    List<String> tags,
    Evidence evidence,
    InstanceId author,
    Instant timestamp,
    String status,
    List<InstanceId> confirmations,
    double confidence,
    Optional<String> reason,
    Optional<FindingId> mergedInto,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Contradiction> contradicts,
    ObjectNode metadata) {
  static FindingEntry of(KnownFinding known, List<Contradiction> contradicts) {
    var finding = known.finding();
    var metadata = EntryMetadata.of(known.seq());
    var bob = Own.of(metadata);
    bob.put("task", known.task().toString());
    known.staleAt().ifPresent(commit -> bob.put("stale_at", commit));
    known
        .settlement()
        .ifPresent(
            argued -> {
              var settlement = bob.putObject("settlement");
              settlement.put("proposal", argued.proposal().toString());
              argued.outcome().ifPresent(says -> settlement.put("outcome", says.toString()));
              if (!argued.cutShort().isEmpty()) {
                var cutShort = settlement.putArray("cut_short");
                argued.cutShort().forEach(one -> cutShort.add(one.toString()));
              }
            });
    EntryMetadata.words(metadata, known.words());
    return new FindingEntry(
        finding.id(),
        finding.kind(),
        finding.severity(),
        finding.title(),
        finding.why(),
        finding.effort(),
        finding.tags(),
        finding.evidence(),
        known.author(),
        known.at(),
        status(known.state()),
        known.words().stream()
            .filter(word -> word.says() == Word.Says.CONFIRMED)
            .map(Word::by)
            .toList(),
        known.confidence(),
        reason(known.state()),
        known.state() instanceof FindingState.Merged(var into)
            ? Optional.of(into)
            : Optional.empty(),
        contradicts,
        metadata);
  }

  private static String status(FindingState state) {
    return switch (state) {
      case FindingState.Reported _ -> "reported";
      case FindingState.Confirmed _ -> "confirmed";
      case FindingState.Refuted _ -> "refuted";
      case FindingState.Contested _ -> "contested";
      case FindingState.Merged _ -> "merged";
      case FindingState.Dismissed _ -> "dismissed";
    };
  }

  private static Optional<String> reason(FindingState state) {
    return switch (state) {
      case FindingState.Refuted(var _, var reason, var _) -> Optional.of(reason);
      case FindingState.Dismissed(var reason) -> Optional.of(reason);
      case FindingState.Reported _,
          FindingState.Confirmed _,
          FindingState.Contested _,
          FindingState.Merged _ ->
          Optional.empty();
    };
  }
}
