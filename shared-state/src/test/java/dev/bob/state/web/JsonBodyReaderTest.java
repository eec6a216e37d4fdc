package dev.bob.state.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bob.state.event.FleetFact;
import dev.bob.state.json.BadInput;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonBodyReaderTest {
  private final JsonBodyReader reader = new JsonBodyReader();

  @Test
  void readsWhatIsWellFormed() throws IOException {
    assertThat(read("{\"replicas\": 3, \"extra\": [1]}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new FleetFact.Wished(3));
  }

  static Stream<BadInput> badInputs() {
    return BadInput.documents().stream();
  }

  @ParameterizedTest
  @MethodSource("badInputs")
  void whatIsNotOneDocumentIsRefusedByName(BadInput bad) {
    // When
    var body = bad.content().get();
    var refusal = refusal(body);

    // Then
    if (body.length > JsonBodyReader.SIZE_BYTES_MAX) {
      assertThat(refusal.reason()).isEqualTo("too_large");
      assertThat(refusal.status()).isEqualTo(413);
    } else {
      assertThat(refusal.reason()).isEqualTo(bad.fault().toString());
      assertThat(refusal.status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "3", "null", "\"x\""})
  void whatIsNotAnObjectIsRefused(String body) {
    assertThat(refusal(body).reason()).isEqualTo("wrong_type");
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

  private Problem refusal(String body) {
    return refusal(body.getBytes(StandardCharsets.UTF_8));
  }

  private Problem refusal(byte[] body) {
    return catchThrowableOfType(ProblemException.class, () -> read(body)).problem();
  }

  @SuppressWarnings("unchecked")
  private Object read(byte[] body) throws IOException {
    return reader.readFrom(
        (Class<Object>) (Class<?>) FleetFact.Wished.class,
        FleetFact.Wished.class,
        new Annotation[0],
        MediaType.APPLICATION_JSON_TYPE,
        new MultivaluedHashMap<>(),
        new ByteArrayInputStream(body));
  }
}
