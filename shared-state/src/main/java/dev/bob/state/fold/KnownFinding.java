package dev.bob.state.fold;

import dev.bob.state.fold.Word.Says;
import dev.bob.state.model.Finding;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.TaskId;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * A finding with its provenance.
 *
 * @param seq of the event that reported it
 * @param further what others said of it, but the word that stands in its state
 * @param staleAt the first commit that was planned for at which its file is another one than at
 *     that of its evidence; absent where the file is the same at the commit that was planned for
 *     last
 * @param settlement that the hive argues about it, or has argued; absent if it never was contested
 *     for long
 */
public record KnownFinding(
    Finding finding,
    TaskId task,
    InstanceId author,
    long seq,
    Instant at,
    FindingState state,
    PVector<Word> further,
    Optional<String> staleAt,
    Optional<Settlement> settlement) {
  /** Nobody has looked at it yet. */
  static KnownFinding reported(
      Finding finding, TaskId task, InstanceId author, long seq, Instant at) {
    return new KnownFinding(
        finding,
        task,
        author,
        seq,
        at,
        new FindingState.Reported(),
        TreePVector.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Of each instance that has looked at its evidence one word, the deciding one first. */
  public PVector<Word> words() {
    return switch (state) {
      case FindingState.Confirmed(var by, var how, var way) ->
          further.plus(0, new Word(by, Says.CONFIRMED, how, way));
      case FindingState.Refuted(var by, var reason, var way) ->
          further.plus(0, new Word(by, Says.REFUTED, reason, way));
      case FindingState.Reported _,
          FindingState.Contested _,
          FindingState.Merged _,
          FindingState.Dismissed _ ->
          further;
    };
  }

  KnownFinding with(FindingState next) {
    return with(next, words());
  }

  /** The majority decides; where there is none it is contested. */
  KnownFinding with(Word word) {
    var all = words().plus(word);
    var repute = Repute.of(all);
    if (repute == Repute.CONTESTED) {
      return with(new FindingState.Contested(), all);
    }
    return decided(repute == Repute.CONFIRMED ? Says.CONFIRMED : Says.REFUTED, all);
  }

  private KnownFinding decided(Says decision, PVector<Word> all) {
    var first = all.stream().filter(one -> one.says() == decision).findFirst().orElseThrow();
    var next =
        switch (decision) {
          case CONFIRMED -> new FindingState.Confirmed(first.by(), first.text(), first.way());
          case REFUTED -> new FindingState.Refuted(first.by(), first.text(), first.way());
        };
    return with(next, all.minus(first));
  }

  KnownFinding staleAt(Optional<String> commit) {
    return new KnownFinding(finding, task, author, seq, at, state, further, commit, settlement);
  }

  /** With members arguing about it in that proposal. */
  KnownFinding argued(ProposalId proposal) {
    return with(
        settlement.map(before -> before.again(proposal)).orElse(Settlement.first(proposal)));
  }

  /** With the argument about it in that proposal ended by a goal. */
  KnownFinding interrupted(ProposalId proposal) {
    return settlement
        .filter(argument -> argument.proposal().equals(proposal))
        .map(argument -> with(argument.interrupted()))
        .orElse(this);
  }

  /** Of a contested one, on which there are words either way. */
  KnownFinding settled(ProposalId proposal, Says outcome) {
    return decided(outcome, words())
        .with(settlement.orElse(Settlement.first(proposal)).settled(outcome));
  }

  private KnownFinding with(Settlement next) {
    return new KnownFinding(
        finding, task, author, seq, at, state, further, staleAt, Optional.of(next));
  }

  private KnownFinding with(FindingState next, PVector<Word> others) {
    return new KnownFinding(finding, task, author, seq, at, next, others, staleAt, settlement);
  }

  /** How far it is to be trusted, by the words of others than its author: 0 to 1, two digits. */
  public double confidence() {
    return Confidence.of(words(), author);
  }

  public boolean unverified() {
    return state instanceof FindingState.Reported;
  }

  public boolean confirmed() {
    return state instanceof FindingState.Confirmed;
  }

  public boolean contested() {
    return state instanceof FindingState.Contested;
  }

  /** Whether the hive may begin to argue about it: it has not yet, or was cut short. */
  public boolean isToBeArguedAbout() {
    return contested() && settlement.map(Settlement::mayBeginAgain).orElse(true);
  }

  /** Whether the hive has argued about it and come to an end: no further word is heard. */
  boolean settled() {
    return settlement.flatMap(Settlement::outcome).isPresent();
  }

  /** Whether instances have looked at it, and most of them say the same. */
  public boolean judged() {
    return confirmed() || state instanceof FindingState.Refuted;
  }

  /** Whether somebody whose word counts says that it is none. */
  public boolean doubted() {
    return switch (state) {
      case FindingState.Refuted _, FindingState.Contested _, FindingState.Dismissed _ -> true;
      case FindingState.Reported _, FindingState.Confirmed _, FindingState.Merged _ -> false;
    };
  }

  /** Whether its file has changed since. */
  public boolean stale() {
    return staleAt.isPresent();
  }
}
