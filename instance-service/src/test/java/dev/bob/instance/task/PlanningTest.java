package dev.bob.instance.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.instance.Settings;
import dev.bob.instance.lifecycle.FakeMind;
import dev.bob.instance.mind.GoalReading;
import dev.bob.instance.mind.Plan;
import dev.bob.instance.status.InstanceLog;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.GoalState;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.Task;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a goal that is one task, as a message asked for it. */
class PlanningTest {
  @TempDir Path home;

  private Hive hive;
  private Planning planning;
  private Author me;

  /** Reads and divides nothing: of a task that is asked for nobody asks it that. */
  private static final class TacitMind extends FakeMind {
    TacitMind() {
      super(new CountDownLatch(0));
    }

    @Override
    public GoalReading understand(String goalText) {
      throw new AssertionError("asked what it makes of " + goalText);
    }

    @Override
    public Plan plan(String goalText, int members) {
      throw new AssertionError("asked to divide " + goalText);
    }
  }

  @BeforeEach
  void open() throws Exception {
    hive = new Hive(new InMemoryEventLog(), HiveStory.CLOCK);
    var joined = hive.submit(Author.joiner("a"), HiveStory.joined("a"));
    me = HiveStory.as(joined.state().members().withKey("a").orElseThrow());
    var log = new InstanceLog(home, "instance_1", HiveStory.CLOCK, 1_000_000);
    planning =
        new Planning(
            hive,
            new TacitMind(),
            log,
            new TaskWork.Timing(Settings.workLimits(), System::nanoTime));
  }

  @AfterEach
  void close() {
    hive.close();
  }

  @Test
  void asksTheMindForTheCommitAlone() throws Exception {
    // Given
    var goal = asked("look");

    // When
    var accepted = planning.plan(goal, me);

    // Then
    assertThat(accepted).isTrue();
    assertThat(hive.state().work().ready())
        .extracting(Task::spec)
        .containsExactly(goal.wanted().orElseThrow());
    assertThat(hive.state().work().plannedFor()).contains(FakeMind.COMMIT);
  }

  @Test
  void refusesAKindThatTheMindCannotDoAndSaysWhatItCan() throws Exception {
    // When
    planning.plan(asked("magic"), me);

    // Then
    assertThat(hive.state().work().goals().get(1).state())
        .isEqualTo(new GoalState.Refused("I can look"));
  }

  private Goal asked(String kind) throws Exception {
    var metadata = JsonNodeFactory.instance.objectNode().put("kind", kind);
    hive.submit(Author.person(), new MessageFact.Sent("broadcast", "task", "Survey", metadata));
    return hive.state().work().waitingGoals().getFirst();
  }
}
