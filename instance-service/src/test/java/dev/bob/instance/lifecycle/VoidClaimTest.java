package dev.bob.instance.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.instance.loop.Ending;
import dev.bob.instance.mind.MindFailure;
import dev.bob.instance.mind.TaskOrder;
import dev.bob.instance.mind.TaskOutcome;
import dev.bob.state.event.Author;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Task;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.Finding;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.TaskId;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an instance does whose task is cancelled, when something else happens at that moment. */
@Timeout(60)
class VoidClaimTest {
  private static final InstanceId ONE = new InstanceId(1);

  @TempDir Path home;

  private final CountDownLatch firstGate = new CountDownLatch(1);

  /** Waits with its first task until its gate is open, whoever interrupts it, and gives it up. */
  private final class SlowMind extends FakeMind {
    private final AtomicInteger interrupts = new AtomicInteger();
    private final AtomicBoolean begun = new AtomicBoolean();

    SlowMind() {
      super(new CountDownLatch(0));
    }

    @Override
    public TaskOutcome perform(TaskOrder order, Consumer<Finding> findings)
        throws MindFailure, InterruptedException {
      if (begun.getAndSet(true)) {
        return super.perform(order, findings);
      }
      while (firstGate.getCount() > 0) {
        try {
          firstGate.await();
        } catch (InterruptedException e) {
          interrupts.incrementAndGet();
        }
      }
      if (interrupts.get() > 0) {
        throw new InterruptedException();
      }
      throw new IllegalStateException("what it worked for is gone");
    }
  }

  /** The interrupt that was to end the instance counted as that of the void claim: it went on. */
  @Test
  void endsWhenToldToAlsoWhileItsClaimIsVoid() throws Exception {
    var mind = new SlowMind();
    try (var test = new TestHive(home, new InMemoryEventLog(), () -> mind)) {
      // Given
      var ended = test.start("a");
      var task = claimed(test);
      test.hive.submit(Author.person(), new WorkFact.TaskCancelled(task));
      await().until(() -> mind.interrupts.get() == 1);

      // When
      test.tellToEnd(ONE);
      await().until(() -> mind.interrupts.get() == 2);
      firstGate.countDown();

      // Then
      assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo(new Ending.Leave("told to end"));
      assertThat(test.hive.state().members().live()).isEmpty();
      assertThat(test.hive.state().memory().findings()).as("no other task was begun").isEmpty();
    }
  }

  /** The state is there before the listeners hear of it: a plain cancel was logged as a bug. */
  @Test
  void isNoFailureWhenTheWorkBreaksBeforeTheNewsOfTheCancelIsHeard() throws Exception {
    var heard = new CountDownLatch(1);
    var mind = new SlowMind();
    try (var test = new TestHive(home, new InMemoryEventLog(), () -> mind);
        var _ =
            test.hive.onChange(
                change -> {
                  if (change.recorded().event().fact() instanceof WorkFact.TaskCancelled) {
                    hold(heard);
                  }
                });
        AutoCloseable _ = heard::countDown) {
      // Given: whoever listens after this one hears nothing of the cancel yet.
      test.start("a");
      var task = claimed(test);
      test.hive.submit(Author.person(), new WorkFact.TaskCancelled(task));

      // When
      firstGate.countDown();

      // Then
      var log = home.resolve("logs/instance_1.jsonl");
      await()
          .untilAsserted(
              () -> assertThat(log).content().contains(task + " is not mine any more: claim"));
      assertThat(log).content().doesNotContain("broke");
      assertThat(mind.interrupts).hasValue(0);
    }
  }

  private static TaskId claimed(TestHive test) throws Exception {
    test.setGoal("Survey this");
    return await()
        .until(
            () ->
                test.hive.state().work().tasks().values().stream()
                    .filter(task -> task.claim().isPresent())
                    .map(Task::id)
                    .toList(),
            tasks -> !tasks.isEmpty())
        .getFirst();
  }

  private static void hold(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
