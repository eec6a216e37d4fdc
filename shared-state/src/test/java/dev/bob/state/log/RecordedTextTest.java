package dev.bob.state.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.FactType;
import dev.bob.state.event.Facts;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.RecordedJson;
import dev.bob.state.event.WorkFact;
import dev.bob.state.json.Json;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskSpec;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedTextTest {
  private static final Instant AT = Instant.parse("2026-11-24T04:00:00.123456Z");
  private static final String LINE =
      """
      {"v":1,"seq":12,"writer":"9f86d081","n":3,"at":"2026-11-24T04:00:00Z",\
      "by":{"kind":"instance","id":"instance_2","epoch":5},"type":"task.claimed",\
      "data":{"task":"goal_1.links"}}""";

  @ParameterizedTest
  @EnumSource
  void readsAndWritesWhatTheTreeDoes(FactType type) throws IOException {
    // Given
    var by = Author.joiner("5d0a6f1e");
    var recorded = new Recorded(12, "9f86d081", 3, new Event(AT, by, Facts.example(type)));
    var text = Json.MAPPER.writeValueAsString(RecordedJson.of(recorded));

    // Then
    assertThat(new String(RecordedText.write(recorded), UTF_8))
        .isEqualTo(new String(Json.MAPPER.writeValueAsBytes(RecordedJson.of(recorded)), UTF_8));
    assertThat(read(text))
        .isEqualTo(recorded)
        .isEqualTo(Json.MAPPER.readValue(text, RecordedJson.class).toRecorded());
  }

  /** What a crc of an event that was read is computed from: else no snapshot would fit its log. */
  @Test
  void writesEveryLevelInTheOrderOfTheTree() throws IOException {
    // Given
    var metadata =
        (ObjectNode)
            Json.MAPPER.readTree(
                """
                {"z":[{"y":1.5,"b":{"d":null,"c":12345678901234567890}},-0.0],"é":true,"Z":"\\\\ud83d","a":{}}
                """);
    var said = new MessageFact.Sent("broadcast", "text", "[[{{\"\\😀", metadata);
    var author = Author.instance(new InstanceId(1), 7);
    var spec =
        new TaskSpec(
            "look",
            "look",
            "Look",
            Role.BUILDER,
            List.of(),
            List.of(),
            true,
            Map.of("b", "1", "a", "2"));
    var plan = new WorkFact.GoalPlanned(new GoalId("goal_1"), "c0ffee", List.of(spec));

    // Then
    for (var fact : List.of(said, plan)) {
      var recorded = new Recorded(12, "9f86d081", 3, new Event(AT, author, fact));
      assertThat(new String(RecordedText.write(recorded), UTF_8))
          .isEqualTo(new String(Json.MAPPER.writeValueAsBytes(RecordedJson.of(recorded)), UTF_8));
      assertThat(FitEvent.of(recorded.event()).event()).isEqualTo(recorded.event());
    }
  }

  @Test
  void readsFieldsInAnyOrderAndThoseOfALaterProgram() throws IOException {
    // Given
    var moved = LINE.replace(",\"data\":{\"task\":\"goal_1.links\"}", "");
    var first = moved.replace("{\"v\"", "{\"data\":{\"task\":\"goal_1.links\"},\"v\"");

    // Then
    assertThat(read(first)).isEqualTo(read(LINE));
    assertThat(read(LINE.replace("\"task\":", "\"more\":[1],\"task\":"))).isEqualTo(read(LINE));
    assertThat(read(LINE.replace("\"seq\":", "\"more\":[{}],\"seq\":"))).isEqualTo(read(LINE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"v\":1 -> \"v\":2",
        "\"v\":1, -> ",
        "task.claimed -> task.eaten",
        "goal_1.links -> ../../etc",
        "{\"task\":\"goal_1.links\"} -> {}",
        "{\"task\":\"goal_1.links\"} -> 7",
        "{\"task\":\"goal_1.links\"} -> null",
        "\"by\":{\"kind\":\"instance\",\"id\":\"instance_2\",\"epoch\":5}, -> ",
        "\"9f86d081\" -> null",
        "\"data\":{\"task\":\"goal_1.links\"} -> \"more\":1",
        "\"seq\":12 -> \"seq\":0",
        "\"n\":3 -> \"n\":0",
      })
  void refusesWhatItDoesNotUnderstand(String edit) {
    // Given
    var parts = edit.split(" -> ", 2);
    assertThat(LINE).contains(parts[0]);

    // Then
    assertThatThrownBy(() -> read(LINE.replace(parts[0], parts[1])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysTheVersionWhateverElseIsNew() {
    // Given
    var later = LINE.replace("\"v\":1", "\"v\":2").replace("task.claimed", "task.eaten");

    // Then
    assertThatThrownBy(() -> read(later)).hasMessageContaining("unknown version of event: 2");
  }

  @Test
  void readsOneDocumentWithoutARepeatedKey() {
    // Then
    assertThatThrownBy(() -> read(LINE.replace("\"n\":3", "\"seq\":3")))
        .isInstanceOf(JsonParseException.class);
    assertThatThrownBy(() -> read(LINE.replace("{\"task\"", "{\"task\":1,\"task\"")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read(LINE + "{}")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read("[" + LINE + "]")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read(LINE.substring(0, 40))).isInstanceOf(IOException.class);
  }

  private static Recorded read(String line) throws IOException {
    var bytes = ("…" + line).getBytes(UTF_8);
    return RecordedText.read(bytes, "…".getBytes(UTF_8).length, bytes.length);
  }
}
