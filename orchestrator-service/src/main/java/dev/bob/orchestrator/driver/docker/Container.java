package dev.bob.orchestrator.driver.docker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.orchestrator.driver.InstanceProcess.Origin;
import dev.bob.orchestrator.driver.Launch;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A container as the Engine lists it.
 *
 * @param image the name that it was made from while that name still means the same bits, else the
 *     id of those bits
 * @param createdAtSeconds since 1970, by the Engine's clock: only compared with its like
 */
record Container(
    String id,
    String name,
    String image,
    long createdAtSeconds,
    State state,
    Map<String, String> labels) {
  /** With these two an adopter recognises what an orchestrator made. */
  static final String LAUNCH_LABEL = "bob.launch";

  static final String KEY_LABEL = "bob.key";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{12,64}");
  private static final int SHORT_ID_CHARS = 12;

  /** What of the Engine's states matters here. */
  enum State {
    /** Made, and not started yet. */
    CREATED,
    RUNNING,
    /** Frozen by a person. */
    PAUSED,
    ENDED,
    /** On its way out of the list. */
    REMOVING;

    private static State of(String word) {
      return switch (word) {
        case "created" -> CREATED;
        case "paused" -> PAUSED;
        case "exited", "dead" -> ENDED;
        case "removing" -> REMOVING;
        default -> RUNNING; // what we do not know has not ended
      };
    }
  }

  Container {
    labels = Map.copyOf(labels);
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not the id of a container: " + id);
    }
  }

  /** One entry of {@code GET /containers/json}. */
  static Container of(JsonNode entry) {
    var labels = new HashMap<String, String>();
    entry
        .path("Labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return new Container(
        entry.path("Id").asText(),
        name(entry.path("Names")),
        entry.path("Image").asText(),
        entry.path("Created").asLong(),
        State.of(entry.path("State").asText()),
        labels);
  }

  /** Its own name, and not one of those under which a link knows it. */
  private static String name(JsonNode names) {
    for (var name : names) {
      var plain = name.asText().substring(name.asText().startsWith("/") ? 1 : 0);
      if (!plain.contains("/")) {
        return plain;
      }
    }
    return "";
  }

  String shortId() {
    return id.substring(0, SHORT_ID_CHARS);
  }

  OptionalInt number() {
    var number = labels.getOrDefault(ComposeService.NUMBER_LABEL, "");
    return number.matches("[0-9]{1,6}")
        ? OptionalInt.of(Integer.parseInt(number))
        : OptionalInt.empty();
  }

  Origin origin() {
    return launchLabel().isPresent() ? Origin.COPY : Origin.COMPOSE;
  }

  /** What it was launched as; one that Compose made gets a name that no launch has. */
  Launch launch() {
    return launchLabel()
        .map(launch -> new Launch(launch, labels.getOrDefault(KEY_LABEL, name)))
        .orElseGet(() -> new Launch("container-" + shortId(), name));
  }

  private Optional<String> launchLabel() {
    return Optional.ofNullable(labels.get(LAUNCH_LABEL)).filter(launch -> !launch.isBlank());
  }

  /** Whether it will not run on by itself. One that Compose has made it is about to start. */
  boolean ended() {
    return state == State.ENDED || state == State.CREATED && origin() == Origin.COPY;
  }
}
