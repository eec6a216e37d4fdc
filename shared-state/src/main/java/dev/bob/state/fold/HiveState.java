package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.event.ChangeFact;
import dev.bob.state.event.DeliberationFact;
import dev.bob.state.event.Fact;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.LogFact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.event.QuestionFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.TaskId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The whole hive after some event, as an immutable value. One event costs O(log n). Where it is
 * about members or settles a task, it looks at all members or at the tasks of that goal; where it
 * claims a task, at those of all active goals; a learning looks at the learnings, and a dismissal
 * at the findings.
 *
 * <p>{@link #apply} is pure: it reads no clock, compares no times, and gives the same state and the
 * same verdict in every process.
 *
 * @param seq of the last event applied, 0 before the first
 * @param rejections how many events were rejected, by reason
 */
public record HiveState(
    long seq,
    Writers writers,
    Members members,
    Fleet fleet,
    Work work,
    Mail mail,
    Memory memory,
    Team team,
    LogBook log,
    PMap<Reason, Long> rejections) {

  public static final HiveState EMPTY =
      new HiveState(
          0,
          Writers.NONE,
          Members.NONE,
          Fleet.UNKNOWN,
          Work.NONE,
          Mail.NONE,
          Memory.NONE,
          Team.NONE,
          LogBook.NEW,
          HashTreePMap.empty());

  /**
   * The state after the next event, and the verdict on it. A seq that is skipped is that of an
   * event that cannot be read any more. What {@code log.damaged} says of an event that <em>is</em>
   * in this state takes it out only in a fold without it: see {@link #holdsAny}.
   *
   * @throws IllegalArgumentException if events were not handed over in order
   */
  public Applied apply(Recorded recorded) {
    if (recorded.seq() <= seq) {
      throw new IllegalArgumentException("event " + recorded.seq() + " after " + seq);
    }
    long last = writers.lastOf(recorded.writer());
    if (recorded.n() <= last) {
      return new Applied(at(recorded.seq()), Verdict.DUPLICATE);
    }
    if (recorded.n() > last + 1 && recorded.n() > last + 1 + unreadOf(recorded)) {
      return at(recorded.seq())
          .reject(Reason.GAP, recorded.writer() + " went from " + last + " to " + recorded.n());
    }
    var before =
        at(recorded.seq()).with(writers.plus(recorded.writer(), recorded.n(), recorded.seq()));
    var applied = before.judge(recorded);
    return applied.verdict().accepted()
        ? new Applied(applied.state().withShown(recorded), applied.verdict())
        : applied;
  }

  /**
   * How many events of its writer may have got lost on the disk: it was told that they are in the
   * log, so what it says later must not be taken for a gap.
   */
  private long unreadOf(Recorded recorded) {
    return at(recorded.seq()).log.holesAfter(writers.lastSeqOf(recorded.writer()));
  }

  /** What the fold would say of that event if it came next; changes nothing. */
  public Verdict foresee(Recorded recorded) {
    return at(recorded.seq()).judge(recorded).verdict();
  }

  private Applied judge(Recorded recorded) {
    var by = recorded.event().by();
    var fact = recorded.event().fact();
    if (by.kind() == Author.Kind.INSTANCE && !(fact instanceof MemberFact.Joined)) {
      var flaw = flawOf(by);
      if (flaw.isPresent()) {
        return reject(flaw.get(), by.id() + " holds no living epoch");
      }
    }
    return switch (fact) {
      case MemberFact member -> MemberRules.apply(this, recorded, member);
      case FleetFact fleetFact -> FleetRules.apply(this, recorded, fleetFact);
      case WorkFact workFact -> WorkRules.apply(this, recorded, workFact);
      case MessageFact message -> MessageRules.apply(this, recorded, message);
      case QuestionFact question -> QuestionRules.apply(this, recorded, question);
      case MemoryFact memoryFact -> MemoryRules.apply(this, recorded, memoryFact);
      case ProposalFact proposal -> ProposalRules.apply(this, recorded, proposal);
      case DeliberationFact said -> DeliberationRules.apply(this, recorded, said);
      case ChangeFact change -> ChangeRules.apply(this, recorded, change);
      case LogFact logFact -> LogRules.apply(this, recorded, logFact);
    };
  }

  private Optional<Reason> flawOf(Author by) {
    if (author(by).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(by.epoch().isPresent() ? Reason.DEAD_EPOCH : Reason.STRANGER);
  }

  public Questions questions() {
    return team.questions();
  }

  public Skills skills() {
    return team.skills();
  }

  public Proposals proposals() {
    return team.proposals();
  }

  public ChangeQueue changes() {
    return new ChangeQueue(team.changes());
  }

  /** The live member that states something, if it is one and its epoch lives. */
  Optional<Member> author(Author by) {
    if (by.kind() != Author.Kind.INSTANCE || by.epoch().isEmpty()) {
      return Optional.empty();
    }
    return InstanceId.find(by.id())
        .flatMap(members::find)
        .filter(member -> member.live() && member.epoch() == by.epoch().getAsLong());
  }

  /** Findings whose evidence that member has to check, oldest first. */
  public List<KnownFinding> toVerify(InstanceId by) {
    Map<TaskOf, Boolean> its = new HashMap<>(); // many findings come from few tasks
    return memory.toVerify().stream()
        .filter(
            known ->
                its.computeIfAbsent(
                    new TaskOf(known.task(), known.author()),
                    from ->
                        verifierOf(from.task(), from.author())
                            .filter(verifier -> verifier.id().equals(by))
                            .isPresent()))
        .toList();
  }

  private record TaskOf(TaskId task, InstanceId author) {}

  /**
   * Who looks at the evidence of what that member found in that task: the helper of it as long as
   * that takes work, else who does so for all ({@link Members#verifierOf}).
   */
  public Optional<Member> verifierOf(TaskId task, InstanceId author) {
    return work.task(task)
        .flatMap(Task::helper)
        .filter(helper -> !helper.equals(author))
        .flatMap(members::find)
        .filter(Member::takesWork)
        .or(() -> members.verifierOf(author));
  }

  /** Whether any of those events is in this state, so that only another fold is without it. */
  public boolean holdsAny(Seqs events) {
    return events.runs().headMap(seq, true).entrySet().stream()
        .anyMatch(run -> !log.lacks(run.getKey(), Math.min(seq, run.getValue())));
  }

  /** Whether that incarnation is still a member. */
  public boolean lives(InstanceId id, long epoch) {
    return members.find(id).filter(m -> m.live() && m.epoch() == epoch).isPresent();
  }

  Applied accept() {
    return new Applied(this, Verdict.ACCEPTED);
  }

  Applied reject(Reason reason, String detail) {
    var counted = rejections.plus(reason, rejections.getOrDefault(reason, 0L) + 1);
    return new Applied(
        new HiveState(seq, writers, members, fleet, work, mail, memory, team, log, counted),
        Verdict.rejected(reason, detail));
  }

  private HiveState withShown(Recorded recorded) {
    Fact fact = recorded.event().fact();
    return ShownFacts.of(this, recorded, fact).map(mail::plus).map(this::with).orElse(this);
  }

  /** At that seq; what was left out on the way there is missing. */
  private HiveState at(long next) {
    var book = next > seq + 1 ? log.without(seq + 1, next - 1) : log;
    return new HiveState(next, writers, members, fleet, work, mail, memory, team, book, rejections);
  }

  private HiveState with(Writers next) {
    return new HiveState(seq, next, members, fleet, work, mail, memory, team, log, rejections);
  }

  HiveState with(Members next) {
    return new HiveState(seq, writers, next, fleet, work, mail, memory, team, log, rejections);
  }

  HiveState with(Fleet next) {
    return new HiveState(seq, writers, members, next, work, mail, memory, team, log, rejections);
  }

  HiveState with(Work next) {
    return new HiveState(seq, writers, members, fleet, next, mail, memory, team, log, rejections);
  }

  HiveState with(Mail next) {
    return new HiveState(seq, writers, members, fleet, work, next, memory, team, log, rejections);
  }

  HiveState with(Memory next) {
    return new HiveState(seq, writers, members, fleet, work, mail, next, team, log, rejections);
  }

  HiveState with(Questions next) {
    return with(team.with(next));
  }

  HiveState with(Skills next) {
    return with(team.with(next));
  }

  HiveState with(Proposals next) {
    return with(team.with(next));
  }

  HiveState with(ChangeQueue next) {
    return with(team.with(next));
  }

  private HiveState with(Team next) {
    return new HiveState(seq, writers, members, fleet, work, mail, memory, next, log, rejections);
  }

  HiveState with(LogBook next) {
    return new HiveState(seq, writers, members, fleet, work, mail, memory, team, next, rejections);
  }
}
