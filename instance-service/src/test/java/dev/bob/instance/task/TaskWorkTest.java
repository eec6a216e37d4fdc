package dev.bob.instance.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.instance.Settings;
import dev.bob.instance.change.NoMerging;
import dev.bob.instance.lifecycle.FakeMind;
import dev.bob.instance.mind.MindFailure;
import dev.bob.instance.mind.TaskOrder;
import dev.bob.instance.mind.TaskOutcome;
import dev.bob.instance.mind.Thinking;
import dev.bob.instance.status.InstanceLog;
import dev.bob.instance.status.StatusBoard;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Task;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.Finding;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.TaskId;
import dev.bob.state.recall.Recall;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task says of how long it took. */
class TaskWorkTest {
  private static final TaskId TASK = new TaskId("goal_1.look");
  private static final Duration WORK = Duration.ofMillis(1_250);

  @TempDir Path home;

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE); // it may overflow
  private final SlowMind mind = new SlowMind();
  private Hive hive;
  private Member me;
  private Thinking thinking;
  private TaskWork work;

  /** Works for {@link #WORK}, and then does not want to. */
  private final class SlowMind extends FakeMind {
    private Optional<MindFailure> failure = Optional.empty();
    private Optional<RuntimeException> bug = Optional.empty();

    SlowMind() {
      super(new CountDownLatch(0));
    }

    @Override
    public TaskOutcome perform(TaskOrder order, Consumer<Finding> findings) throws MindFailure {
      nanoTime.addAndGet(WORK.toNanos());
      if (bug.isPresent()) {
        throw bug.get();
      }
      if (failure.isPresent()) {
        throw failure.get();
      }
      SortedMap<String, byte[]> files = new TreeMap<>();
      files.put("REPORT.md", "all is well".getBytes(StandardCharsets.UTF_8));
      return new TaskOutcome(JsonNodeFactory.instance.objectNode(), files);
    }
  }

  @BeforeEach
  void open() throws Exception {
    hive = new Hive(new InMemoryEventLog(), HiveStory.CLOCK);
    var joined = hive.submit(Author.joiner("a"), HiveStory.joined("a"));
    me = joined.state().members().withKey("a").orElseThrow();
    hive.submit(Author.person(), new WorkFact.GoalSet("Survey this"));
    var plan =
        new WorkFact.GoalPlanned(
            new GoalId("goal_1"), FakeMind.COMMIT, List.of(HiveStory.spec("look")));
    assertThat(hive.submit(HiveStory.as(me), plan).accepted()).isTrue();
    thinking = new Thinking(mind, new Recall(), new NoMerging());
    work =
        new TaskWork(
            hive,
            thinking,
            new Reports(home, hive),
            new StatusBoard(HiveStory.CLOCK),
            new InstanceLog(home, "instance_1", HiveStory.CLOCK, 1_000_000),
            new TaskWork.Timing(Settings.workLimits(), nanoTime::get));
  }

  @AfterEach
  void close() {
    thinking.close();
    hive.close();
  }

  @Test
  void saysOfDoneWorkHowLongTheMindTook() throws Exception {
    // When
    work.take(task(), HiveStory.as(me));

    // Then
    assertThat(took()).hasValue(WORK.toMillis());
    assertThat(hive.state().skills().of(me.id(), "inventory").usual()).hasValue(WORK.toMillis());
  }

  @Test
  void saysOfWorkThatIsGivenUpHowLongItWasTried() throws Exception {
    // Given
    mind.failure = Optional.of(new MindFailure("it cannot be done", false));

    // When
    work.take(task(), HiveStory.as(me));

    // Then
    assertThat(took()).hasValue(WORK.toMillis());
  }

  @Test
  void saysOfABrokenMindHowLongItWasTried() throws Exception {
    // Given
    mind.bug = Optional.of(new IllegalStateException("a bug"));

    // When
    work.take(task(), HiveStory.as(me));

    // Then
    assertThat(took()).hasValue(WORK.toMillis());
  }

  private Task task() {
    return hive.state().work().task(TASK).orElseThrow();
  }

  private OptionalLong took() throws Exception {
    return switch (hive.read(hive.state().seq() - 1, 1).getFirst().event().fact()) {
      case WorkFact.TaskCompleted done -> done.tookMillis();
      case WorkFact.TaskFailed failed -> failed.tookMillis();
      default -> OptionalLong.empty();
    };
  }
}
