package dev.bob.state.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.fold.HiveState;
import dev.bob.state.ingest.LivingHive;
import dev.bob.state.json.Json;
import dev.bob.state.presence.FilePresence;
import dev.bob.state.presence.States;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ViewRoundTest {
  @TempDir private Path home;
  private FilePresence presence;
  private ViewRound round;
  private Instant now = SmallHive.AT;

  @BeforeEach
  void open() throws IOException {
    presence = new FilePresence(home);
    round = keeper();
  }

  @Test
  void writesAllViews() throws Exception {
    // When
    round.run(new SmallHive().state(), now);

    // Then
    assertThat(Json.MAPPER.readTree(read(View.REGISTRY)).at("/instances/1/instance_id").asText())
        .isEqualTo("instance_3");
    assertThat(Json.MAPPER.readTree(read(View.MESSAGES)).path("messages")).hasSize(1);
    assertThat(Json.MAPPER.readTree(read(View.MEMORY)).path("findings")).hasSize(1);
    assertThat(Json.MAPPER.readTree(read(View.TASKS)).path("tasks")).hasSize(1);
    assertThat(read(View.PROPOSALS)).contains("proposals");
    assertThat(rejected()).isEmpty();
  }

  @Test
  void writesOnlyWhatHasChanged() throws Exception {
    // Given
    var hive = new SmallHive();
    assertThat(round.run(hive.state(), now)).isTrue();
    assertThat(round.run(hive.state(), now)).isFalse();
    var keys = keys();

    // When
    boolean wrote = round.run(hive.said("hello").state(), later(Duration.ofSeconds(1)));

    // Then
    assertThat(wrote).isTrue();
    for (var view : View.values()) {
      boolean same = keys().get(view.ordinal()).equals(keys.get(view.ordinal()));
      assertThat(same).as(view.fileName()).isEqualTo(view != View.MESSAGES);
    }
  }

  @Test
  void writesTheRegistryForHeartbeatsAloneEveryTenSeconds() throws Exception {
    // Given
    var hive = new SmallHive().state();
    presence.publish(States.acting(1, 1, 1));
    round.run(hive, now);
    var first = keys().getFirst();

    // When
    presence.publish(States.acting(1, 2, 1));
    round.run(hive, later(Duration.ofSeconds(9)));

    // Then
    assertThat(keys().getFirst()).isEqualTo(first);
    presence.publish(States.acting(1, 3, 1));
    round.run(hive, later(Duration.ofSeconds(1)));
    assertThat(keys().getFirst()).isNotEqualTo(first);
  }

  /** Also at rest, when it reads what members say of themselves as seldom as it shows it. */
  @Test
  void showsNoHeartbeatThatIsOlderThanTenSeconds() throws Exception {
    // Given
    var hive = new SmallHive().state();
    for (int second = 1; second <= 60; second++) {
      presence.publish(States.acting(1, second, 1));

      // When
      round.run(hive, later(Duration.ofSeconds(1)));

      // Then
      var shown = Json.MAPPER.readTree(read(View.REGISTRY)).findValue("heartbeat").asInt();
      assertThat(second - shown).as("at second %s", second).isLessThanOrEqualTo(10);
    }
  }

  @ParameterizedTest
  @EnumSource
  void bringsADeletedViewBack(View view) throws Exception {
    // Given
    round.run(HiveState.EMPTY, now);
    var before = read(view);
    Files.delete(home.resolve(view.fileName()));

    // When
    round.run(HiveState.EMPTY, now);

    // Then
    assertThat(read(view)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void keepsAnEditedViewAsACopyAndRestoresIt(View view) throws Exception {
    // Given
    round.run(HiveState.EMPTY, now);
    var before = read(view);
    Files.writeString(home.resolve(view.fileName()), "{\"edited\": by hand");

    // When
    round.run(new SmallHive().state(), now);
    assertThat(read(view)).isEqualTo("{\"edited\": by hand");
    round.run(HiveState.EMPTY, now);
    round.run(HiveState.EMPTY, later(Intake.UNREADABLE_MAX));

    // Then
    assertThat(read(view)).isEqualTo(before);
    assertThat(rejected()).hasSize(1);
    assertThat(rejected().getFirst()).hasContent("{\"edited\": by hand");
    assertThat(rejected().getFirst().getFileName().toString())
        .startsWith(view.fileName() + ".rejected-2026-11-24T04000");
  }

  @Test
  void doesNotWaitForAnEditorForever() throws Exception {
    // Given
    round.run(HiveState.EMPTY, now);
    var file = home.resolve(View.TASKS.fileName());

    // When
    for (int i = 0; i < 20 && rejected().isEmpty(); i++) {
      Files.writeString(file, "x".repeat(i));
      round.run(HiveState.EMPTY, now);
    }

    // Then
    assertThat(rejected()).hasSize(1);
    assertThat(read(View.TASKS)).contains("goals");
  }

  @Test
  void keepsTheNewestRejectedCopiesOnly() throws Exception {
    // Given
    round.run(HiveState.EMPTY, now);

    // When
    for (int i = 0; i < RejectedCopies.COPIES_MAX + 5; i++) {
      Files.writeString(home.resolve(View.TASKS.fileName()), "edit " + i);
      round.run(HiveState.EMPTY, later(Duration.ofSeconds(1)));
      round.run(HiveState.EMPTY, now);
    }

    // Then
    assertThat(rejected()).hasSize(RejectedCopies.COPIES_MAX);
    assertThat(rejected().getFirst()).hasContent("edit 5");
  }

  @Test
  void restoresAViewThatIsNoFileAnyMore() throws Exception {
    // Given
    round.run(HiveState.EMPTY, now);
    Files.delete(home.resolve(View.TASKS.fileName()));
    Files.createDirectory(home.resolve(View.TASKS.fileName()));

    // When
    round.run(HiveState.EMPTY, now);
    round.run(HiveState.EMPTY, now);

    // Then
    assertThat(read(View.TASKS)).contains("goals");
  }

  @Test
  void rejectsNothingThatAnEarlierKeeperWrote() throws Exception {
    // Given
    round.run(new SmallHive().state(), now);

    // When
    keeper().run(new SmallHive().said("more").state(), now);

    // Then
    assertThat(Json.MAPPER.readTree(read(View.MESSAGES)).path("messages")).hasSize(2);
    assertThat(rejected()).isEmpty();
  }

  @Test
  void rejectsWhatWasEditedWhileThereWasNoKeeper() throws Exception {
    // Given
    round.run(HiveState.EMPTY, now);
    Files.writeString(home.resolve(View.MEMORY.fileName()), "edited");

    // When
    var next = keeper();
    next.run(HiveState.EMPTY, now);
    next.run(HiveState.EMPTY, now);
    next.run(HiveState.EMPTY, later(Intake.UNREADABLE_MAX));

    // Then
    assertThat(rejected()).hasSize(1);
    assertThat(read(View.MEMORY)).contains("findings");
  }

  private ViewRound keeper() throws IOException {
    var next = new ViewRound(home, presence, new LivingHive(HiveState.EMPTY).ingest());
    next.takeOver(now);
    return next;
  }

  private Instant later(Duration by) {
    now = now.plus(by);
    return now;
  }

  private String read(View view) throws IOException {
    return Files.readString(home.resolve(view.fileName()));
  }

  /** Which file each view is: an atomic rename puts another one in its place. */
  private List<String> keys() throws IOException {
    List<String> keys = new ArrayList<>();
    for (var view : View.values()) {
      var file = home.resolve(view.fileName());
      keys.add(Files.getAttribute(file, "unix:ino") + " " + Files.getLastModifiedTime(file));
    }
    return keys;
  }

  private List<Path> rejected() throws IOException {
    try (var files = Files.list(home)) {
      return files
          .filter(file -> file.getFileName().toString().contains(".rejected-"))
          .filter(file -> !file.toString().endsWith(".reason"))
          .sorted()
          .toList();
    }
  }
}
