package dev.bob.state.event;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.json.Json;
import java.time.Instant;

/**
 * How a recorded event looks as JSON, in the journal (there with a {@code crc} behind) and in REST:
 *
 * <pre>{@code
 * {"v":1,"seq":12,"writer":"9f86d081","n":3,"at":"2026-11-24T04:00:00Z",
 *  "by":{"kind":"instance","id":"instance_2","epoch":5},"type":"task.claimed","data":{"task":"goal_1.links"}}
 * }</pre>
 */
@JsonPropertyOrder({"v", "seq", "writer", "n", "at", "by", "type", "data"})
public record RecordedJson(
    int v, long seq, String writer, long n, Instant at, Author by, String type, JsonNode data) {
  public static final int VERSION = 1;

  public static RecordedJson of(Recorded recorded) {
    var event = recorded.event();
    return new RecordedJson(
        VERSION,
        recorded.seq(),
        recorded.writer(),
        recorded.n(),
        event.at(),
        event.by(),
        FactType.of(event.fact()).toString(),
        Json.MAPPER.valueToTree(event.fact()));
  }

  /**
   * The event; an unknown version, type or a value out of range is an {@link
   * IllegalArgumentException}.
   */
  public Recorded toRecorded() {
    if (v != VERSION) {
      throw new IllegalArgumentException(
          "unknown version of event: " + v + " (this program knows " + VERSION + ")");
    }
    try {
      var fact = Json.MAPPER.treeToValue(data, FactType.named(type).type());
      return new Recorded(seq, writer, n, new Event(at, by, fact));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(type + ": " + e.getOriginalMessage(), e);
    }
  }
}
