package dev.bob.state.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.model.ChangeId;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Extent;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.MergeCheck;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Role;
import dev.bob.state.model.Round;
import dev.bob.state.model.Severity;
import dev.bob.state.model.Subject;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One example of every type of fact, for tests that go through all of them. */
public final class Facts {
  private static final GoalId GOAL = new GoalId("goal_1");
  private static final TaskId TASK = new TaskId("goal_1.inventory");
  private static final InstanceId INSTANCE = new InstanceId(2);
  private static final FindingId FINDING = new FindingId("0f3a5c7e9b1d2f40");
  private static final ProposalId PROPOSAL = new ProposalId(3);
  private static final ChangeId CHANGE = new ChangeId(2);
  private static final String COMMIT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

  private Facts() {}

  /** The example of that type; a new type does not compile without one. */
  public static Fact example(FactType type) {
    return switch (type) {
      case INSTANCE_JOINED ->
          new MemberFact.Joined(
              "5d0a6f1e",
              "http://127.0.0.1:40123",
              4711,
              "host",
              Optional.of(INSTANCE),
              Optional.of(Role.BUILDER),
              Optional.of("launch-1"));
      case INSTANCE_LEFT -> new MemberFact.Left("stop-autonomous");
      case INSTANCE_LOST -> new MemberFact.Lost(INSTANCE, 5, "exited with 137");
      case INSTANCE_STEERED -> new MemberFact.Steered(INSTANCE, MemberFact.Steering.PAUSE);
      case FLEET_WISHED -> new FleetFact.Wished(4);
      case LAUNCH_PLANNED -> new FleetFact.LaunchPlanned("launch-1", "5d0a6f1e");
      case LAUNCH_ENDED -> new FleetFact.LaunchEnded("launch-1", "exited before it joined");
      case GOAL_SET -> new WorkFact.GoalSet("Survey this repository");
      case GOAL_REFUSED -> new WorkFact.GoalRefused(GOAL, "the offline mind can survey");
      case GOAL_PLANNED -> new WorkFact.GoalPlanned(GOAL, COMMIT, List.of(spec()));
      case GOAL_CANCELLED -> new WorkFact.GoalCancelled(GOAL);
      case TASK_ASSIGNED -> new WorkFact.TaskAssigned(TASK, INSTANCE);
      case TASK_DECLINED -> new WorkFact.TaskDeclined(TASK, "busy");
      case TASK_CLAIMED -> new WorkFact.TaskClaimed(TASK);
      case TASK_PAIRED -> new WorkFact.TaskPaired(TASK, 12, INSTANCE);
      case TASK_COMPLETED ->
          new WorkFact.TaskCompleted(
              TASK, 12, JsonNodeFactory.instance.objectNode().put("files", 3));
      case TASK_FAILED -> new WorkFact.TaskFailed(TASK, 12, "the disk is full");
      case TASK_RETRIED -> new WorkFact.TaskRetried(TASK);
      case TASK_CANCELLED -> new WorkFact.TaskCancelled(TASK);
      case MESSAGE_SENT ->
          new MessageFact.Sent(
              "coordinator",
              "question",
              "What \"next\"?\n☃ 😀",
              JsonNodeFactory.instance.objectNode().put("urgent", true));
      case MESSAGE_INGESTED ->
          new MessageFact.Ingested(
              new Origin("0f3a5c7e9b1d2f40", 1, Optional.of("1764041600.watcher.json")),
              "broadcast",
              "finding",
              "Discovered that X...",
              Optional.of(Instant.parse("2025-12-10T02:00:00Z")),
              JsonNodeFactory.instance.objectNode());
      case QUESTION_ESCALATED -> new QuestionFact.Escalated(9, "instance_4");
      case QUESTION_EXPIRED -> new QuestionFact.Expired(9, "nobody answered");
      case FINDING_REPORTED -> new MemoryFact.FindingReported(TASK, 12, finding());
      case FINDING_CONFIRMED -> new MemoryFact.FindingConfirmed(FINDING, "the file is not there");
      case FINDING_REFUTED -> new MemoryFact.FindingRefuted(FINDING, "the file is there");
      case FINDING_MERGED -> new MemoryFact.FindingMerged(FINDING, new FindingId("a".repeat(16)));
      case FINDING_DISMISSED -> new MemoryFact.FindingDismissed(FINDING, "it is meant like that");
      case FINDINGS_STALED ->
          new MemoryFact.FindingsStaled(
              COMMIT, List.of(FINDING), List.of(new FindingId("a".repeat(16))), true);
      case MEMORY_CONTRADICTED -> new MemoryFact.Contradicted(7, 9, "seconds or minutes?");
      case MEMORY_INGESTED ->
          new MemoryFact.EntryIngested(
              new Origin("a".repeat(16), 2, Optional.empty()),
              MemoryFact.MemoryList.LEARNINGS,
              JsonNodeFactory.instance.objectNode().put("text", "Tests are slow"));
      case LEARNING_CONFIRMED -> new MemoryFact.LearningConfirmed(7, "counted anew");
      case LEARNING_REFUTED -> new MemoryFact.LearningRefuted(7, "counted anew: 3 of 4");
      case LEARNING_RETIRED -> new MemoryFact.LearningRetired(7, "the docs have moved");
      case LEARNING_RECORDED ->
          new MemoryFact.LearningRecorded(GOAL, "Links break in docs/", List.of("docs", "links"));
      case PROPOSAL_OPENED ->
          new ProposalFact.Opened(
              new Motion(
                  "Mend the link",
                  "It leads nowhere.",
                  new Subject.OfFinding(FINDING),
                  VotingRule.atLeast(2),
                  Duration.ofSeconds(90),
                  new Effect.Decision()));
      case VOTE_CAST ->
          new ProposalFact.VoteCast(
              PROPOSAL, 2, Vote.NO, "HEAD has no such file.", "git ls-tree HEAD docs/a.md");
      case PROPOSAL_REVISED ->
          new ProposalFact.Revised(PROPOSAL, 2, "Mend the links", "They lead nowhere.");
      case PROPOSAL_EXPIRED -> new ProposalFact.Expired(PROPOSAL, 2);
      case PROPOSAL_VETOED -> new ProposalFact.Vetoed(PROPOSAL, "not before the release");
      case PROPOSAL_CARRIED_OUT -> new ProposalFact.CarriedOut(PROPOSAL);
      case POSITION_STATED ->
          new DeliberationFact.PositionStated(
              new ProposalId(1), 1, Vote.NO, "HEAD has it no more.", "git ls-tree HEAD docs/a.md");
      case CRITIQUE_STATED ->
          new DeliberationFact.CritiqueStated(
              new ProposalId(1), 1, Optional.of(INSTANCE), true, "It is so.", "git show");
      case ROUND_ENDED -> new DeliberationFact.RoundEnded(new ProposalId(1), 1, Round.CRITIQUE);
      case CHANGE_CHECKED ->
          new ChangeFact.Checked(
              CHANGE,
              new MergeCheck(
                  new CommitId(COMMIT),
                  List.of(new ChangeId(1)),
                  Optional.of("It conflicts with HEAD (4b825dc642cb) in docs/a.md."),
                  List.of("docs/a.md"),
                  new Extent(2, 10, 3)));
      case CHANGE_ACCEPTED -> new ChangeFact.Accepted(CHANGE);
      case CHANGE_REJECTED -> new ChangeFact.Rejected(CHANGE, "not before the release");
      case CHANGE_DELIVERED ->
          new ChangeFact.Delivered(
              CHANGE,
              new CommitId(COMMIT),
              List.of(new ChangeId(1)),
              new CommitId("c".repeat(40)),
              "reports/change_2/changes-4b825dc642cb-cccccccccccc.bundle");
      case LOG_DAMAGED -> LogFact.Damaged.of(7, 9);
      case SNAPSHOT_TAKEN -> new LogFact.SnapshotTaken(11);
      case HIVE_RULES -> new LogFact.Rules(1);
    };
  }

  private static TaskSpec spec() {
    return new TaskSpec(
        "inventory",
        "inventory",
        "Take stock",
        Role.EXPLORER,
        List.of("**/*.md"),
        List.of(),
        true,
        Map.of("shard", "1/2"));
  }

  private static Finding finding() {
    return new Finding(
        FINDING,
        "broken-link",
        Severity.MEDIUM,
        "docs/a.md links to b.md, which does not exist",
        "Readers run into a dead end.",
        Effort.MINUTES,
        List.of("docs"),
        new Evidence(COMMIT, "docs/a.md", 12, "git grep -n 'b.md' " + COMMIT, "[b](b.md)"));
  }
}
