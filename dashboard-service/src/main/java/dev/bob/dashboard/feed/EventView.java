package dev.bob.dashboard.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.event.Author;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.RecordedJson;
import dev.bob.state.fold.Verdict;
import dev.bob.state.json.Json;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/**
 * An event of the log with what the fold says of it, as {@code /api/events} sends it. What only the
 * journal needs (its version, the writer and its count) is left out.
 *
 * <pre>{@code
 * {"seq":12,"at":"2026-11-24T04:00:00Z","by":{"kind":"instance","id":"instance_2","epoch":5},"type":"task.claimed",
 *  "data":{"task":"goal_1.links"},"verdict":"rejected","reason":"taken","detail":"instance_1 holds goal_1.links"}
 * }</pre>
 *
 * @param verdict {@code accepted}, {@code duplicate} (it counts once) or {@code rejected} (it
 *     changes nothing)
 * @param reason why it is rejected, from a closed set; absent otherwise
 * @param detail the same in a sentence
 */
record EventView(
    long seq,
    Instant at,
    Author by,
    String type,
    JsonNode data,
    String verdict,
    Optional<String> reason,
    Optional<String> detail) {

  static EventView of(Recorded recorded, Verdict verdict) {
    var json = RecordedJson.of(recorded);
    var rejected =
        verdict instanceof Verdict.Rejected given
            ? Optional.of(given)
            : Optional.<Verdict.Rejected>empty();
    return new EventView(
        json.seq(),
        json.at(),
        json.by(),
        json.type(),
        json.data(),
        word(verdict),
        rejected.map(one -> one.reason().toString()),
        rejected.map(Verdict.Rejected::detail));
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted _ -> "accepted";
      case Verdict.Duplicate _ -> "duplicate";
      case Verdict.Rejected _ -> "rejected";
    };
  }

  Frame frame() {
    try {
      return new Frame(
          Optional.of(Long.toString(seq)), Optional.of(type), Json.MAPPER.writeValueAsString(this));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("what came from the log can be written again", e);
    }
  }
}
