package dev.bob.deploy.simulation;

import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Verdict;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges the judge: keeps books of its own about what was accepted, and breaks off where that
 * cannot be right.
 */
final class Checker {
  /** Why members say that another one is lost. */
  static final String SILENT = "no heartbeat, and no answer";

  private static final List<Path> FILES =
      List.of(
          Path.of("docs/a.md"),
          Path.of("docs/sub/a.txt"),
          Path.of("docs/b.md"),
          Path.of("src/main/a.java"),
          Path.of("src/main/b.java"));

  private static final Duration SILENT_MIN = Duration.ofSeconds(7);

  private final SimulatedHive hive;
  private final Map<InstanceId, Holder> live = new HashMap<>();
  private final Map<TaskId, Claim> claims = new HashMap<>();
  private final Set<TaskId> done = new HashSet<>();
  private final Set<GoalId> planned = new HashSet<>();
  private final Set<String> records = new HashSet<>();
  private final Map<String, Killed> killed = new HashMap<>();

  private int pairs;

  private record Holder(String key, long epoch) {}

  private record Claim(InstanceId by, long epoch, long token) {}

  /** How a process was when it was ended by force. */
  private record Killed(Duration wellFor, boolean beyondItsLimit) {}

  /** Something that must never be. */
  static final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Violation(String sentence) {
      super(sentence);
    }
  }

  Checker(SimulatedHive hive) {
    this.hive = hive;
  }

  Set<TaskId> done() {
    return done;
  }

  void killed(SimulatedProcess process) {
    killed.putIfAbsent(
        process.launch().id(),
        new Killed(
            process.wellFor(),
            process.member().filter(member -> member.beat().beyondItsLimit()).isPresent()));
  }

  void see(Recorded recorded, Verdict verdict) {
    if (!verdict.accepted()) {
      return;
    }
    require(records.add(recorded.writer() + " " + recorded.n()), "counted twice: " + recorded);
    var event = recorded.event();
    if (event.by().kind() == Author.Kind.INSTANCE && !(event.fact() instanceof MemberFact.Joined)) {
      require(
          live.containsKey(id(event)) && live.get(id(event)).epoch() == epoch(event),
          "by a dead epoch: " + recorded);
    }
    switch (event.fact()) {
      case MemberFact fact -> member(recorded, fact);
      case WorkFact fact -> work(recorded, fact);
      case MemoryFact.FindingReported found -> requireClaim(recorded, found.task(), found.token());
      default -> {}
    }
  }

  private void member(Recorded recorded, MemberFact fact) {
    switch (fact) {
      case MemberFact.Joined joined -> {
        var member = hive.log().state(recorded.seq()).members().withKey(joined.key()).orElseThrow();
        var holder = live.get(member.id());
        require(
            holder == null || holder.key().equals(joined.key()),
            member.id() + " is held twice: " + recorded);
        release(member.id());
        live.put(member.id(), new Holder(joined.key(), recorded.seq()));
      }
      case MemberFact.Left _ -> gone(id(recorded.event()));
      case MemberFact.Lost lost -> {
        require(
            live.containsKey(lost.id()) && live.get(lost.id()).epoch() == lost.epoch(),
            "lost, and was not there: " + recorded);
        requireLost(recorded, lost);
        gone(lost.id());
      }
      case MemberFact.Steered _ -> {}
    }
  }

  /** Nobody who is well is declared lost for being silent, nor as stuck who keeps to its limit. */
  private void requireLost(Recorded recorded, MemberFact.Lost lost) {
    var member = hive.log().state(recorded.seq() - 1).members().find(lost.id()).orElseThrow();
    var process = hive.processOf(member).orElseThrow();
    var was = killed.getOrDefault(process.launch().id(), new Killed(process.wellFor(), false));
    if (lost.cause().startsWith("no heartbeat")) {
      require(was.wellFor().compareTo(SILENT_MIN) < 0, "lost though it was well: " + recorded);
    } else if (lost.cause().startsWith("stuck")) {
      require(was.beyondItsLimit(), "stuck within its limit: " + recorded);
    }
  }

  private void gone(InstanceId id) {
    live.remove(id);
    release(id);
  }

  private void release(InstanceId id) {
    claims.values().removeIf(claim -> claim.by().equals(id));
  }

  private void work(Recorded recorded, WorkFact fact) {
    var event = recorded.event();
    switch (fact) {
      case WorkFact.GoalPlanned plan ->
          require(planned.add(plan.goal()), "a second plan: " + plan.goal());
      case WorkFact.TaskClaimed claimed -> {
        require(!done.contains(claimed.task()), "claimed though done: " + recorded);
        var claim = new Claim(id(event), epoch(event), recorded.seq());
        require(claims.put(claimed.task(), claim) == null, "claimed twice: " + recorded);
        requireFilesOfItsOwn(recorded, claimed.task());
      }
      case WorkFact.TaskCompleted completed -> {
        requireClaim(recorded, completed.task(), completed.token());
        require(done.add(completed.task()), "finished twice: " + recorded);
        claims.remove(completed.task());
      }
      case WorkFact.TaskFailed failed -> {
        requireClaim(recorded, failed.task(), failed.token());
        claims.remove(failed.task());
      }
      case WorkFact.TaskPaired paired -> requireHelper(recorded, paired);
      case WorkFact.TaskRetried retried ->
          require(!done.contains(retried.task()), "retried though done: " + recorded);
      case WorkFact.TaskCancelled cancelled -> {
        require(!done.contains(cancelled.task()), "cancelled though done: " + recorded);
        claims.remove(cancelled.task());
      }
      case WorkFact.GoalCancelled cancelled ->
          claims.keySet().removeIf(task -> task.value().startsWith(cancelled.goal() + "."));
      case WorkFact.GoalSet _,
          WorkFact.GoalRefused _,
          WorkFact.TaskAssigned _,
          WorkFact.TaskDeclined _ -> {}
    }
  }

  /**
   * No two that are at work may change one file: seen at some files, by another reading of globs.
   */
  private void requireFilesOfItsOwn(Recorded recorded, TaskId task) {
    var work = hive.log().state(recorded.seq()).work();
    for (var file : FILES) {
      if (edits(work.task(task).orElseThrow().spec(), file)) {
        long editors =
            claims.keySet().stream()
                .filter(other -> edits(work.task(other).orElseThrow().spec(), file))
                .count();
        require(editors == 1, file + " is changed by " + editors + ": " + recorded);
      }
    }
  }

  /** Who helps is there and at nothing else; whom it helps is at its task, and not itself. */
  private void requireHelper(Recorded recorded, WorkFact.TaskPaired paired) {
    var claim = claims.get(paired.task());
    require(claim != null && claim.token() == paired.token(), "nobody to be helped: " + recorded);
    require(live.containsKey(paired.helper()), "the helper is not there: " + recorded);
    require(
        claims.values().stream().noneMatch(other -> other.by().equals(paired.helper())),
        "the helper has a task: " + recorded);
    pairs++;
  }

  /** How often somebody was asked to help. */
  int pairs() {
    return pairs;
  }

  private static boolean edits(TaskSpec spec, Path file) {
    return spec.edits().stream()
        .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
        .anyMatch(matcher -> matcher.matches(file));
  }

  private void requireClaim(Recorded recorded, TaskId task, long token) {
    var event = recorded.event();
    var claim = claims.get(task);
    require(
        claim != null && claim.equals(new Claim(id(event), epoch(event), token)),
        "without the claim: " + recorded + ", the claim is " + claim);
  }

  private static InstanceId id(Event event) {
    return InstanceId.parse(event.by().id());
  }

  private static long epoch(Event event) {
    return event.by().epoch().orElseThrow();
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Violation(otherwise);
    }
  }
}
