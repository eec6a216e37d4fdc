package dev.bob.instance.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.Settings;
import dev.bob.instance.lifecycle.FakeMind;
import dev.bob.instance.mind.Judgement;
import dev.bob.instance.status.InstanceLog;
import dev.bob.instance.status.StatusBoard;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.TaskId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who checks a batch of findings looks at those that nobody has judged meanwhile. */
class VerificationTest {
  private static final TaskId TASK = new TaskId("goal_1.look");

  @TempDir Path home;

  private final LookingMind mind = new LookingMind();
  private Hive hive;
  private Author author;
  private Author checker;
  private Verification verification;

  /** Notes at what it looks. */
  private static final class LookingMind extends FakeMind {
    private final List<FindingId> looked = new ArrayList<>();

    LookingMind() {
      super(new CountDownLatch(0));
    }

    @Override
    public Judgement judge(Finding finding) {
      looked.add(finding.id());
      return new Judgement.Confirmed("looked at " + finding.id());
    }
  }

  @BeforeEach
  void open() throws Exception {
    hive = new Hive(new InMemoryEventLog(), HiveStory.CLOCK);
    author = joined("a");
    checker = joined("b");
    hive.submit(Author.person(), new WorkFact.GoalSet("Survey this"));
    hive.submit(
        author,
        new WorkFact.GoalPlanned(
            new GoalId("goal_1"), FakeMind.COMMIT, List.of(HiveStory.spec("look"))));
    long token = hive.submit(author, new WorkFact.TaskClaimed(TASK)).seq().orElseThrow();
    for (int i = 1; i <= 3; i++) {
      hive.submit(author, new MemoryFact.FindingReported(TASK, token, HiveStory.finding(i)));
    }
    verification =
        new Verification(
            hive,
            mind,
            new StatusBoard(HiveStory.CLOCK),
            new InstanceLog(home, "instance_2", HiveStory.CLOCK, 1_000_000),
            Settings.workLimits());
  }

  @AfterEach
  void close() {
    hive.close();
  }

  @Test
  void passesOverWhatAnotherOneWasFasterWith() throws Exception {
    // Given
    var batch = hive.state().memory().toVerify();
    var other = joined("c");
    hive.submit(other, new MemoryFact.FindingRefuted(HiveStory.finding(2).id(), "it is not so"));

    // When
    var accepted = verification.verify(batch, checker);

    // Then
    assertThat(accepted).isTrue();
    assertThat(mind.looked).containsExactly(HiveStory.finding(1).id(), HiveStory.finding(3).id());
    assertThat(hive.state().memory().findings().values())
        .extracting(KnownFinding::words)
        .allSatisfy(words -> assertThat(words).hasSize(1));
  }

  private Author joined(String key) throws Exception {
    var outcome = hive.submit(Author.joiner(key), HiveStory.joined(key));
    return HiveStory.as(outcome.state().members().withKey(key).orElseThrow());
  }
}
