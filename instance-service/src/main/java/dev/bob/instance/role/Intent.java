package dev.bob.instance.role;

import dev.bob.instance.change.ChangeDue;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Learning;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Proposal;
import dev.bob.state.fold.Question;
import dev.bob.state.fold.Task;
import dev.bob.state.model.Finding;
import dev.bob.state.model.InstanceId;
import java.time.Duration;
import java.util.List;

/** What an instance wants to do: data, carried out elsewhere. */
public sealed interface Intent {
  /** Divide a goal into tasks, or refuse it. */
  record Plan(Goal goal) implements Intent {}

  /** Say which findings speak of files that are others at a commit. */
  record Compare(String commit) implements Intent {}

  /** Offer a task to a member. */
  record Assign(Task task, InstanceId to) implements Intent {}

  /** Ask a member to check at once what the claimer of a task finds. */
  record Pair(Task task, InstanceId helper) implements Intent {}

  /** Claim a task, if it is not held already, and do it. */
  record Take(Task task) implements Intent {}

  /**
   * Say that it does not take a task that is offered to it, or does not help with one; why, as one
   * sentence.
   */
  record Decline(Task task, String reason) implements Intent {}

  /** Check the evidence of findings. */
  record Verify(List<KnownFinding> findings) implements Intent {
    public Verify {
      findings = List.copyOf(findings);
    }
  }

  /** Look at findings that another one has checked, in another way. */
  record LookAgain(List<KnownFinding> findings) implements Intent {
    public LookAgain {
      findings = List.copyOf(findings);
    }
  }

  /** Count anew what others have learned. */
  record Recount(List<Learning> learnings) implements Intent {
    public Recount {
      learnings = List.copyOf(learnings);
    }
  }

  /** Weigh a proposal, and vote; before the vote of a deliberation, say what is due. */
  record Speak(Proposal proposal) implements Intent {}

  /** Say that a proposal was not decided in time. */
  record EndVote(Proposal proposal) implements Intent {}

  /** Say that the time of a round before the vote is over. */
  record EndRound(Proposal proposal) implements Intent {}

  /** Begin the effect of an accepted proposal. */
  record CarryOut(Proposal proposal) implements Intent {}

  /**
   * Propose that a contested finding holds, so that the hive argues about it.
   *
   * @param round how long each round of that may last
   */
  record Settle(Finding finding, Duration round) implements Intent {}

  /** Check whether a queued change merges, or deliver an accepted one. */
  record SeeTo(ChangeDue due) implements Intent {}

  /** Say that a member is lost; for how long it has been silent. */
  record DeclareLost(Member member, Duration silent) implements Intent {}

  /** Ask something by itself. */
  record Ask(MessageFact.Sent question) implements Intent {}

  /**
   * Let another one answer a question.
   *
   * @param to an instance id, or {@code person}
   */
  record Escalate(Question question, String to) implements Intent {}

  /** Say that nobody will answer a question any more. */
  record LeaveUnanswered(Question question, String reason) implements Intent {}

  /** Wait until something happens. */
  record Rest(String waitingFor) implements Intent {}
}
