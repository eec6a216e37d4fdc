package dev.bob.state.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.state.Warnings;
import dev.bob.state.json.Json;
import dev.bob.state.model.Clip;
import dev.bob.state.model.InstanceId;
import dev.bob.state.view.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePresenceTest {
  @TempDir private Path home;
  private FilePresence presence;

  @BeforeEach
  void open() {
    presence = new FilePresence(home);
  }

  @Test
  void writesTheDocumentedFile() throws Exception {
    // When
    presence.publish(States.acting(1, 41));

    // Then
    var file = home.resolve(".instance_instance_1_state.json");
    assertThat(Json.MAPPER.readTree(Files.readString(file)))
        .isEqualTo(Json.MAPPER.readTree(Example.inDocs(".instance_instance_1_state.json")));
  }

  @Test
  void readsBackTheLastValueOfEachByNumber() throws Exception {
    // When
    presence.publish(States.acting(10, 1));
    presence.publish(States.acting(2, 1));
    presence.publish(States.acting(2, 2));

    // Then
    assertThat(presence.all()).containsExactly(States.acting(2, 2), States.acting(10, 1));
  }

  @Test
  void readsAFileAnewOnlyWhenItIsAnother() throws Exception {
    // Given
    presence.publish(States.acting(1, 1));
    presence.publish(States.acting(2, 1));
    var before = List.copyOf(presence.all());

    // When
    presence.publish(States.acting(2, 2));
    var after = List.copyOf(presence.all());

    // Then
    assertThat(after.getFirst()).isSameAs(before.getFirst());
    assertThat(after.getLast()).isEqualTo(States.acting(2, 2));
  }

  /**
   * An instance's own text is cut at its heartbeat and not understood anew; in another program's
   * the place that looks like it may be another field, or not all of the number.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"x\":{\"heartbeat\":41},\"heartbeat\" :41|\"x\":{\"heartbeat\":42},\"heartbeat\" :41",
        "\"x\":{\"heartbeat\":41},\"\\u0068eartbeat\":41|\"x\":{\"heartbeat\":42},\"\\u0068eartbeat\":41",
        "\"heartbeat\":0e3|\"heartbeat\":7e3",
        "\"heartbeat\":0e999|\"heartbeat\":9e999",
        "\"heartbeat\":41|\"heartbeat\":042",
        "\"heartbeat\":41|\"heartbeat\":42",
        "\"heartbeat\": 41|\"heartbeat\": 42",
      })
  void readsTwiceWhatItReadsAtFirst(String before, String after) throws Exception {
    // Given
    presence.publish(States.acting(1, 41));
    var whole = Files.readString(home.resolve(".instance_instance_1_state.json"));
    write("instance_1", whole.replace("\"heartbeat\":41", before));
    presence.all();

    // When
    write("instance_1", whole.replace("\"heartbeat\":41", after));

    // Then
    assertThat(List.copyOf(presence.all())).isEqualTo(List.copyOf(new FilePresence(home).all()));
  }

  @Test
  void leavesOutWhatIsBrokenHostileOrUnderAForeignName() throws Exception {
    // Given
    presence.publish(States.acting(1, 1));
    var whole = Files.readString(home.resolve(".instance_instance_1_state.json"));
    write("instance_2", whole.substring(0, whole.length() / 2));
    write("instance_3", whole);
    write("instance_4", "");
    write("instance_5", "[".repeat(100_000));
    write("instance_6", whole.replace("\"running\":true", "\"running\":\"yes, a lot\""));
    write("instance_7", "x".repeat(2 * 1024 * 1024));
    write("instance_8", "{}");
    write("instance_9", "null");
    write("..x", whole);
    Files.writeString(home.resolve(".instance_state.json"), whole);
    Files.createDirectory(home.resolve(".instance_instance_10_state.json"));

    // Then
    assertThat(presence.all()).containsExactly(States.acting(1, 1));
  }

  @Test
  void namesWhatCountsAsAbsentOnce() throws Exception {
    // Given
    try (var warnings = new Warnings(FilePresence.class)) {
      presence.publish(States.acting(1, 1));
      write("instance_2", "{\"instance_id\":\"instance_2\"}");
      write("null", "{}");

      // When
      presence.all();
      presence.all();

      // Then
      assertThat(warnings.all()).hasSize(2);
      assertThat(warnings.all()).anyMatch(text -> text.contains(".instance_instance_2_state.json"));
      assertThat(warnings.all()).anyMatch(text -> text.contains(".instance_null_state.json"));

      // When
      presence.publish(States.acting(2, 1));
      presence.all();
      write("instance_2", "[]");
      presence.all();

      // Then
      assertThat(warnings.all()).hasSize(3);
    }
  }

  @Test
  void strangersFilesDoNotFillTheMemoryOfWhoLooks() throws Exception {
    // Given
    presence.publish(States.acting(1, 1));
    var large = "{\"x\":\"" + "x".repeat(1024 * 1024 - 9) + "\"}";
    for (int i = 2; i < 30; i++) {
      write("instance_" + i, large);
    }
    presence.publish(States.acting(30, 1));

    // Then
    assertThat(presence.all()).containsExactly(States.acting(1, 1));
  }

  @Test
  void noFieldOfAStateFileStopsWhoLooksAtAll() throws Exception {
    // Story: a file named .instance_null_state.json without an id, one without last_activity, or
    // one with the longest limit that there is, each ended the orchestrator whenever it started.

    // Given
    try (var warnings = new Warnings(FilePresence.class)) {
      presence.publish(States.acting(2, 1));
      long seed = System.nanoTime();
      var epochs = Map.of(new InstanceId(1), 5L, new InstanceId(2), 5L);
      for (var spoiled : SpoiledStates.of(States.acting(1, 1), new SplittableRandom(seed))) {
        for (var name : List.of("instance_1", "null", "")) {
          write(name, spoiled);
        }
        try {
          // When
          var states = presence.all();
          var seen = Heartbeats.none(Heartbeats.LOOK_EVERY);
          seen = seen.look(Duration.ofSeconds(1), 1, epochs, states);
          seen = seen.look(Duration.ofSeconds(2), 2, epochs, states);
          seen.of(new InstanceId(1), true);

          // Then
          assertThat(states).contains(States.acting(2, 1)).hasSizeBetween(1, 2);
        } catch (RuntimeException | AssertionError e) {
          throw new AssertionError("seed " + seed + ": " + Clip.clip(spoiled, 2_000), e);
        }
      }
      assertThat(warnings.all()).isNotEmpty();
    }
  }

  @Test
  void isEmptyAtFirst() throws Exception {
    // Then
    assertThat(presence.all()).isEmpty();
  }

  @Test
  void saysWhereItCouldNotWrite() {
    // Given
    var nowhere = new FilePresence(home.resolve("nowhere"));

    // Then
    assertThatThrownBy(() -> nowhere.publish(States.acting(1, 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere");
  }

  private void write(String id, String content) throws IOException {
    Files.writeString(home.resolve(".instance_" + id + "_state.json"), content);
  }
}
