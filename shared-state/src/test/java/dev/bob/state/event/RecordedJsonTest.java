package dev.bob.state.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.json.Json;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import dev.bob.state.model.Way;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The lines of {@code facts.jsonl} are what journals out there hold: they may be added to, and
 * never be changed.
 */
class RecordedJsonTest {
  private static final Instant AT = Instant.parse("2026-11-24T04:00:00.123456Z");
  private static final TaskId TASK = new TaskId("goal_1.links");
  private static final String LINE =
      """
      {"v":1,"seq":12,"writer":"9f86d081","n":3,"at":"2026-11-24T04:00:00Z",\
      "by":{"kind":"instance","id":"instance_2","epoch":5},"type":"task.claimed",\
      "data":{"task":"goal_1.links"}}""";

  @ParameterizedTest
  @EnumSource
  void writesAndReadsEveryTypeAsItIsFrozen(FactType type) throws IOException {
    // Given
    var recorded = recorded(type);
    var frozen = frozenLines().filter(l -> l.contains("\"type\":\"" + type + "\"")).toList();

    // Then
    assertThat(Json.MAPPER.writeValueAsString(RecordedJson.of(recorded)))
        .isEqualTo(frozen.getFirst());
    assertThat(read(frozen.getFirst())).isEqualTo(recorded);
  }

  @Test
  void freezesEveryTypeOnce() throws IOException {
    // Then
    assertThat(frozenLines().toList()).hasSameSizeAs(FactType.values());
    assertThat(Arrays.stream(FactType.values()).map(FactType::type)).doesNotHaveDuplicates();
  }

  @Test
  void readsTheExampleOfItsJavadoc() throws IOException {
    // Then
    assertThat(Json.MAPPER.writeValueAsString(RecordedJson.of(read(LINE)))).isEqualTo(LINE);
    assertThat(read(LINE).event().by()).isEqualTo(Author.instance(new InstanceId(2), 5));
  }

  @Test
  void readsFieldsThatALaterProgramMayAdd() throws IOException {
    // Then
    assertThat(read(LINE.replace("\"task\":", "\"more\":[1],\"task\":"))).isEqualTo(read(LINE));
  }

  @Test
  void writesAndReadsHowLongTheWorkTook() throws IOException {
    // Given
    var token = 5;
    var facts =
        List.of(
            new WorkFact.TaskCompleted(
                TASK, token, JsonNodeFactory.instance.objectNode(), OptionalLong.of(1_250)),
            new WorkFact.TaskFailed(TASK, token, "it broke", OptionalLong.of(0)));

    for (var fact : facts) {
      // When
      var by = Author.instance(new InstanceId(2), 5);
      var recorded = new Recorded(12, "9f86d081", 3, new Event(AT, by, fact));
      var line = Json.MAPPER.writeValueAsString(RecordedJson.of(recorded));

      // Then
      assertThat(line).contains("\"took_millis\":");
      assertThat(read(line)).isEqualTo(recorded);
    }
    assertThatThrownBy(() -> new WorkFact.TaskFailed(TASK, token, "", OptionalLong.of(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesAndReadsInWhichWayAFindingWasLookedAt() throws IOException {
    // Given
    var finding = new FindingId("0f3a5c7e9b1d2f40");
    var facts =
        List.of(
            new MemoryFact.FindingConfirmed(finding, "it is there", Optional.of(Way.BYTES)),
            new MemoryFact.FindingRefuted(finding, "it is not there", Optional.of(Way.BYTES)));

    for (var fact : facts) {
      // When
      var by = Author.instance(new InstanceId(2), 5);
      var recorded = new Recorded(12, "9f86d081", 3, new Event(AT, by, fact));
      var line = Json.MAPPER.writeValueAsString(RecordedJson.of(recorded));

      // Then
      assertThat(line).contains("\"way\":\"bytes\"");
      assertThat(read(line)).isEqualTo(recorded);
    }
  }

  @Test
  void writesAndReadsWhatATaskEdits() throws IOException {
    // Given
    var spec =
        new TaskSpec(
            "mend",
            "mend",
            "Mend",
            Role.BUILDER,
            List.of(),
            List.of(),
            false,
            Map.of(),
            List.of("docs/**"));
    var fact = new WorkFact.GoalPlanned(new GoalId("goal_1"), "0".repeat(40), List.of(spec));
    var by = Author.instance(new InstanceId(2), 5);
    var recorded = new Recorded(12, "9f86d081", 3, new Event(AT, by, fact));

    // When
    var line = Json.MAPPER.writeValueAsString(RecordedJson.of(recorded));

    // Then
    assertThat(line).contains("\"edits\":[\"docs/**\"]");
    assertThat(read(line)).isEqualTo(recorded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"v\":1 -> \"v\":2",
        "task.claimed -> task.eaten",
        "goal_1.links -> ../../etc",
        "task.claimed\",\"data\":{\"task\":\"goal_1.links\"} -> hive.rules\",\"data\":{\"n\":2}",
        "task.claimed\",\"data\":{\"task\":\"goal_1.links\"} -> log.damaged\",\"data\":{\"seq\":0}",
        "{\"task\":\"goal_1.links\"} -> {}",
        "{\"task\":\"goal_1.links\"} -> 7",
        "\"by\":{\"kind\":\"instance\",\"id\":\"instance_2\",\"epoch\":5}, -> ",
        "\"data\":{\"task\":\"goal_1.links\"} -> \"more\":1",
        "\"seq\":12 -> \"seq\":0",
        "\"n\":3 -> \"n\":0",
      })
  void refusesWhatItDoesNotUnderstand(String edit) throws IOException {
    // Story: a line without data, or without a field of it, became a fact with a null inside, which
    // blew up in the fold later, in every process.

    // Given
    var parts = edit.split(" -> ", 2);
    assertThat(LINE).contains(parts[0]);
    var broken = Json.MAPPER.readValue(LINE.replace(parts[0], parts[1]), RecordedJson.class);

    // Then
    assertThatThrownBy(broken::toRecorded).isInstanceOf(IllegalArgumentException.class);
  }

  private static Recorded recorded(FactType type) {
    var by =
        switch (type) {
          case INSTANCE_JOINED -> Author.joiner("5d0a6f1e");
          case GOAL_SET,
              GOAL_CANCELLED,
              TASK_RETRIED,
              TASK_CANCELLED,
              FLEET_WISHED,
              INSTANCE_STEERED,
              HIVE_RULES,
              FINDING_DISMISSED,
              LEARNING_RETIRED,
              MEMORY_CONTRADICTED,
              PROPOSAL_VETOED,
              CHANGE_ACCEPTED,
              CHANGE_REJECTED ->
              Author.person();
          case LOG_DAMAGED -> Author.journal();
          case SNAPSHOT_TAKEN -> Author.keeper();
          case LAUNCH_PLANNED, LAUNCH_ENDED, INSTANCE_LOST -> Author.orchestrator();
          case MESSAGE_INGESTED, MEMORY_INGESTED -> Author.file("watcher");
          default -> Author.instance(new InstanceId(2), 5);
        };
    return new Recorded(12, "9f86d081", 3, new Event(AT, by, Facts.example(type)));
  }

  private static Recorded read(String line) throws IOException {
    return Json.MAPPER.readValue(line, RecordedJson.class).toRecorded();
  }

  private static Stream<String> frozenLines() throws IOException {
    try (var resource = RecordedJsonTest.class.getResourceAsStream("facts.jsonl")) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8).lines();
    }
  }
}
