package dev.bob.state.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
  @Test
  void readsAndWritesAsAnInstantDoes() throws IOException {
    // Given
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    long tenThousandYears = 316_000_000_000L;
    int[] steps = {1, 1_000, 1_000_000, 1_000_000_000};

    for (int i = 0; i < 20_000; i++) {
      // When
      int step = steps[random.nextInt(steps.length)];
      int nanos = random.nextInt(1_000_000_000) / step * step;
      var time = Instant.ofEpochSecond(random.nextLong(tenThousandYears) - 63_000_000_000L, nanos);

      // Then
      assertThat(read(time.toString())).as("seed %d", seed).isEqualTo(time);
      assertThat(InstantWriter.text(time)).as("seed %d", seed).isEqualTo(time.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1000000000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59.999999999Z",
        "0000-01-01T00:00:00Z",
        "1969-12-31T23:59:59.000000001Z",
        "9999-12-31T23:59:59.999999999Z",
        "+10000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z",
      })
  void writesTheEndsOfTimeToo(String text) {
    // Then
    assertThat(InstantWriter.text(Instant.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-24T04:00:00Z",
        "2026-11-24T04:00:00.1Z",
        "2026-11-24T04:00:00.123456789Z",
        "2026-11-24t04:00:00z",
        "2024-02-29T23:59:59Z",
        "2016-12-31T23:59:60Z",
        "2026-11-24T24:00:00Z",
        "2026-11-24T04:00:00+01:00",
        "+12026-11-24T04:00:00Z",
        "-0044-03-15T12:00:00Z",
      })
  void readsAllThatTheJdkReads(String text) throws IOException {
    // Then
    assertThat(read(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-29T04:00:00Z",
        "2026-04-31T04:00:00Z",
        "2026-00-24T04:00:00Z",
        "2026-13-24T04:00:00Z",
        "2026-11-00T04:00:00Z",
        "2026-11-24T25:00:00Z",
        "2026-11-24T04:60:00Z",
        "2026-11-24T04:00:61Z",
        "2026-11-24T04:00:00.1234567890Z",
        "2026-11-24T04:00:00,5Z",
        "2026-11-24T04:00:00.-5Z",
        "2026-11-24T04:00:0\u0660Z",
        "2026-11-24 04:00:00Z",
        "2026-11-24T04:00:00",
        "2026-11-24T04:00Z7",
        "Z",
      })
  void refusesWhatIsNoTime(String text) {
    // Then
    assertThatThrownBy(() -> read(text)).isInstanceOf(JsonMappingException.class);
  }

  private static Instant read(String text) throws IOException {
    return Json.MAPPER.readValue('"' + text + '"', Instant.class);
  }
}
