package dev.bob.state.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.LogFact;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.Seqs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After damage all replicas are equal again: those that read the event before, and those after. */
class DamagedLogTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long DAMAGED = 30;

  @TempDir Path folder;
  private SnapshotHome home;

  @BeforeEach
  void open() {
    home = new SnapshotHome(folder);
  }

  @Test
  void makesOldAndFreshReplicasEqual() throws IOException {
    try (var old = home.open()) {
      // Given
      say(old, 60);

      // When
      home.damage(DAMAGED);
      try (var fresh = home.open()) {
        awaitReported(old);
        awaitReported(fresh);

        // Then
        assertEqual(old, fresh);
        assertThat(old.state().mail().bySeq()).hasSize(59).doesNotContainKey(DAMAGED);
        assertThat(old.state().log().damaged()).isEqualTo(Seqs.NONE.plus(DAMAGED, DAMAGED));
        assertThat(old.state().log().missing()).isEqualTo(Seqs.NONE);

        // Then: both hear what its writer says afterwards, in the same way.
        wish(old, 1, 4);
        wish(fresh, 5, 7);
        await().atMost(LIMIT).until(() -> old.state().seq() == fresh.state().seq());
        assertEqual(old, fresh);
        assertThat(old.state().fleet().wished()).hasValue(7);
      }
    }
  }

  @Test
  void isReportedOnceByManyFinders() throws IOException {
    // Given
    try (var writer = home.open()) {
      say(writer, 60);
    }
    home.damage(DAMAGED);

    // When
    try (var a = home.open();
        var b = home.open();
        var c = home.open()) {
      awaitReported(a);
      awaitReported(b);
      awaitReported(c);

      // Then
      await().atMost(LIMIT).until(() -> a.state().seq() == c.state().seq());
      await().atMost(LIMIT).until(() -> b.state().seq() == c.state().seq());
      assertEqual(a, b);
      assertEqual(b, c);
      try (var later = home.open()) {
        assertThat(StateJson.hash(later.state())).isEqualTo(StateJson.hash(a.state()));
      }
    }
  }

  @Test
  void doesNotStartFromASnapshotThatHoldsIt() throws IOException {
    // Given: snapshots before and behind the event that gets damaged.
    try (var hive = home.open()) {
      var keeper = new SnapshotKeeper(hive, home.snapshots(), 20);
      say(hive, 20);
      keeper.turn();
      say(hive, 20);
      keeper.turn();
      assertThat(home.snapshots().seqs()).containsExactly(20L, 41L);
    }

    // When
    home.damage(DAMAGED);
    try (var finder = new Hive(home.log(), HiveStory.CLOCK);
        var old = home.open()) {
      awaitReported(finder);
      await().atMost(LIMIT).until(() -> old.state().seq() == finder.state().seq());

      // Then
      assertEqual(old, finder);
      try (var fresh = home.open()) {
        assertEqual(fresh, finder);
        assertThat(fresh.at(41)).isEqualTo(finder.at(41));
        assertThat(fresh.at(41).log().missing()).isEqualTo(Seqs.NONE.plus(DAMAGED, DAMAGED));
      }
    }
  }

  @Test
  void leavesOutWhatIsSaidToBeDamagedThoughItCanBeRead() throws IOException {
    // Given
    try (var hive = home.open()) {
      wish(hive, 1, 60);

      // When
      hive.submit(Author.journal(), LogFact.Damaged.of(59, 60));

      // Then
      assertThat(hive.state().fleet().wished()).hasValue(58);
      try (var fresh = home.open()) {
        assertEqual(hive, fresh);
      }
      assertThat(home.folded()).isEqualTo(hive.state());
    }
  }

  private static void say(Hive hive, int times) throws IOException {
    for (int i = 1; i <= times; i++) {
      hive.submit(Author.person(), HiveStory.message("broadcast", "hello " + i));
    }
  }

  private static void wish(Hive hive, int from, int to) throws IOException {
    for (int replicas = from; replicas <= to; replicas++) {
      hive.submit(Author.person(), new FleetFact.Wished(replicas));
    }
  }

  private static void awaitReported(Hive hive) {
    await().atMost(LIMIT).until(() -> !hive.state().log().damaged().isEmpty());
  }

  private static void assertEqual(Hive one, Hive other) {
    assertThat(one.state()).isEqualTo(other.state());
    assertThat(StateJson.hash(one.state())).isEqualTo(StateJson.hash(other.state()));
    assertThat(one.alarms()).noneMatch(alarm -> alarm.contains("cut off"));
  }
}
