package dev.bob.state.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class PlainJsonTest {
  @Test
  void isWhatOthersReadWhateverNodesItIsMadeOf() throws IOException {
    // Story: the author of a message counted with a long, all others read an int: equal text, and
    // two states of the hive that were not equal.

    // Given
    var made = JsonNodeFactory.instance.objectNode();
    made.put("long", 3L).put("short", (short) 3).put("float", 1.1f).put("large", 1L << 40);
    made.put("decimal", new BigDecimal("1.10")).put("big", BigInteger.TEN);
    made.put("huge", BigInteger.TWO.pow(80)).put("nothing", Double.NaN).putPOJO("what", 7);
    made.put("bytes", new byte[] {1, 2}).putArray("list").add(3L).add("x").addNull().add(2.5);

    // When
    var plain = PlainJson.copy(made);

    // Then
    assertThat(plain).isEqualTo(Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(made)));
    assertThat(PlainJson.copy(plain)).isEqualTo(plain).isNotSameAs(plain);
  }
}
