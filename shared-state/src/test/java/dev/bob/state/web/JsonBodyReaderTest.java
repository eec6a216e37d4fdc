package dev.bob.state.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bob.state.event.FleetFact;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonBodyReaderTest {
  private final JsonBodyReader reader = new JsonBodyReader();

  @Test
  void readsWhatIsWellFormed() throws IOException {
    assertThat(read("{\"replicas\": 3, \"extra\": [1]}")).isEqualTo(new FleetFact.Wished(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "3",
        "null",
        "{}{}",
        "{\"replicas\":1,\"replicas\":2}",
        "{\"replicas\":NaN}",
        "{\"a\":\"\\ud800\"}",
        "\uFEFF{\"replicas\":1}"
      })
  void whatIsNotOneJsonObjectIsMalformed(String body) {
    assertThat(refusal(body).reason()).isEqualTo("malformed_json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"replicas\":\"x\"}", "{\"replicas\":null}", "{\"replicas\":{}}"})
  void aFieldOfTheWrongTypeIsNamed(String body) {
    assertThat(refusal(body).field()).contains("replicas");
    assertThat(refusal(body).status()).isEqualTo(400);
  }

  @Test
  void aValueOutOfRangeIsExplainedInTheWordsOfItsType() {
    assertThat(refusal("{\"replicas\":65}").detail()).isEqualTo("replicas out of 0..64: 65");
  }

  @Test
  void depthAndLengthHaveLimits() {
    assertThat(refusal("[".repeat(100_000)).reason()).isEqualTo("malformed_json");
    assertThat(refusal(" ".repeat(JsonBodyReader.SIZE_BYTES_MAX + 1)).status()).isEqualTo(413);
  }

  private Problem refusal(String body) {
    return catchThrowableOfType(ProblemException.class, () -> read(body)).problem();
  }

  @SuppressWarnings("unchecked")
  private Object read(String body) throws IOException {
    return reader.readFrom(
        (Class<Object>) (Class<?>) FleetFact.Wished.class,
        FleetFact.Wished.class,
        new Annotation[0],
        MediaType.APPLICATION_JSON_TYPE,
        new MultivaluedHashMap<>(),
        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }
}
