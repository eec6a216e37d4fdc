package dev.bob.state.network;

import dev.bob.state.fold.Decision;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Proposal;
import dev.bob.state.fold.Task;
import dev.bob.state.fold.TaskState;
import dev.bob.state.fold.Word;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Subject;
import dev.bob.state.model.TaskId;
import dev.bob.state.network.Chain.Step;
import dev.bob.state.network.Chain.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What rests on what: a word on the finding that it is about, a proposal on the words on its
 * finding that were there before it or on its task, a decision and a goal on the proposal that
 * brought them about, a task on that goal and on the tasks that it depends on. Pure.
 */
final class Provenance {
  private final HiveState state;
  private final Building building = new Building();
  private final Map<ProposalId, Step> proposals = new HashMap<>();
  private final Map<TaskId, Step> tasks = new HashMap<>();

  private Provenance(HiveState state) {
    this.state = state;
  }

  /** Of what is not older than that. */
  static Building of(HiveState state, Instant since) {
    var provenance = new Provenance(state);
    state.memory().findings().values().stream()
        .filter(known -> !known.at().isBefore(since))
        .forEach(provenance::found);
    // In the order of the log, so that nothing comes before what it rests on.
    Map<Long, Runnable> later = new TreeMap<>();
    state.proposals().all().stream()
        .filter(proposal -> !proposal.openedAt().isBefore(since))
        .forEach(proposal -> later.put(proposal.seq(), () -> provenance.proposed(proposal)));
    state.memory().decisions().values().stream()
        .filter(decision -> !decision.at().isBefore(since))
        .forEach(decision -> later.put(decision.seq(), () -> provenance.decided(decision)));
    state.work().goals().values().stream()
        .filter(goal -> !goal.setAt().isBefore(since))
        .forEach(goal -> later.put(goal.seq(), () -> provenance.worked(goal)));
    later.values().forEach(Runnable::run);
    return provenance.building;
  }

  private void found(KnownFinding known) {
    var found = step(known);
    building.lay(found, List.of());
    for (var word : known.words()) {
      building.lay(step(known, word), List.of(found));
    }
  }

  private static Step step(KnownFinding known) {
    var finding = known.finding();
    var by = Optional.of(known.author().toString());
    return new Step(What.FINDING, finding.id().toString(), by, finding.title(), known.seq());
  }

  private static Step step(KnownFinding known, Word word) {
    var by = Optional.of(word.by().toString());
    var title = "%s: %s".formatted(word.says(), word.text());
    return new Step(What.WORD, known.finding().id().toString(), by, title, known.seq());
  }

  private void proposed(Proposal proposal) {
    var by = Optional.of(proposal.by().id());
    var title = proposal.motion().title();
    var step = new Step(What.PROPOSAL, proposal.id().toString(), by, title, proposal.seq());
    building.lay(step, under(proposal.motion().subject(), proposal.heard()));
    proposals.put(proposal.id(), step);
  }

  private void decided(Decision decision) {
    var id = Long.toString(decision.seq());
    var step = new Step(What.DECISION, id, Optional.empty(), decision.title(), decision.seq());
    var proposal = Optional.ofNullable(proposals.get(decision.proposal()));
    building.lay(
        step,
        proposal
            .map(List::of)
            .orElseGet(
                () ->
                    decision
                        .subject()
                        .map(subject -> under(subject, heardBefore(decision)))
                        .orElse(List.of())));
  }

  /** Nobody where its proposal is forgotten: its words cannot be told from later ones then. */
  private List<InstanceId> heardBefore(Decision decision) {
    return state.proposals().find(decision.proposal()).map(Proposal::heard).orElse(List.of());
  }

  /**
   * What somebody looks at who speaks of that.
   *
   * @param heard whose words were there: what came later has moved nobody
   */
  private List<Step> under(Subject subject, List<InstanceId> heard) {
    return switch (subject) {
      case Subject.OfFinding(var id) ->
          state.memory().find(id).map(known -> under(known, heard)).orElse(List.of());
      case Subject.OfTask(var id) -> Optional.ofNullable(tasks.get(id)).stream().toList();
      case Subject.OfFile _, Subject.OfCommit _, Subject.OfText _ -> List.of();
    };
  }

  private static List<Step> under(KnownFinding known, List<InstanceId> heard) {
    List<Step> words = new ArrayList<>();
    known.words().stream()
        .filter(word -> heard.contains(word.by()))
        .forEach(word -> words.add(step(known, word)));
    words.add(step(known));
    return words;
  }

  private void worked(Goal goal) {
    var set = goal.proposal().map(proposals::get);
    var id = goal.id().toString();
    var step = new Step(What.GOAL, id, Optional.empty(), goal.text(), goal.seq());
    set.ifPresent(proposal -> building.lay(step, List.of(proposal)));
    Map<String, Task> plan = new HashMap<>();
    state.work().tasksOf(goal).forEach(task -> plan.put(task.spec().name(), task));
    Set<String> seen = new HashSet<>();
    state.work().tasksOf(goal).forEach(task -> done(task, plan, seen, set.map(_ -> step)));
  }

  /** What a task depends on comes before it, in whatever order the plan names them. */
  private void done(Task task, Map<String, Task> plan, Set<String> seen, Optional<Step> goal) {
    if (!seen.add(task.spec().name())) {
      return;
    }
    List<Step> on = new ArrayList<>(goal.stream().toList());
    for (var name : task.spec().dependsOn()) {
      var before = plan.get(name);
      if (before != null) {
        done(before, plan, seen, goal);
        Optional.ofNullable(tasks.get(before.id())).ifPresent(on::add);
      }
    }
    worker(task)
        .ifPresent(
            by -> {
              var id = task.id().toString();
              var name = Optional.of(by.toString());
              var step = new Step(What.TASK, id, name, task.spec().title(), task.since());
              building.lay(step, on);
              tasks.put(task.id(), step);
            });
  }

  private static Optional<InstanceId> worker(Task task) {
    return switch (task.state()) {
      case TaskState.Claimed claimed -> Optional.of(claimed.instance());
      case TaskState.Done done -> Optional.of(done.instance());
      case TaskState.Open _, TaskState.Blocked _, TaskState.Cancelled _ -> Optional.empty();
    };
  }
}
