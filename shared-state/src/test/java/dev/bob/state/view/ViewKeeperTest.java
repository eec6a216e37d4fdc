package dev.bob.state.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.state.event.Author;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.HiveState;
import dev.bob.state.lock.LockFile;
import dev.bob.state.log.LogException;
import dev.bob.state.presence.FilePresence;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.Presence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewKeeperTest {
  private static final String MESSAGE =
      "{\"from\":\"a\",\"to\":\"broadcast\",\"type\":\"text\",\"content\":\"hi\","
          + "\"timestamp\":\"2025-12-10T02:00:00\"}";

  @TempDir private Path home;
  private final AtomicReference<HiveState> hive = new AtomicReference<>(HiveState.EMPTY);
  private final CountDownLatch broken = new CountDownLatch(1);
  private final Presences presence = new Presences();
  private final AtomicReference<Runnable> heard = new AtomicReference<>(() -> {});
  private volatile Duration later = Duration.ZERO;

  @Test
  void followsTheHiveAndBringsBackWhatIsDeleted() throws Exception {
    // Given
    try (var keeper = start()) {
      await().until(() -> Files.exists(tasks()));

      // When
      hive.set(new SmallHive().state());

      // Then
      await().until(() -> Files.readString(tasks()).contains("goal_1"));
      Files.delete(tasks());
      await().until(() -> Files.exists(tasks()));
      assertThat(keeper.alarms()).isEmpty();
    }
  }

  @Test
  void writesWhatCameLastBeforeItCloses() throws Exception {
    // Given
    var keeper = start();
    await().until(() -> Files.exists(home.resolve(View.PROPOSALS.fileName())));

    // When
    hive.set(new SmallHive().said("the last words").state());
    keeper.close();

    // Then
    assertThat(home.resolve(View.MESSAGES.fileName())).content().contains("the last words");
  }

  @Test
  void leavesTheViewsToWhoeverHoldsTheLock() throws Exception {
    // Given
    try (var other = LockFile.open(home.resolve(".bob/locks/keeper.lock"))) {
      assertThat(other.tryLock()).isTrue();
      var keeper = keeper();

      // When
      keeper.turn();
      assertThat(tasks()).doesNotExist();
      other.unlock();
      keeper.turn();

      // Then
      assertThat(tasks()).exists();
    }
  }

  @Test
  void restsUntilSomebodySaysSomething() throws Exception {
    // Given
    var keeper = keeper();
    assertThat(keeper.turn()).isLessThan(ViewKeeper.REST);
    later = Asides.CLEAN_KEPT;
    keeper.turn();
    assertThat(keeper.turn()).isEqualTo(ViewKeeper.REST);

    // When
    Files.writeString(home.resolve("inbox/new/1.json"), "{");
    // Then
    assertThat(keeper.turn()).isLessThan(ViewKeeper.REST);

    // When
    Files.delete(home.resolve("inbox/new/1.json"));
    assertThat(keeper.turn()).isEqualTo(ViewKeeper.REST);
    Files.writeString(home.resolve(View.MESSAGES.fileName()), "{");
    // Then
    assertThat(keeper.turn()).isLessThan(ViewKeeper.REST);
  }

  @Test
  void aFileInTheInboxEndsItsRest() throws Exception {
    // Given
    var tries = new AtomicInteger();
    try (var keeper =
        keeper(
            text -> {
              tries.incrementAndGet();
              return new LogException.Busy(text);
            })) {
      keeper.start(broken::countDown);
      await().until(() -> Files.exists(tasks()));
      // Then
      assertThat(untilThreeFilesAreSeen(tries)).isLessThan(ViewKeeper.REST);

      // When: that ends the hints, until there is a folder again
      Files.delete(home.resolve("inbox/new"));
      await().until(() -> Files.isDirectory(home.resolve("inbox/new")));
      // Then
      assertThat(untilThreeFilesAreSeen(tries)).isLessThan(ViewKeeper.REST);
    }
  }

  private Duration untilThreeFilesAreSeen(AtomicInteger tries) throws IOException {
    var taken = Duration.ZERO;
    for (int i = 0; i < 3; i++) {
      later = later.plus(Asides.CLEAN_KEPT);
      await().pollDelay(Pace.PAUSE_MIN.multipliedBy(3)).until(() -> true); // it rests again
      int before = tries.get();
      var file = Files.writeString(home.resolve("inbox/tmp/1.json"), MESSAGE);
      long began = System.nanoTime();
      Files.move(file, home.resolve("inbox/new/1.json"));
      await().pollInterval(Duration.ofMillis(10)).until(() -> tries.get() > before);
      taken = taken.plusNanos(System.nanoTime() - began);
      Files.delete(home.resolve("inbox/new/1.json"));
    }
    return taken;
  }

  @Test
  void anEventEndsItsRest() throws Exception {
    // Given
    try (var _ = start()) {
      var taken = Duration.ZERO;
      for (int goals = 1; goals <= 3; goals++) {
        later = later.plus(Asides.CLEAN_KEPT).plus(Asides.CLEAN_KEPT);
        await().pollDelay(Pace.PAUSE_MIN.multipliedBy(3)).until(() -> true); // it rests again
        var state = new SmallHive();
        for (int i = 2; i <= goals; i++) {
          state.accept(SmallHive.AT, Author.person(), new WorkFact.GoalSet("Survey again"));
        }
        long began = System.nanoTime();
        var goal = "goal_" + goals;

        // When
        hive.set(state.state());
        heard.get().run();

        // Then
        await()
            .pollInterval(Duration.ofMillis(10))
            .until(() -> Files.exists(tasks()) && Files.readString(tasks()).contains(goal));
        taken = taken.plusNanos(System.nanoTime() - began);
      }
      assertThat(taken).isLessThan(ViewKeeper.REST);
    }
  }

  @Test
  void saysWhatKeepsItFromWritingUntilItIsOver() throws Exception {
    // Given
    var keeper = keeper();
    keeper.turn();
    hive.set(new SmallHive().state());
    var record = home.resolve(".bob/views.json");
    Files.delete(record);
    Files.createDirectories(record.resolve("in-the-way"));

    // When
    keeper.turn();

    // Then
    assertThat(keeper.alarms()).singleElement().asString().contains("views.json");
    Files.delete(record.resolve("in-the-way"));
    Files.delete(record);
    keeper.turn();
    assertThat(keeper.alarms()).isEmpty();
    assertThat(tasks()).content().contains("goal_1");
  }

  @Test
  void keepsTheOtherViewsWhileTheLogTakesNothing() throws Exception {
    // Given
    var keeper = keeper(LogException.Busy::new);
    keeper.turn();
    Files.writeString(home.resolve("inbox/new/1.json"), MESSAGE);
    Files.writeString(home.resolve(View.MESSAGES.fileName()), "{\"messages\":[" + MESSAGE + "]}");
    keeper.turn();

    // When
    hive.set(new SmallHive().state());
    keeper.turn();

    // Then
    assertThat(keeper.alarms()).hasSize(2);
    assertThat(keeper.alarms()).allSatisfy(it -> assertThat(it).contains("held by another"));
    assertThat(tasks()).content().contains("goal_1");
    assertThat(home.resolve("inbox/new/1.json")).exists();
    assertThat(home.resolve(View.MESSAGES.fileName())).content().contains("hi");
  }

  @Test
  void keepsTheOtherViewsThoughOneMeetsABug() throws Exception {
    // Given
    var kept =
        new KeptHive(
            hive::get,
            (_, _) -> {
              throw new IllegalStateException("odd");
            },
            (_, _) -> List.of(),
            _ -> () -> {});
    var keeper = new ViewKeeper(home, kept, presence, Clock.systemUTC());
    keeper.turn();
    Files.writeString(
        home.resolve(View.MESSAGES.fileName()),
        "{\"messages\":[{\"from\":\"a\",\"to\":\"b\",\"type\":\"text\",\"content\":\"hi\","
            + "\"timestamp\":\"2025-12-10T02:00:00\"}]}");
    keeper.turn();

    // When
    hive.set(new SmallHive().state());
    keeper.turn();

    // Then
    assertThat(keeper.alarms()).singleElement().asString().contains("shared_messages", "odd");
    assertThat(tasks()).content().contains("goal_1");
  }

  @Test
  void takesOverOnceMoreWhatItTookOverHalfway() throws Exception {
    // Story: a keeper that had the lock and could not take over everything never did.

    // Given
    Files.createDirectories(home.resolve(".bob"));
    var folder = Files.createFile(home.resolve(".bob/views"));
    var keeper = keeper();
    keeper.turn();
    assertThat(keeper.alarms()).singleElement().asString().contains(".bob/views");

    // When
    Files.delete(folder);
    keeper.turn();

    // Then
    assertThat(folder).isDirectory();
    assertThat(keeper.alarms()).isEmpty();
    assertThat(tasks()).exists();
  }

  @Test
  void keepsTheViewsAndTheInboxThoughMessagesCannotBeArchived() throws Exception {
    // Given
    Files.createFile(home.resolve(".shared_messages.archive"));
    var keeper = keeper();

    // When
    keeper.turn();
    keeper.turn();

    // Then
    assertThat(keeper.alarms()).singleElement().asString().contains(".shared_messages.archive");
    assertThat(tasks()).exists();
    assertThat(home.resolve("inbox/new")).isDirectory();
  }

  @Test
  void goesOnAfterABugAndSaysThatThereIsOne() throws Exception {
    // Story: the thread ended, and the views stood still until somebody looked into them.

    // Given
    presence.failure = Optional.of(() -> new IllegalStateException("odd"));
    try (var keeper = start()) {
      await().until(() -> !keeper.alarms().isEmpty());
      assertThat(keeper.alarms()).singleElement().asString().contains("bug", "odd");
      assertThat(tasks()).doesNotExist();

      // When
      presence.failure = Optional.empty();

      // Then
      await().until(() -> Files.exists(tasks()) && keeper.alarms().isEmpty());
      assertThat(broken.getCount()).isOne();
    }
  }

  @Test
  void anErrorEndsItAndGivesTheLockToAnother() throws Exception {
    // Given
    presence.failure = Optional.of(() -> new OutOfMemoryError("a test's"));

    // When
    var keeper = start();
    broken.await();

    // Then
    try (var other = LockFile.open(home.resolve(".bob/locks/keeper.lock"))) {
      assertThat(other.tryLock()).isTrue();
    }
    keeper.close();
  }

  @Test
  void sweepsTemporaryFilesOfTheDeadWhereverTheyLieAndNobodyElses() throws Exception {
    // Given
    var folders =
        List.of(
            "",
            ".bob",
            ".bob/run",
            ".bob/quarantine",
            ".shared_messages.archive",
            "inbox/rejected",
            "reports/goal_1");
    List<Path> dead = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    for (var folder : folders) {
      var in = Files.createDirectories(home.resolve(folder));
      dead.add(old(in.resolve(".a.json.1-1f-1.tmp")));
      others.add(Files.createFile(in.resolve(".a.json.2-2-2.tmp")));
      others.add(old(in.resolve(".a.json.tmp")));
      others.add(old(in.resolve("a.json")));
    }

    // When
    keeper().turn();

    // Then
    assertThat(dead).allSatisfy(file -> assertThat(file).doesNotExist());
    assertThat(others).allSatisfy(file -> assertThat(file).exists());
  }

  @Test
  void sweepsAgainWhileItIsTheKeeper() throws Exception {
    // Given
    var keeper = keeper();
    keeper.turn();
    var dead = old(home.resolve(".bob/.views.json.1-1-1.tmp"));

    // When
    later = Leftovers.EVERY;
    keeper.turn();

    // Then
    assertThat(dead).doesNotExist();
  }

  private static Path old(Path file) throws IOException {
    Files.createFile(file);
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(120)));
  }

  /** Those of the files, or a failure. */
  private final class Presences implements Presence {
    private volatile Optional<Supplier<Throwable>> failure = Optional.empty();

    @Override
    public void publish(InstanceState state) {}

    @Override
    public Collection<InstanceState> all() throws IOException {
      if (failure.isPresent()) {
        switch (failure.get().get()) {
          case RuntimeException bug -> throw bug;
          case Error error -> throw error;
          case Throwable other -> throw new IOException(other);
        }
      }
      return new FilePresence(home).all();
    }
  }

  private Path tasks() {
    return home.resolve(View.TASKS.fileName());
  }

  private ViewKeeper start() throws IOException {
    var keeper = keeper();
    keeper.start(broken::countDown);
    return keeper;
  }

  private ViewKeeper keeper() throws IOException {
    return keeper(
        _ -> {
          throw new AssertionError("nobody says anything");
        });
  }

  private ViewKeeper keeper(Function<String, LogException> refusal) throws IOException {
    var kept =
        new KeptHive(
            hive::get,
            (_, _) -> {
              throw refusal.apply("held by another");
            },
            (_, _) -> List.of(),
            listener -> {
              heard.set(listener);
              return () -> {};
            });
    InstantSource time = () -> Instant.now().plus(later);
    return new ViewKeeper(home, kept, presence, time.withZone(ZoneOffset.UTC));
  }
}
