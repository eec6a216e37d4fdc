package dev.bob.orchestrator.driver.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.orchestrator.driver.Launch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to send to the Engine for one more container like another one. Pure. Whatever the Engine
 * tells of the other one is passed on as it is, known to us or not; only what makes it that one is
 * changed: its name, number, host name, addresses and launch.
 *
 * @param body of {@code POST /containers/create}
 * @param otherNetworks those beside the main one, by name, with what to say when connecting
 */
record ContainerCopy(ObjectNode body, Map<String, JsonNode> otherNetworks) {
  private static final String LAUNCH = "BOB_LAUNCH";
  private static final String KEY = "BOB_LAUNCH_KEY";

  /** What only one instance can be told. */
  private static final Set<String> OWN_VARIABLES = Set.of(LAUNCH, KEY, "BOB_INSTANCE_ID");

  /** Of a connection to a network only these may be the same for two containers. */
  private static final List<String> SHARED_ENDPOINT_FIELDS =
      List.of("Links", "DriverOpts", "GwPriority");

  /**
   * Of one that runs or has run.
   *
   * @param inspected the answer of {@code GET /containers/<id>/json}
   * @param name of the copy
   * @param number of the copy, as Compose counts
   */
  static ContainerCopy of(
      JsonNode inspected, Container template, String name, int number, Launch launch) {
    var body = config(inspected.path("Config"), template);
    body.set("Env", environment(inspected.path("Config").path("Env"), launch));
    relabel(body.withObjectProperty("Labels"), number, launch);
    body.set("HostConfig", inspected.path("HostConfig").deepCopy());

    var main = inspected.path("HostConfig").path("NetworkMode").asText();
    var others = new LinkedHashMap<String, JsonNode>();
    inspected
        .path("NetworkSettings")
        .path("Networks")
        .properties()
        .forEach(
            network -> {
              var endpoint = endpoint(network.getValue(), template, name);
              if (network.getKey().equals(main)) {
                body.putObject("NetworkingConfig")
                    .putObject("EndpointsConfig")
                    .set(network.getKey(), endpoint);
              } else {
                others.put(network.getKey(), endpoint);
              }
            });
    return new ContainerCopy(body, others);
  }

  private static ObjectNode config(JsonNode config, Container template) {
    var copy = config.isObject() ? (ObjectNode) config.deepCopy() : empty();
    copy.put("Image", template.image());
    copy.remove("MacAddress");
    if (copy.path("Hostname").asText().equals(template.shortId())) { // given by the Engine
      copy.remove("Hostname");
    }
    return copy;
  }

  private static ArrayNode environment(JsonNode variables, Launch launch) {
    var copy = JsonNodeFactory.instance.arrayNode();
    for (var variable : variables) {
      if (!OWN_VARIABLES.contains(variable.asText().split("=", 2)[0])) {
        copy.add(variable.asText());
      }
    }
    return copy.add(LAUNCH + "=" + launch.id()).add(KEY + "=" + launch.key());
  }

  private static void relabel(ObjectNode labels, int number, Launch launch) {
    labels.remove(ComposeService.REPLACES_LABEL);
    labels.put(ComposeService.NUMBER_LABEL, Integer.toString(number));
    labels.put(Container.LAUNCH_LABEL, launch.id());
    labels.put(Container.KEY_LABEL, launch.key());
  }

  private static ObjectNode endpoint(JsonNode endpoint, Container template, String name) {
    var copy = empty();
    for (var field : SHARED_ENDPOINT_FIELDS) {
      if (endpoint.hasNonNull(field)) {
        copy.set(field, endpoint.get(field).deepCopy());
      }
    }
    if (endpoint.path("Aliases").isArray()) {
      var aliases = copy.putArray("Aliases").add(name);
      for (var alias : endpoint.path("Aliases")) {
        if (!List.of(template.name(), template.shortId(), name).contains(alias.asText())) {
          aliases.add(alias.asText());
        }
      }
    }
    return copy;
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }
}
