package dev.bob.instance.lifecycle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.instance.mind.GoalReading;
import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.Matter;
import dev.bob.instance.mind.Mind;
import dev.bob.instance.mind.MindFailure;
import dev.bob.instance.mind.Opinion;
import dev.bob.instance.mind.Plan;
import dev.bob.instance.mind.TaskOrder;
import dev.bob.instance.mind.TaskOutcome;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.Role;
import dev.bob.state.model.Severity;
import dev.bob.state.model.TaskSpec;
import dev.bob.state.model.Vote;
import dev.bob.state.model.Way;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A mind with {@value #TASKS} tasks that find one thing each, and a report that lists them. */
public class FakeMind implements Mind {
  static final int TASKS = 6;
  public static final String COMMIT = "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00";

  /** Tasks wait here until it is open. */
  final CountDownLatch gate;

  /** How often it has looked at what it sees the second time. */
  private final AtomicInteger looks = new AtomicInteger();

  public FakeMind(CountDownLatch gate) {
    this.gate = gate;
  }

  @Override
  public GoalReading understand(String goalText) {
    if (goalText.contains("riddle")) {
      throw new IllegalStateException("a bug in the mind");
    }
    return goalText.startsWith("Survey")
        ? new GoalReading.Understood("a survey")
        : new GoalReading.Refused("I can only survey");
  }

  @Override
  public Plan plan(String goalText, int members) {
    if (goalText.contains("maze")) {
      throw new IllegalStateException("a bug in the mind");
    }
    List<TaskSpec> tasks = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      tasks.add(spec("look-" + i, "look", Role.values()[i % 2], List.of(), false));
    }
    if (goalText.contains("magic")) {
      tasks.add(spec("magic", "magic", Role.EXPLORER, List.of(), false));
    }
    if (goalText.contains("shy")) {
      tasks.add(spec("shy", "look", Role.EXPLORER, List.of(), false));
    }
    if (goalText.contains("odd")) {
      tasks.add(spec("odd", "look", Role.EXPLORER, List.of(), false));
    }
    var names = tasks.stream().map(TaskSpec::name).toList();
    tasks.add(spec("report", "report", Role.REFLECTOR, names, true));
    return new Plan(COMMIT, tasks);
  }

  private static TaskSpec spec(
      String name, String kind, Role affinity, List<String> needs, boolean tolerates) {
    return new TaskSpec(name, kind, name, affinity, List.of(), needs, tolerates, Map.of());
  }

  @Override
  public String commit() {
    return COMMIT;
  }

  @Override
  public String abilities() {
    return "I can look";
  }

  @Override
  public boolean canDo(String kind) {
    return !kind.equals("magic");
  }

  @Override
  public TaskOutcome perform(TaskOrder order, Consumer<Finding> findings)
      throws MindFailure, InterruptedException {
    gate.await();
    if (order.goalText().contains("fail") && order.spec().name().equals("look-1")) {
      throw new MindFailure("look-1 cannot be done here", false);
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    if (order.spec().kind().equals("report")) {
      var text = new StringBuilder();
      order.findings().forEach(finding -> text.append(finding.title()).append('\n'));
      order.blocked().forEach((task, why) -> text.append(task).append(": ").append(why));
      files.put("REPORT.md", text.toString().getBytes(StandardCharsets.UTF_8));
    } else {
      findings.accept(finding(order.spec().name()));
    }
    return new TaskOutcome(JsonNodeFactory.instance.objectNode(), files);
  }

  static Finding finding(String name) {
    return new Finding(
        new FindingId("%016x".formatted(name.hashCode())),
        "fake",
        Severity.LOW,
        "found by " + name,
        "because",
        Effort.MINUTES,
        List.of(),
        new Evidence(COMMIT, name, 1, "git show", ""));
  }

  @Override
  public Judgement judge(Finding finding) throws MindFailure {
    if (finding.evidence().path().equals("shy") && looks.incrementAndGet() == 1) {
      throw new MindFailure("it is too dark", true);
    }
    return switch (finding.evidence().path()) {
      case "look-0" -> new Judgement.Refuted("there is nothing at look-0");
      case "odd" -> throw new IllegalStateException("a bug in the mind");
      default -> new Judgement.Confirmed("looked again");
    };
  }

  @Override
  public Optional<Way> otherWay(Finding finding) {
    return Optional.of(Way.BYTES);
  }

  @Override
  public Opinion look(Finding finding, Way way) {
    return new Opinion(Vote.YES, "saw it in another way", "git show");
  }

  @Override
  public Set<FindingId> changed(Collection<Finding> findings, String commit) throws MindFailure {
    return Set.of();
  }

  @Override
  public Opinion weigh(Matter matter) {
    return switch (matter.way()) {
      case PROOF -> new Opinion(Vote.YES, "so it is", "git show");
      case BYTES -> new Opinion(Vote.NO, "so it is not", "git show");
      case HEAD -> throw new IllegalStateException("a bug in the mind");
    };
  }

  @Override
  public void close() {}
}
