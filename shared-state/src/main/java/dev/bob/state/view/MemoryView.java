package dev.bob.state.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact.MemoryList;
import dev.bob.state.fold.Contradiction;
import dev.bob.state.fold.Contradictions;
import dev.bob.state.fold.ForeignEntry;
import dev.bob.state.fold.Memory;
import dev.bob.state.fold.Succession;
import dev.bob.state.json.Json;
import java.util.List;
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
  static MemoryView of(Memory memory) {
    var succession = Succession.of(memory);
    var contradictions = Contradictions.in(memory);
    return new MemoryView(
        withForeign(
            memory,
            contradictions,
            MemoryList.FINDINGS,
            memory.findings().values().stream()
                .map(known -> FindingEntry.of(known, contradictions.of(known.seq())))),
        memory.decisions().values().stream()
            .map(decision -> DecisionEntry.of(decision, succession, contradictions))
            .toList(),
        withForeign(
            memory,
            contradictions,
            MemoryList.LEARNINGS,
            memory.learnings().values().stream()
                .map(learning -> LearningEntry.of(learning, contradictions.of(learning.seq())))));
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
    var metadata = EntryMetadata.of(foreign.seq());
    Own.of(metadata).put("from_kind", Author.Kind.FILE.toString()).put("author", foreign.author());
    if (!contradicts.isEmpty()) {
      entry.set("contradicts", Json.MAPPER.valueToTree(contradicts));
    }
    entry.put("status", "unverified").set("metadata", metadata);
    return entry;
  }
}
