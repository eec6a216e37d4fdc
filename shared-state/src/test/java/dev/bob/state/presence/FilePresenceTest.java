package dev.bob.state.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.state.json.Json;
import dev.bob.state.view.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    Files.createDirectory(home.resolve(".instance_instance_10_state.json"));

    // Then
    assertThat(presence.all()).containsExactly(States.acting(1, 1));
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
