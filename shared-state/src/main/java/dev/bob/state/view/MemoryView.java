package dev.bob.state.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact.MemoryList;
import dev.bob.state.fold.Contradiction;
import dev.bob.state.fold.Contradictions;
import dev.bob.state.fold.Decision;
import dev.bob.state.fold.FindingState;
import dev.bob.state.fold.ForeignEntry;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Learning;
import dev.bob.state.fold.Memory;
import dev.bob.state.fold.Succession;
import dev.bob.state.fold.Word;
import dev.bob.state.json.Json;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Severity;
import dev.bob.state.model.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file {@code .shared_memory.json}: what the hive knows, oldest first.
 *
 * <pre>{@code
 * {
 *   "findings" : [
 *     {
 *       "id" : "0f3a5b7c9d1e2f40",
 *       "kind" : "broken-link",
 *       "severity" : "medium",
 *       "title" : "docs/a.md links to b.md, which does not exist",
 *       "why" : "Readers run into a dead end.",
 *       "effort" : "minutes",
 *       "tags" : [
 *         "docs"
 *       ],
 *       "evidence" : {
 *         "commit" : "1111111111111111111111111111111111111111",
 *         "path" : "docs/a.md",
 *         "line" : 12,
 *         "command" : "git grep -n b.md 1111111 -- docs/a.md",
 *         "excerpt" : "[b](b.md)"
 *       },
 *       "author" : "instance_1",
 *       "timestamp" : "2026-11-24T04:00:00Z",
 *       "status" : "confirmed",
 *       "confirmations" : [
 *         "instance_3"
 *       ],
 *       "confidence" : 0.67,
 *       "metadata" : {
 *         "bob" : {
 *           "seq" : 6,
 *           "task" : "goal_1.links",
 *           "words" : [
 *             {
 *               "by" : "instance_3",
 *               "says" : "confirmed",
 *               "text" : "looked"
 *             }
 *           ]
 *         }
 *       }
 *     }
 *   ],
 *   "decisions" : [
 *     {
 *       "title" : "Mend the link in docs/a.md",
 *       "text" : "It leads nowhere: mend it before the release.",
 *       "proposal" : "proposal_1",
 *       "subject" : {
 *         "about" : "finding",
 *         "finding" : "0f3a5b7c9d1e2f40"
 *       },
 *       "voters" : 3,
 *       "votes_for" : 2,
 *       "votes_against" : 1,
 *       "confidence" : 0.6,
 *       "dissent" : [
 *         {
 *           "instance" : "instance_3",
 *           "rationale" : "HEAD has no docs/a.md any more."
 *         }
 *       ],
 *       "timestamp" : "2026-11-24T04:00:00Z",
 *       "metadata" : {
 *         "bob" : {
 *           "seq" : 14
 *         }
 *       }
 *     }
 *   ],
 *   "learnings" : [
 *     {
 *       "text" : "The links of this repository are checked in seconds.",
 *       "tags" : [
 *         "links"
 *       ],
 *       "author" : "instance_1",
 *       "goal" : "goal_1",
 *       "timestamp" : "2026-11-24T04:00:00Z",
 *       "status" : "confirmed",
 *       "confidence" : 0.67,
 *       "metadata" : {
 *         "bob" : {
 *           "seq" : 8,
 *           "words" : [
 *             {
 *               "by" : "instance_3",
 *               "says" : "confirmed",
 *               "text" : "counted anew"
 *             }
 *           ]
 *         }
 *       }
 *     }
 *   ]
 * }
 * }</pre>
 */
record MemoryView(List<Object> findings, List<DecisionEntry> decisions, List<Object> learnings) {
  /**
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
      ObjectNode metadata) {}

  /**
   * @param voters how many could vote
   * @param subject absent where an older version did not keep it
   * @param confidence of 1, by the votes, with two digits
   * @param dissent who voted against it, and why
   * @param supersedes the seq of the older one on the same subject
   * @param supersededBy the seq of the newer one on the same subject
   * @param reasons what was said before the vote; absent if nobody deliberated
   */
  record DecisionEntry(
      String title,
      String text,
      ProposalId proposal,
      Optional<Subject> subject,
      int voters,
      int votesFor,
      int votesAgainst,
      double confidence,
      List<Decision.Dissent> dissent,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Decision.Said> reasons,
      Optional<Long> supersedes,
      Optional<Long> supersededBy,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Contradiction> contradicts,
      Instant timestamp,
      ObjectNode metadata) {
    static DecisionEntry of(
        Decision decision, Succession succession, Contradictions contradictions) {
      return new DecisionEntry(
          decision.title(),
          decision.text(),
          decision.proposal(),
          decision.subject(),
          decision.voters(),
          decision.votesFor(),
          decision.votesAgainst(),
          decision.confidence(),
          decision.dissent(),
          decision.reasons(),
          succession.supersedes(decision),
          succession.supersededBy(decision),
          contradictions.of(decision.seq()),
          decision.at(),
          own(decision.seq()));
    }
  }

  /**
   * @param status {@code reported}, {@code confirmed}, {@code refuted}, {@code contested}, or
   *     {@code retired}
   * @param confidence of 1, with two digits
   * @param reason why it was retired
   */
  record LearningEntry(
      String text,
      List<String> tags,
      InstanceId author,
      GoalId goal,
      Instant timestamp,
      String status,
      double confidence,
      Optional<String> reason,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Contradiction> contradicts,
      ObjectNode metadata) {}

  static MemoryView of(Memory memory) {
    var succession = Succession.of(memory);
    var contradictions = Contradictions.in(memory);
    return new MemoryView(
        withForeign(
            memory,
            contradictions,
            MemoryList.FINDINGS,
            memory.findings().values().stream()
                .map(known -> entry(known, contradictions.of(known.seq())))),
        memory.decisions().values().stream()
            .map(decision -> DecisionEntry.of(decision, succession, contradictions))
            .toList(),
        withForeign(
            memory,
            contradictions,
            MemoryList.LEARNINGS,
            memory.learnings().values().stream()
                .map(learning -> entry(learning, contradictions.of(learning.seq())))));
  }

  /** What programs that know nothing of Bob have added stands behind, as they wrote it. */
  private static List<Object> withForeign(
      Memory memory, Contradictions contradictions, MemoryList list, Stream<? extends Record> own) {
    return Stream.concat(
            own,
            memory.foreign().values().stream()
                .filter(entry -> entry.list() == list)
                .map(entry -> entry(entry, contradictions.of(entry.seq()))))
        .toList();
  }

  private static ObjectNode entry(ForeignEntry foreign, List<Contradiction> contradicts) {
    var entry = foreign.entry().deepCopy();
    var metadata = own(foreign.seq());
    Own.of(metadata).put("from_kind", Author.Kind.FILE.toString()).put("author", foreign.author());
    if (!contradicts.isEmpty()) {
      entry.set("contradicts", Json.MAPPER.valueToTree(contradicts));
    }
    entry.put("status", "unverified").set("metadata", metadata);
    return entry;
  }

  private static LearningEntry entry(Learning learning, List<Contradiction> contradicts) {
    var metadata = own(learning.seq());
    learning.retired().ifPresent(retired -> Own.of(metadata).put("retired_by", retired.by()));
    words(metadata, learning.words());
    return new LearningEntry(
        learning.text(),
        learning.tags(),
        learning.author(),
        learning.goal(),
        learning.at(),
        learning.retired().map(_ -> "retired").orElseGet(() -> learning.repute().toString()),
        learning.confidence(),
        learning.retired().map(Learning.Retirement::reason),
        contradicts,
        metadata);
  }

  private static FindingEntry entry(KnownFinding known, List<Contradiction> contradicts) {
    var finding = known.finding();
    var metadata = own(known.seq());
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
            });
    words(metadata, known.words());
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

  private static void words(ObjectNode metadata, Collection<Word> said) {
    if (!said.isEmpty()) {
      var words = Own.of(metadata).putArray("words");
      for (var word : said) {
        var one = words.addObject();
        one.put("by", word.by().toString())
            .put("says", word.says().toString())
            .put("text", word.text());
        word.way().ifPresent(way -> one.put("way", way.toString()));
      }
    }
  }

  private static ObjectNode own(long seq) {
    var metadata = Own.metadata();
    Own.of(metadata).put("seq", seq);
    return metadata;
  }
}
