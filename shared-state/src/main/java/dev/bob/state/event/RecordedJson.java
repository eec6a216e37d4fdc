package dev.bob.state.event;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
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

  /** A fact is complete: what may be absent is an Optional, which is never null. */
  private static final ObjectReader FACTS =
      Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

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
   * The event; an unknown version or type, a missing field or a value out of range is an {@link
   * IllegalArgumentException}.
   */
  public Recorded toRecorded() {
    check();
    try {
      return recorded(FACTS.treeToValue(data, FactType.named(type).type()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(type + ": " + e.getOriginalMessage(), e);
    }
  }

  /** The same, for who has read what {@code data} means already. */
  public Recorded toRecorded(Fact fact) {
    check();
    return recorded(fact);
  }

  private Recorded recorded(Fact fact) {
    return new Recorded(seq, writer, n, new Event(at, by, fact));
  }

  private void check() {
    if (v != VERSION) {
      throw new IllegalArgumentException(
          "unknown version of event: " + v + " (this program knows " + VERSION + ")");
    }
    if (seq < 1 || n < 1 || writer == null || at == null || by == null || type == null) {
      throw new IllegalArgumentException("an event has seq, writer, n, at, by, type and data");
    }
  }
}
