package dev.bob.state.recall;

import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.spec;
import static dev.bob.state.fold.HiveStory.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MemoryFact.MemoryList;
import dev.bob.state.event.Origin;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Memory;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Severity;
import dev.bob.state.model.Subject;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A memory as it comes about: two instances, of which the second one looks around. */
final class RecallStory {
  static final String COMMIT = HiveStory.COMMIT;
  static final GoalId GOAL = new GoalId("goal_1");

  private final HiveStory hive = new HiveStory();
  private final Member other = hive.joins("a");
  private final Member finder = hive.joins("b");
  private final TaskId task;
  private final long token;
  private int findings;

  RecallStory() {
    task = task(hive.planned(other, spec("look")), "look");
    token = hive.claims(finder, task);
  }

  Memory memory() {
    return hive.state().memory();
  }

  /** Gives its seq. */
  long finds(String title) {
    return finds("smell", title, "", "src/a.md", "", List.of());
  }

  long finds(
      String kind, String title, String why, String path, String excerpt, List<String> tags) {
    return finds(finding(kind, title, why, path, excerpt, tags));
  }

  /** Its file is another one at the next commit; gives its seq. */
  long stales(long seq) {
    var goal = hive.goal("Look again");
    var commit = "1".repeat(40);
    hive.accepted(as(other), new WorkFact.GoalPlanned(goal, commit, List.of(spec("look"))));
    var known = memory().findings().get(seq).finding().id();
    hive.accepted(
        as(other), new MemoryFact.FindingsStaled(commit, List.of(known), List.of(), false));
    return seq;
  }

  /** Gives its seq. */
  long retires(long learning) {
    hive.accepted(Author.person(), new MemoryFact.LearningRetired(learning, "no more"));
    return learning;
  }

  void contradicts(long one, long other) {
    hive.accepted(as(finder), new MemoryFact.Contradicted(one, other, "slowly or quickly?"));
  }

  private long finds(Finding finding) {
    return hive.accepted(as(finder), new MemoryFact.FindingReported(task, token, finding));
  }

  private Finding finding(
      String kind, String title, String why, String path, String excerpt, List<String> tags) {
    return new Finding(
        new FindingId("%016x".formatted(++findings)),
        kind,
        Severity.LOW,
        title,
        why,
        Effort.MINUTES,
        tags,
        new Evidence(COMMIT, path, 0, "git show", excerpt));
  }

  /** The finder comes to something else; gives its seq. */
  long refutes(long learning) {
    hive.accepted(as(finder), new MemoryFact.LearningRefuted(learning, "it is not so"));
    return learning;
  }

  /** All who are there want it; gives its seq. */
  long decides(String title) {
    var id = new ProposalId(hive.state().proposals().nextNumber());
    var motion =
        new Motion(
            title,
            "text",
            new Subject.OfText(title),
            VotingRule.MAJORITY,
            Duration.ofMinutes(1),
            new Effect.Decision());
    hive.accepted(Author.person(), new ProposalFact.Opened(motion));
    for (var voter : List.of(other, finder)) {
      hive.accepted(as(voter), new ProposalFact.VoteCast(id, 1, Vote.YES, "so", ""));
    }
    return hive.accepted(as(other), new ProposalFact.CarriedOut(id));
  }

  long learns(String text, String... tags) {
    return hive.accepted(as(other), new MemoryFact.LearningRecorded(GOAL, text, List.of(tags)));
  }

  long hears(String stranger, ObjectNode entry) {
    var origin = new Origin("%016x".formatted(entry.hashCode()), 1, Optional.empty());
    return hive.accepted(
        Author.file(stranger), new MemoryFact.EntryIngested(origin, MemoryList.FINDINGS, entry));
  }

  /** By the other one. */
  void confirms(long seq) {
    var known = memory().findings().get(seq);
    hive.accepted(as(other), new MemoryFact.FindingConfirmed(known.finding().id(), "looked"));
  }
}
