package dev.bob.state.presence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.json.Json;
import dev.bob.state.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StateTextTest {
  private static final List<Long> HEARTBEATS =
      List.of(0L, 1L, 9L, 10L, 99L, 100L, 4_711L, 999_999_999_999_999_999L, Long.MAX_VALUE);

  @Test
  void writesWhatTheMapperWrites() throws Exception {
    for (long before : HEARTBEATS) {
      for (long after : HEARTBEATS) {
        // Given
        var text = StateText.of(States.acting(1, before), json(States.acting(1, before)));
        // Then
        if (before < Long.MAX_VALUE) {
          assertThat(text.flatMap(last -> written(last, States.acting(1, after))))
              .as("%s to %s", before, after)
              .contains(new String(json(States.acting(1, after)), StandardCharsets.UTF_8));
        }
      }
    }
  }

  @Test
  void knowsNoTextOfAStateInWhichMoreHasChanged() throws Exception {
    // Given
    var before = States.acting(1, 41);
    var text = StateText.of(before, json(before)).orElseThrow();
    ObjectNode other = Json.MAPPER.valueToTree(States.acting(1, 42));
    other.put("iteration", before.iteration() + 1);

    // Then
    assertThat(text.write(States.acting(1, 42))).isPresent();
    assertThat(text.write(Json.MAPPER.treeToValue(other, InstanceState.class))).isEmpty();
    assertThat(text.write(States.acting(2, 42))).isEmpty();
    assertThat(text.write(States.acting(1, 42, 6))).isEmpty();
  }

  /** What it reads is what the mapper reads, and what is no JSON it never reads. */
  @Test
  void readsWhatTheMapperReads() throws Exception {
    // Given
    var random = new SplittableRandom(7);
    var text = StateText.of(States.acting(1, 41), json(States.acting(1, 41))).orElseThrow();
    List<String> others = new ArrayList<>(SpoiledStates.of(States.acting(1, 41), random));
    var whole = new String(json(States.acting(1, 41)), StandardCharsets.UTF_8);
    for (var number :
        List.of("", "042", "-1", "4.2", "4e2", "4 2", "٤", "\"4\"", "+4", "4,", "0")) {
      others.add(whole.replace("\"heartbeat\":41", "\"heartbeat\":" + number));
    }
    others.add(whole + " ");
    others.add(whole.substring(1));
    others.add("");
    others.add("{");
    for (long beat : HEARTBEATS) {
      others.add(new String(json(States.acting(1, beat)), StandardCharsets.UTF_8));
    }
    int read = 0;
    for (var other : others) {
      // When
      var state = text.read(other.getBytes(StandardCharsets.UTF_8));
      // Then
      if (state.isPresent()) {
        read++;
        assertThat(state).as(other).isEqualTo(parsed(other));
      }
    }
    assertThat(read).isGreaterThan(HEARTBEATS.size());
  }

  private static byte[] json(InstanceState state) throws IOException {
    return Json.MAPPER.writeValueAsBytes(state);
  }

  private static Optional<String> written(StateText text, InstanceState next) {
    return text.write(next).map(json -> new String(json, StandardCharsets.UTF_8));
  }

  private static Optional<InstanceState> parsed(String json) {
    try {
      var document = StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));
      return Optional.of(Json.MAPPER.treeToValue(document, InstanceState.class));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
