package dev.bob.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.dashboard.FakeInstance;
import dev.bob.dashboard.FakeInstance.Manner;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.Role;
import dev.bob.state.model.Severity;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import dev.bob.state.model.Way;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Two instances that fill the memory: what the first one finds, the second one confirms. */
final class SmallMemory implements AutoCloseable {
  private static final String COMMIT = "1".repeat(40);
  private static final SplittableRandom IDS = new SplittableRandom(1);

  private final Hive hive;
  final FakeInstance finder;
  final FakeInstance verifier;
  private final GoalId goal;
  private final TaskId task;
  private final long token;

  SmallMemory(Hive hive) throws IOException {
    this.hive = hive;
    finder = FakeInstance.join(hive, "fake-0", Manner.WELL);
    verifier = FakeInstance.join(hive, "fake-1", Manner.WELL);
    submit(Author.person(), new WorkFact.GoalSet("Survey"));
    goal = hive.state().work().goals().lastEntry().getValue().id();
    submit(finder.author(), new WorkFact.GoalPlanned(goal, COMMIT, List.of(links())));
    task = new TaskId(goal + ".links");
    token = submit(finder.author(), new WorkFact.TaskClaimed(task));
  }

  /** A finding that is confirmed. */
  FindingId find(String kind, String title, String path) throws IOException {
    var id = new FindingId(HexFormat.of().toHexDigits(IDS.nextLong()));
    submit(
        finder.author(),
        new MemoryFact.FindingReported(
            task,
            token,
            new Finding(
                id,
                kind,
                Severity.MEDIUM,
                title,
                "Readers run into a dead end.",
                Effort.MINUTES,
                List.of("docs"),
                new Evidence(COMMIT, path, 12, "git show", "[b](b.md)"))));
    submit(
        verifier.author(),
        new MemoryFact.FindingConfirmed(id, "looked at " + path, Optional.of(Way.PROOF)));
    return id;
  }

  /** Gives its seq. */
  long learn(String text, String tag) throws IOException {
    return submit(verifier.author(), new MemoryFact.LearningRecorded(goal, text, List.of(tag)));
  }

  long submit(Author by, Fact fact) throws IOException {
    var outcome = hive.submit(by, fact);
    assertThat(outcome.accepted()).as("%s: %s", fact, outcome.verdict()).isTrue();
    return outcome.seq().orElseThrow();
  }

  private static TaskSpec links() {
    return new TaskSpec(
        "links", "links", "Look for links", Role.EXPLORER, List.of(), List.of(), false, Map.of());
  }

  @Override
  public void close() throws IOException {
    finder.close();
    verifier.close();
  }
}
