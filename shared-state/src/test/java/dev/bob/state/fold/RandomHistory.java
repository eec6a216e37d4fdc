package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.COMMIT;
import static dev.bob.state.fold.HiveStory.finding;
import static dev.bob.state.fold.HiveStory.joined;
import static dev.bob.state.fold.HiveStory.message;
import static dev.bob.state.fold.HiveStory.spec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import dev.bob.state.event.ChangeFact;
import dev.bob.state.event.DeliberationFact;
import dev.bob.state.event.Event;
import dev.bob.state.event.Fact;
import dev.bob.state.event.FactType;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.LogFact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.Origin;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.event.QuestionFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.ChangeId;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Extent;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.MergeCheck;
import dev.bob.state.model.Motion;
import dev.bob.state.model.Priority;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Role;
import dev.bob.state.model.Round;
import dev.bob.state.model.Subject;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import dev.bob.state.model.Way;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Events as a hive may see them, sensible ones more often than senseless ones: members of living
 * and dead epochs, strangers, persons and files state facts about things that are and are not.
 */
public final class RandomHistory {
  private static final List<FactType> COMMON =
      List.of(
          FactType.TASK_ASSIGNED,
          FactType.TASK_DECLINED,
          FactType.TASK_CLAIMED,
          FactType.TASK_PAIRED,
          FactType.TASK_COMPLETED,
          FactType.TASK_FAILED,
          FactType.FINDING_REPORTED,
          FactType.FINDING_CONFIRMED,
          FactType.FINDING_REFUTED,
          FactType.FINDING_MERGED,
          FactType.POSITION_STATED,
          FactType.CRITIQUE_STATED,
          FactType.VOTE_CAST);

  private static final String OTHER_COMMIT = "0ddba11".repeat(5) + "00000";

  private final SplittableRandom random;

  public RandomHistory(SplittableRandom random) {
    this.random = random;
  }

  public Event next(HiveState state) {
    if (state.members().live().size() < 3 && random.nextInt(3) == 0) {
      return join(state);
    }
    var type = any(List.of(FactType.values()));
    if (chance(2) || (LogFact.class.isAssignableFrom(type.type()) && !chance(3))) {
      type = any(COMMON);
    }
    if (type == FactType.INSTANCE_JOINED) {
      return join(state);
    }
    var fact = fact(state, type);
    return event(author(state, type, fact), fact);
  }

  private Event join(HiveState state) {
    var key = "key " + random.nextInt(9);
    Optional<InstanceId> wanted = chance(8) ? Optional.of(id()) : Optional.empty();
    Optional<String> launch =
        chance(2) ? Optional.empty() : state.fleet().planned().keySet().stream().findFirst();
    var fact = joined(key, wanted, launch);
    var by = chance(20) ? author(state, FactType.INSTANCE_JOINED, fact) : Author.joiner(key);
    return event(by, fact);
  }

  private static Event event(Author by, Fact fact) {
    return new Event(HiveStory.AT, by, fact);
  }

  private Author author(HiveState state, FactType type, Fact fact) {
    if (chance(10)) {
      return switch (random.nextInt(4)) {
        case 0 -> Author.orchestrator();
        case 1 -> Author.person();
        case 2 -> new Author(Author.Kind.FILE, "instance_1", OptionalLong.empty());
        default -> Author.instance(id(), random.nextLong(state.seq() + 2));
      };
    }
    return switch (type) {
      case GOAL_SET,
          GOAL_CANCELLED,
          TASK_RETRIED,
          TASK_CANCELLED,
          FLEET_WISHED,
          INSTANCE_STEERED,
          HIVE_RULES,
          FINDING_DISMISSED,
          PROPOSAL_VETOED,
          CHANGE_ACCEPTED,
          CHANGE_REJECTED ->
          Author.person();
      case LOG_DAMAGED -> Author.journal();
      case SNAPSHOT_TAKEN -> Author.keeper();
      case LAUNCH_PLANNED, LAUNCH_ENDED, INSTANCE_LOST -> Author.orchestrator();
      case MESSAGE_INGESTED, MEMORY_INGESTED -> Author.file("watcher");
      case TASK_DECLINED, TASK_COMPLETED, TASK_FAILED, FINDING_REPORTED ->
          holder(state, fact).map(HiveStory::as).orElseGet(() -> anyMember(state));
      case PROPOSAL_REVISED ->
          state
              .proposals()
              .find(((ProposalFact.Revised) fact).proposal())
              .map(Proposal::by)
              .orElseGet(() -> anyMember(state));
      default -> anyMember(state);
    };
  }

  private Author anyMember(HiveState state) {
    var live = state.members().live();
    return live.isEmpty() ? Author.joiner("nobody") : HiveStory.as(any(live));
  }

  /** Who has the task that the fact is about, or the offer of it. */
  private static Optional<Member> holder(HiveState state, Fact fact) {
    var task =
        switch (fact) {
          case WorkFact.TaskDeclined declined -> declined.task();
          case WorkFact.TaskCompleted completed -> completed.task();
          case WorkFact.TaskFailed failed -> failed.task();
          case MemoryFact.FindingReported reported -> reported.task();
          default -> throw new IllegalArgumentException(fact.toString());
        };
    return state
        .work()
        .task(task)
        .flatMap(
            known ->
                switch (known.state()) {
                  case TaskState.Open open -> open.assigned();
                  case TaskState.Claimed _
                      when fact instanceof WorkFact.TaskDeclined && known.helper().isPresent() ->
                      known.helper();
                  case TaskState.Claimed claimed -> Optional.of(claimed.instance());
                  case TaskState.Done _, TaskState.Blocked _, TaskState.Cancelled _ ->
                      Optional.empty();
                })
        .flatMap(state.members()::find);
  }

  private Fact fact(HiveState state, FactType type) {
    return switch (type) {
      case INSTANCE_JOINED -> joined("key");
      case INSTANCE_LEFT -> chance(3) ? new MemberFact.Left("done") : message("broadcast", "hi");
      case INSTANCE_LOST -> chance(3) ? lost(state) : message("broadcast", "hi");
      case INSTANCE_STEERED ->
          chance(4)
              ? new MemberFact.Steered(id(), any(List.of(MemberFact.Steering.values())))
              : new MemberFact.Steered(id(), MemberFact.Steering.RESUME);
      case FLEET_WISHED -> new FleetFact.Wished(random.nextInt(6));
      case LAUNCH_PLANNED ->
          new FleetFact.LaunchPlanned("launch " + random.nextInt(50), "key " + random.nextInt(9));
      case LAUNCH_ENDED -> new FleetFact.LaunchEnded("launch " + random.nextInt(50), "gone");
      case GOAL_SET -> chance(4) ? new WorkFact.GoalSet("a goal", priority()) : plan(state);
      case GOAL_REFUSED -> new WorkFact.GoalRefused(chance(4) ? goal(state) : noGoal(), "no");
      case GOAL_PLANNED -> plan(state);
      case GOAL_CANCELLED -> new WorkFact.GoalCancelled(chance(8) ? goal(state) : noGoal());
      case TASK_ASSIGNED -> new WorkFact.TaskAssigned(task(state, Kind.READY), id());
      case TASK_DECLINED -> new WorkFact.TaskDeclined(task(state, Kind.OFFERED), "no");
      case TASK_CLAIMED -> new WorkFact.TaskClaimed(task(state, Kind.READY));
      case TASK_PAIRED -> {
        var task = task(state, Kind.CLAIMED);
        yield new WorkFact.TaskPaired(task, token(state, task), id());
      }
      case TASK_COMPLETED -> {
        var task = task(state, Kind.CLAIMED);
        yield new WorkFact.TaskCompleted(
            task,
            token(state, task),
            JsonNodeFactory.instance.objectNode().put("files", 3L),
            took());
      }
      case TASK_FAILED -> {
        var task = task(state, Kind.CLAIMED);
        yield new WorkFact.TaskFailed(task, token(state, task), "broke", took());
      }
      case TASK_RETRIED -> new WorkFact.TaskRetried(vain(state));
      case TASK_CANCELLED ->
          chance(3)
              ? new WorkFact.TaskCancelled(task(state, Kind.CLAIMED))
              : new WorkFact.TaskRetried(vain(state));
      case MESSAGE_SENT -> sent(state);
      case MESSAGE_INGESTED ->
          new MessageFact.Ingested(
              origin(),
              any(List.of("broadcast", "instance_2", "who")),
              any(
                  List.of(
                      "text", "goal", "task", "task_complete", "question", "answer", "proposal")),
              "hi",
              Optional.empty(),
              asked(state));
      case MEMORY_CONTRADICTED -> {
        long one = learning(state);
        long other = chance(2) ? learning(state) : random.nextLong(state.seq() + 1);
        yield new MemoryFact.Contradicted(one, one == other ? one + 1 : other, "so");
      }
      case MEMORY_INGESTED ->
          new MemoryFact.EntryIngested(
              origin(),
              any(List.of(MemoryFact.MemoryList.values())),
              JsonNodeFactory.instance.objectNode().put("text", "hi"),
              chance(2) ? Optional.empty() : Optional.of(Long.toString(learning(state))));
      case QUESTION_ESCALATED ->
          new QuestionFact.Escalated(
              question(state), any(List.of("instance_1", "instance_2", "person")));
      case QUESTION_EXPIRED ->
          chance(2) ? new QuestionFact.Expired(question(state), "late") : sent(state);
      case FINDING_REPORTED -> {
        var task = task(state, Kind.CLAIMED);
        yield new MemoryFact.FindingReported(
            task, token(state, task), placed(random.nextInt(2_000)));
      }
      case FINDING_CONFIRMED ->
          new MemoryFact.FindingConfirmed(findingId(state), text("looked"), way());
      case FINDING_REFUTED -> new MemoryFact.FindingRefuted(findingId(state), text("no"), way());
      case FINDING_DISMISSED -> new MemoryFact.FindingDismissed(findingId(state), "meant so");
      case FINDINGS_STALED ->
          new MemoryFact.FindingsStaled(
              chance(5) ? COMMIT : OTHER_COMMIT,
              List.of(findingId(state)),
              List.of(findingId(state)),
              chance(2));
      case LEARNING_CONFIRMED -> new MemoryFact.LearningConfirmed(learning(state), text("counted"));
      case LEARNING_REFUTED -> new MemoryFact.LearningRefuted(learning(state), text("not so"));
      case LEARNING_RETIRED -> new MemoryFact.LearningRetired(learning(state), "no more");
      case FINDING_MERGED -> new MemoryFact.FindingMerged(findingId(state), settled(state));
      case LEARNING_RECORDED ->
          new MemoryFact.LearningRecorded(goal(state), text("text"), List.of("docs"));
      case PROPOSAL_OPENED ->
          contested(state)
              .filter(_ -> chance(2))
              .map(RandomHistory::settling)
              .or(() -> chance(4) ? Optional.of(changing()) : Optional.empty())
              .orElseGet(
                  () ->
                      new ProposalFact.Opened(
                          new Motion(
                              "title",
                              "text",
                              any(
                                  List.of(
                                      new Subject.OfText("text"),
                                      new Subject.OfFile("docs/a.md"),
                                      new Subject.OfFinding(settled(state)),
                                      new Subject.OfTask(HiveStory.task(goal(state), "a")))),
                              any(
                                  List.of(
                                      VotingRule.MAJORITY,
                                      VotingRule.TWO_THIRDS,
                                      VotingRule.UNANIMOUS,
                                      VotingRule.atLeast(2))),
                              Duration.ofMinutes(1),
                              any(
                                  List.of(
                                      new Effect.Record(),
                                      new Effect.Decision(),
                                      new Effect.Goal(),
                                      new Effect.Settlement())),
                              chance(3))));
      case VOTE_CAST -> {
        var proposal = proposal(state, Proposal::isVotedOn);
        yield new ProposalFact.VoteCast(
            proposal,
            version(state, proposal),
            any(List.of(Vote.YES, Vote.YES, Vote.NO, Vote.ABSTAIN)),
            "because " + random.nextInt(3),
            "git show");
      }
      case POSITION_STATED -> {
        var proposal = proposal(state, one -> one.isOpen() && one.round() == Round.POSITIONS);
        yield new DeliberationFact.PositionStated(
            proposal, version(state, proposal), any(List.of(Vote.values())), "so", "git show");
      }
      case CRITIQUE_STATED -> {
        var proposal = proposal(state, one -> one.isOpen() && one.round() == Round.CRITIQUE);
        Optional<InstanceId> of = chance(2) ? Optional.of(id()) : Optional.empty();
        yield new DeliberationFact.CritiqueStated(
            proposal, version(state, proposal), of, chance(2), "so", "git show");
      }
      case ROUND_ENDED -> {
        var proposal = proposal(state, one -> one.isOpen() && !one.isVotedOn());
        var round = state.proposals().find(proposal).map(Proposal::round).orElse(Round.POSITIONS);
        yield new DeliberationFact.RoundEnded(proposal, version(state, proposal), round);
      }
      case PROPOSAL_REVISED -> {
        var proposal = proposal(state, Proposal::isOpen);
        yield new ProposalFact.Revised(proposal, version(state, proposal) + 1, "other", "words");
      }
      case PROPOSAL_EXPIRED -> {
        var proposal = proposal(state, Proposal::isOpen);
        yield new ProposalFact.Expired(proposal, version(state, proposal));
      }
      case PROPOSAL_VETOED ->
          new ProposalFact.Vetoed(
              proposal(state, chance(2) ? Proposal::isOpen : Proposal::isAccepted), "no");
      case PROPOSAL_CARRIED_OUT ->
          new ProposalFact.CarriedOut(proposal(state, Proposal::isAccepted));
      case CHANGE_CHECKED -> {
        var change = change(state, one -> chance(4) || one.check().isEmpty());
        yield new ChangeFact.Checked(change, check(state, change));
      }
      case CHANGE_ACCEPTED ->
          new ChangeFact.Accepted(change(state, one -> one.word().equals("mergeable")));
      case CHANGE_REJECTED -> new ChangeFact.Rejected(change(state, _ -> chance(3)), "no");
      case CHANGE_DELIVERED -> {
        var change = change(state, one -> one.acceptance().isPresent());
        yield new ChangeFact.Delivered(
            change, commit(), before(state, change), commit(), "reports/some.bundle");
      }
      case LOG_DAMAGED -> {
        long first = 1 + random.nextLong(state.seq() + 1);
        yield LogFact.Damaged.of(first, first + random.nextInt(3));
      }
      case SNAPSHOT_TAKEN -> new LogFact.SnapshotTaken(state.seq() + random.nextInt(2));
      case HIVE_RULES -> new LogFact.Rules(1);
    };
  }

  /** Questions and what is said to them more often than anything else. */
  private MessageFact.Sent sent(HiveState state) {
    var to = any(List.of("broadcast", "builder", "instance_2", "person", "who"));
    var type = any(List.of("text", "question", "question", "answer", "answer", "pass"));
    var blocked = state.work().unaskedBlocked();
    if (!blocked.isEmpty() && chance(2)) {
      var metadata = JsonNodeFactory.instance.objectNode();
      metadata.putObject("bob").put("blocked", any(blocked).id().toString());
      return new MessageFact.Sent("person", "question", "hi", metadata);
    }
    if (chance(20)) {
      var metadata = JsonNodeFactory.instance.objectNode();
      metadata.putObject("bob").put("uncheckable", findingId(state).toString());
      return new MessageFact.Sent("instance_2", "question", "hi", metadata);
    }
    var words = any(List.of("hi", "retry", "cancel"));
    var said = new MessageFact.Sent(to, type, words, JsonNodeFactory.instance.objectNode());
    return type.equals("answer") || type.equals("pass") ? said.becauseOf(question(state)) : said;
  }

  /** What a message needs to be an answer, or a task of a goal or of its own. */
  private ObjectNode asked(HiveState state) {
    var metadata = sent(state).becauseOf(question(state)).metadata().put("kind", "links");
    if (chance(2)) {
      metadata.put("goal", goal(state).value()).putArray("depends_on").add("a");
    }
    return metadata;
  }

  private long question(HiveState state) {
    var pending = state.questions().pending();
    return pending.isEmpty() || chance(10) ? random.nextLong(state.seq() + 1) : any(pending).seq();
  }

  private Origin origin() {
    return new Origin(
        "%016x".formatted(random.nextInt(50)), 1 + random.nextInt(3), Optional.empty());
  }

  private Optional<Way> way() {
    return chance(2) ? Optional.empty() : Optional.of(any(List.of(Way.values())));
  }

  private Optional<Priority> priority() {
    return chance(2) ? Optional.empty() : Optional.of(any(List.of(Priority.values())));
  }

  private OptionalLong took() {
    return chance(3) ? OptionalLong.empty() : OptionalLong.of(random.nextLong(5_000));
  }

  private MemberFact.Lost lost(HiveState state) {
    var id = id();
    long epoch = state.members().find(id).map(Member::epoch).orElse(1L);
    return new MemberFact.Lost(id, chance(5) ? epoch - 1 : epoch, "gone");
  }

  private WorkFact.GoalPlanned plan(HiveState state) {
    var goal = goal(state);
    var wanted = state.work().goal(goal).flatMap(Goal::wanted);
    if (wanted.isPresent() && !chance(4)) {
      return new WorkFact.GoalPlanned(goal, COMMIT, List.of(wanted.get()));
    }
    var tasks =
        chance(9)
            ? List.of(spec("a", "b"), spec("b", "a"))
            : List.of(
                spec("a"),
                spec("b", "a"),
                edits("c", "a", chance(2) ? "docs/**" : "docs/?.md"),
                spec("d", "b", "c"),
                new TaskSpec(
                    "report",
                    "report",
                    "Tell",
                    Role.REFLECTOR,
                    List.of("docs/**"),
                    List.of("b", "d"),
                    true,
                    Map.of("shard", "1/2")));
    return new WorkFact.GoalPlanned(goal, chance(2) ? COMMIT : OTHER_COMMIT, tasks);
  }

  private static TaskSpec edits(String name, String dependsOn, String glob) {
    return new TaskSpec(
        name,
        "edit",
        "Mend",
        Role.BUILDER,
        List.of(),
        List.of(dependsOn),
        false,
        Map.of(),
        List.of(glob));
  }

  /** Of an open goal more often than of any other one. */
  private GoalId goal(HiveState state) {
    var open = state.work().openGoals();
    return open.isEmpty() || chance(10) ? noGoal() : any(open).id();
  }

  private GoalId noGoal() {
    return new GoalId("goal_" + (1 + random.nextInt(60)));
  }

  private enum Kind {
    READY,
    OFFERED,
    CLAIMED
  }

  private TaskId task(HiveState state, Kind kind) {
    var tasks =
        state.work().openGoals().stream()
            .flatMap(goal -> state.work().tasksOf(goal).stream())
            .filter(
                task ->
                    switch (task.state()) {
                      case TaskState.Open(var to) when to.isPresent() -> kind != Kind.CLAIMED;
                      case TaskState.Open _ ->
                          kind == Kind.READY && (state.work().isReady(task) || chance(9));
                      case TaskState.Claimed _ -> kind == Kind.CLAIMED || chance(9);
                      case TaskState.Done _, TaskState.Blocked _, TaskState.Cancelled _ ->
                          chance(9);
                    })
            .toList();
    return tasks.isEmpty() || chance(10)
        ? HiveStory.task(noGoal(), any(List.of("a", "d")))
        : any(tasks).id();
  }

  /** One that came to nothing, of whatever goal. */
  private TaskId vain(HiveState state) {
    var vain =
        state.work().goals().values().stream()
            .flatMap(goal -> state.work().tasksOf(goal).stream())
            .filter(task -> task.state().vain() || chance(50))
            .toList();
    return vain.isEmpty() || chance(10)
        ? HiveStory.task(noGoal(), any(List.of("a", "d")))
        : any(vain).id();
  }

  private long token(HiveState state, TaskId task) {
    long token =
        state.work().task(task).flatMap(Task::claim).map(TaskState.Claimed::token).orElse(1L);
    return chance(10) ? token - 1 : token;
  }

  /** One that waits for its verifier, or any that is known, or none. */
  private FindingId findingId(HiveState state) {
    var waiting = state.memory().toVerify();
    var known = state.memory().findings();
    if (!waiting.isEmpty() && !chance(3)) {
      return any(waiting).finding().id();
    }
    return known.isEmpty() || chance(3)
        ? finding(random.nextInt(2_000)).id()
        : any(List.copyOf(known.values())).finding().id();
  }

  /** In one of many files, so that not all are the same thing. */
  private static Finding placed(int number) {
    var plain = finding(number);
    var place = plain.evidence();
    return new Finding(
        plain.id(),
        plain.kind(),
        plain.severity(),
        plain.title(),
        plain.why(),
        plain.effort(),
        plain.tags(),
        new Evidence(
            place.commit(),
            "docs/%d.md".formatted(number % 500),
            place.line(),
            place.command(),
            place.excerpt()));
  }

  private String text(String words) {
    return words + " " + random.nextInt(5);
  }

  private long learning(HiveState state) {
    return chance(3) || state.memory().learnings().isEmpty()
        ? random.nextLong(state.seq() + 1)
        : any(List.copyOf(state.memory().learnings().keySet()));
  }

  private FindingId settled(HiveState state) {
    var known = state.memory().findings().values().stream().filter(KnownFinding::confirmed);
    return known.findFirst().map(KnownFinding::finding).orElse(finding(1)).id();
  }

  private static Optional<FindingId> contested(HiveState state) {
    return state.memory().findings().values().stream()
        .filter(known -> known.isToBeArguedAbout())
        .map(known -> known.finding().id())
        .findFirst();
  }

  private static ProposalFact.Opened settling(FindingId finding) {
    return new ProposalFact.Opened(
        new Motion(
            "title",
            "text",
            new Subject.OfFinding(finding),
            VotingRule.atLeast(2),
            Duration.ofMinutes(1),
            new Effect.Settlement(),
            true));
  }

  private ProposalFact.Opened changing() {
    return new ProposalFact.Opened(
        new Motion(
            "title",
            "text",
            new Subject.OfCommit(commit()),
            VotingRule.atLeast(1),
            Duration.ofMinutes(1),
            new Effect.Change(),
            false));
  }

  private CommitId commit() {
    return new CommitId("%040x".formatted(random.nextInt(20)));
  }

  /** An open one like that more often than any other one. */
  private ChangeId change(HiveState state, Predicate<QueuedChange> like) {
    var such = state.changes().open().stream().filter(like).toList();
    return such.isEmpty() || chance(10) ? new ChangeId(1 + random.nextInt(60)) : any(such).id();
  }

  /** What it is merged behind, or sometimes nothing. */
  private List<ChangeId> before(HiveState state, ChangeId change) {
    var before = state.changes().before(Optional.of(change)).stream().map(QueuedChange::id);
    return chance(10) ? List.of() : before.toList();
  }

  private MergeCheck check(HiveState state, ChangeId change) {
    boolean merges = !chance(3);
    return new MergeCheck(
        commit(),
        before(state, change),
        merges ? Optional.empty() : Optional.of("it conflicts"),
        merges ? List.of() : List.of("docs/a.md"),
        new Extent(1 + random.nextInt(3), random.nextInt(3), random.nextInt(3)));
  }

  /** One like that more often than any other one. */
  private ProposalId proposal(HiveState state, Predicate<Proposal> like) {
    var such = state.proposals().pending().stream().filter(like).toList();
    return such.isEmpty() || chance(10) ? new ProposalId(1 + random.nextInt(60)) : any(such).id();
  }

  private int version(HiveState state, ProposalId id) {
    int version = state.proposals().find(id).map(Proposal::version).orElse(1);
    return chance(10) ? version + 1 : version;
  }

  private InstanceId id() {
    return new InstanceId(1 + random.nextInt(8));
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
