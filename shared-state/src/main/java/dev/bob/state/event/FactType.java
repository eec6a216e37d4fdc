package dev.bob.state.event;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The name of each fact in the log, in messages and in metrics. */
public enum FactType {
  INSTANCE_JOINED("instance.joined", MemberFact.Joined.class),
  INSTANCE_LEFT("instance.left", MemberFact.Left.class),
  INSTANCE_LOST("instance.lost", MemberFact.Lost.class),
  INSTANCE_STEERED("instance.steered", MemberFact.Steered.class),
  FLEET_WISHED("fleet.wished", FleetFact.Wished.class),
  LAUNCH_PLANNED("launch.planned", FleetFact.LaunchPlanned.class),
  LAUNCH_ENDED("launch.ended", FleetFact.LaunchEnded.class),
  GOAL_SET("goal.set", WorkFact.GoalSet.class),
  GOAL_REFUSED("goal.refused", WorkFact.GoalRefused.class),
  GOAL_PLANNED("goal.planned", WorkFact.GoalPlanned.class),
  GOAL_CANCELLED("goal.cancelled", WorkFact.GoalCancelled.class),
  TASK_ASSIGNED("task.assigned", WorkFact.TaskAssigned.class),
  TASK_DECLINED("task.declined", WorkFact.TaskDeclined.class),
  TASK_CLAIMED("task.claimed", WorkFact.TaskClaimed.class),
  TASK_PAIRED("task.paired", WorkFact.TaskPaired.class),
  TASK_COMPLETED("task.completed", WorkFact.TaskCompleted.class),
  TASK_FAILED("task.failed", WorkFact.TaskFailed.class),
  TASK_RETRIED("task.retried", WorkFact.TaskRetried.class),
  TASK_CANCELLED("task.cancelled", WorkFact.TaskCancelled.class),
  MESSAGE_SENT("message.sent", MessageFact.Sent.class),
  MESSAGE_INGESTED("message.ingested", MessageFact.Ingested.class),
  QUESTION_ESCALATED("question.escalated", QuestionFact.Escalated.class),
  QUESTION_EXPIRED("question.expired", QuestionFact.Expired.class),
  FINDING_REPORTED("finding.reported", MemoryFact.FindingReported.class),
  FINDING_CONFIRMED("finding.confirmed", MemoryFact.FindingConfirmed.class),
  FINDING_REFUTED("finding.refuted", MemoryFact.FindingRefuted.class),
  FINDING_MERGED("finding.merged", MemoryFact.FindingMerged.class),
  FINDING_DISMISSED("finding.dismissed", MemoryFact.FindingDismissed.class),
  FINDINGS_STALED("findings.staled", MemoryFact.FindingsStaled.class),
  MEMORY_CONTRADICTED("memory.contradicted", MemoryFact.Contradicted.class),
  MEMORY_INGESTED("memory.ingested", MemoryFact.EntryIngested.class),
  LEARNING_RECORDED("learning.recorded", MemoryFact.LearningRecorded.class),
  LEARNING_CONFIRMED("learning.confirmed", MemoryFact.LearningConfirmed.class),
  LEARNING_REFUTED("learning.refuted", MemoryFact.LearningRefuted.class),
  LEARNING_RETIRED("learning.retired", MemoryFact.LearningRetired.class),
  PROPOSAL_OPENED("proposal.opened", ProposalFact.Opened.class),
  VOTE_CAST("vote.cast", ProposalFact.VoteCast.class),
  PROPOSAL_REVISED("proposal.revised", ProposalFact.Revised.class),
  PROPOSAL_EXPIRED("proposal.expired", ProposalFact.Expired.class),
  PROPOSAL_VETOED("proposal.vetoed", ProposalFact.Vetoed.class),
  PROPOSAL_CARRIED_OUT("proposal.carried_out", ProposalFact.CarriedOut.class),
  POSITION_STATED("position.stated", DeliberationFact.PositionStated.class),
  CRITIQUE_STATED("critique.stated", DeliberationFact.CritiqueStated.class),
  ROUND_ENDED("round.ended", DeliberationFact.RoundEnded.class),
  CHANGE_CHECKED("change.checked", ChangeFact.Checked.class),
  CHANGE_ACCEPTED("change.accepted", ChangeFact.Accepted.class),
  CHANGE_REJECTED("change.rejected", ChangeFact.Rejected.class),
  CHANGE_DELIVERED("change.delivered", ChangeFact.Delivered.class),
  LOG_DAMAGED("log.damaged", LogFact.Damaged.class),
  SNAPSHOT_TAKEN("snapshot.taken", LogFact.SnapshotTaken.class),
  HIVE_RULES("hive.rules", LogFact.Rules.class);

  private static final Map<Class<?>, FactType> BY_CLASS =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(t -> t.type, t -> t));
  private static final Map<String, FactType> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(t -> t.text, t -> t));

  private final String text;
  private final Class<? extends Fact> type;

  FactType(String text, Class<? extends Fact> type) {
    this.text = text;
    this.type = type;
  }

  public static FactType of(Fact fact) {
    return BY_CLASS.get(fact.getClass());
  }

  /** The type of that name; an unknown one is an {@link IllegalArgumentException}. */
  public static FactType named(String text) {
    var type = BY_NAME.get(text);
    if (type == null) {
      throw new IllegalArgumentException("unknown type of event: " + text);
    }
    return type;
  }

  public Class<? extends Fact> type() {
    return type;
  }

  @Override
  public String toString() {
    return text;
  }
}
