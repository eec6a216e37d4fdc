package dev.bob.orchestrator.driver.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.orchestrator.driver.Launch;
import dev.bob.state.json.Json;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerCopyTest {
  private static final String ID =
      "08d4f85cb6d118e32696996325354f0d1b2619bb535952d25dd23e4154d73ef7";
  private static final String INSPECTED =
      """
      {"Config": {"Hostname": "08d4f85cb6d1", "Image": "bob/instance", "User": "10001:0",
         "Env": ["BOB_MIND=offline", "BOB_LAUNCH=old", "BOB_LAUNCH_KEY=bob-instance-1", "BOB_INSTANCE_ID=instance_1"],
         "NewerThanThisDriver": {"a": [1, null]},
         "Labels": {"com.docker.compose.container-number": "1", "com.docker.compose.replace": "x", "own": "label"}},
       "HostConfig": {"NetworkMode": "bob_default", "CapDrop": ["ALL"], "AlsoNewer": 7},
       "NetworkSettings": {"Networks": {
         "bob_default": {"Aliases": ["bob-instance-1", "instance", "08d4f85cb6d1"], "IPAddress": "172.18.0.2",
           "IPAMConfig": {"IPv4Address": "172.18.0.2"}, "MacAddress": "02:42:ac:12:00:02", "DriverOpts": {"o": "1"}},
         "bob_second": {"Aliases": ["bob-instance-1", "instance"]}}}}
      """;

  private final Container template =
      new Container(ID, "bob-instance-1", "sha256:1234", 1, Container.State.RUNNING, Map.of());

  @Test
  void whatTheDriverDoesNotKnowIsCopiedAsWell() throws IOException {
    // When
    var body = copy().body();
    // Then
    assertThat(body.at("/NewerThanThisDriver/a/0").asInt()).isEqualTo(1);
    assertThat(body.path("HostConfig"))
        .isEqualTo(Json.MAPPER.readTree(INSPECTED).path("HostConfig"));
    assertThat(body.path("User").asText()).isEqualTo("10001:0");
    assertThat(body.at("/Labels/own").asText()).isEqualTo("label");
  }

  @Test
  void whatMakesAContainerItselfIsNotCopied() throws IOException {
    // When
    var body = copy().body();
    // Then
    assertThat(body.has("Hostname")).isFalse();
    assertThat(body.path("Image").asText()).isEqualTo("sha256:1234");
    assertThat(body.path("Env").valueStream().map(JsonNode::asText))
        .containsExactly("BOB_MIND=offline", "BOB_LAUNCH=new", "BOB_LAUNCH_KEY=bob-instance-7");
    assertThat(body.at("/Labels/com.docker.compose.container-number").asText()).isEqualTo("7");
    assertThat(body.path("Labels").has("com.docker.compose.replace")).isFalse();
    assertThat(body.at("/Labels/bob.launch").asText()).isEqualTo("new");
  }

  @Test
  void itIsOnTheSameNetworksUnderItsOwnNameAndAnyAddress() throws IOException {
    // When
    var copy = copy();
    // Then
    assertThat(copy.body().at("/NetworkingConfig/EndpointsConfig/bob_default"))
        .isEqualTo(
            Json.MAPPER.readTree(
                "{\"Aliases\":[\"bob-instance-7\",\"instance\"],\"DriverOpts\":{\"o\":\"1\"}}"));
    assertThat(copy.otherNetworks()).containsOnlyKeys("bob_second");
  }

  @Test
  void aHostNameThatAPersonChoseIsKept() throws IOException {
    // When
    var chosen = INSPECTED.replace("\"Hostname\": \"08d4f85cb6d1\"", "\"Hostname\": \"bee\"");
    // Then
    assertThat(copy(chosen).body().path("Hostname").asText()).isEqualTo("bee");
  }

  private ContainerCopy copy() throws IOException {
    return copy(INSPECTED);
  }

  private ContainerCopy copy(String inspected) throws IOException {
    return ContainerCopy.of(
        Json.MAPPER.readTree(inspected),
        template,
        "bob-instance-7",
        7,
        new Launch("new", "bob-instance-7"));
  }
}
