package dev.bob.instance.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Optional;
import javax.naming.NameNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerNameTest {
  private static final byte[] ADDRESS = {(byte) 172, 18, 0, (byte) 200};
  private static final String HOST = "3f2a1b0c9d8e";

  @Test
  void asksForTheAddressAndTakesTheNameInFrontOfTheNetwork() {
    // Given
    var asked = new ArrayList<String>();

    // When
    var name =
        ContainerName.of(
            ADDRESS,
            HOST,
            address -> {
              asked.add(address);
              return "bob-instance-1.bob_default.";
            });

    // Then
    assertThat(name).contains("bob-instance-1");
    assertThat(asked).containsExactly("200.0.18.172.in-addr.arpa");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3F2A1B0C9D8E.bob_default",
        "bob-instance-1",
        "10-1-2-3.bob.svc.cluster.local.",
        "my.bob.network",
        ".network",
        "../x.network",
        "a b.network",
        ""
      })
  void anotherFormOfAnswerIsNoName(String answer) {
    assertThat(ContainerName.of(ADDRESS, HOST, _ -> answer)).isEmpty();
  }

  @Test
  void aNameBeyondTheLimitIsNone() {
    assertThat(ContainerName.of(ADDRESS, HOST, _ -> "x".repeat(129) + ".network")).isEmpty();
  }

  @Test
  void noAnswerAndNoAddressOfFourBytesIsNone() {
    // Given
    ContainerName.NameServer silent =
        address -> {
          throw new NameNotFoundException(address);
        };

    // Then
    assertThat(ContainerName.of(ADDRESS, HOST, silent)).isEqualTo(Optional.empty());
    assertThat(ContainerName.of(new byte[16], HOST, _ -> "bob-instance-1.bob_default")).isEmpty();
  }
}
