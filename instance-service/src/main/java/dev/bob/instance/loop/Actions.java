package dev.bob.instance.loop;

import dev.bob.instance.change.ChangeWork;
import dev.bob.instance.consensus.Settling;
import dev.bob.instance.consensus.Voter;
import dev.bob.instance.role.Intent;
import dev.bob.instance.task.Planning;
import dev.bob.instance.task.Recount;
import dev.bob.instance.task.SecondLook;
import dev.bob.instance.task.TaskWork;
import dev.bob.instance.task.Verification;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.DeliberationFact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.event.QuestionFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Member;
import dev.bob.state.log.LogException;

/** Carries intents out: the one place where deciding becomes doing. */
public final class Actions {
  private final Hive hive;
  private final Planning planning;
  private final TaskWork work;
  private final Checks checks;

  /** What is looked at of what others say, or bring. */
  public record Checks(
      Verification verification,
      SecondLook secondLook,
      Voter voter,
      Recount recount,
      ChangeWork changes) {}

  public Actions(Hive hive, Planning planning, TaskWork work, Checks checks) {
    this.hive = hive;
    this.planning = planning;
    this.work = work;
    this.checks = checks;
  }

  /** Gives false if the hive refused it, or some of it: what comes next may be just the same. */
  boolean carryOut(Intent intent, Member me) throws LogException, InterruptedException {
    var by = Author.instance(me.id(), me.epoch());
    return switch (intent) {
      case Intent.Plan plan -> planning.plan(plan.goal(), by);
      case Intent.Compare compare -> planning.compare(compare.commit(), by);
      case Intent.Assign assign ->
          hive.submit(by, new WorkFact.TaskAssigned(assign.task().id(), assign.to())).accepted();
      case Intent.Pair(var task, var helper) ->
          hive.submit(
                  by,
                  new WorkFact.TaskPaired(task.id(), task.claim().orElseThrow().token(), helper))
              .accepted();
      case Intent.Decline decline ->
          hive.submit(by, new WorkFact.TaskDeclined(decline.task().id(), decline.reason()))
              .accepted();
      case Intent.Take take -> work.take(take.task(), by);
      case Intent.Verify verify -> checks.verification().verify(verify.findings(), by);
      case Intent.LookAgain look -> checks.secondLook().look(look.findings(), by);
      case Intent.Recount(var learnings) -> checks.recount().count(learnings, by);
      case Intent.Speak speak -> checks.voter().speak(speak.proposal(), me);
      case Intent.EndVote(var proposal) ->
          hive.submit(by, new ProposalFact.Expired(proposal.id(), proposal.version())).accepted();
      case Intent.EndRound(var proposal) ->
          hive.submit(
                  by,
                  new DeliberationFact.RoundEnded(
                      proposal.id(), proposal.version(), proposal.round()))
              .accepted();
      case Intent.CarryOut(var proposal) ->
          hive.submit(by, new ProposalFact.CarriedOut(proposal.id())).accepted();
      case Intent.Settle(var finding, var round) ->
          hive.submit(by, new ProposalFact.Opened(Settling.motion(finding, round))).accepted();
      case Intent.SeeTo(var due) -> checks.changes().carryOut(due, by);
      case Intent.DeclareLost lost ->
          hive.submit(
                  by,
                  new MemberFact.Lost(
                      lost.member().id(),
                      lost.member().epoch(),
                      "no heartbeat for " + lost.silent().toSeconds() + " s, and no answer"))
              .accepted();
      case Intent.Ask(var question) -> hive.submit(by, question).accepted();
      case Intent.Escalate escalate ->
          hive.submit(by, new QuestionFact.Escalated(escalate.question().seq(), escalate.to()))
              .accepted();
      case Intent.LeaveUnanswered unanswered ->
          hive.submit(
                  by, new QuestionFact.Expired(unanswered.question().seq(), unanswered.reason()))
              .accepted();
      case Intent.Rest _ -> true;
    };
  }
}
