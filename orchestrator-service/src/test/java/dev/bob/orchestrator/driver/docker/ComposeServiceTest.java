package dev.bob.orchestrator.driver.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeServiceTest {
  private static final ComposeService SERVICE = new ComposeService("my-bob", "instance");

  @Test
  void theLowestFreeNumberIsNextWhetherANameOrALabelHoldsTheOthers() {
    // Given
    var first = container("my-bob-instance-1", "1");
    var renamed = container("something", "2");
    // Then
    assertThat(SERVICE.freeName(List.of(first, renamed), Set.of("my-bob-instance-3")))
        .isEqualTo("my-bob-instance-4");
  }

  @Test
  void onlyItsOwnNamesHaveANumber() {
    // Then
    assertThat(SERVICE.numberOf("my-bob-instance-12")).hasValue(12);
    for (var other :
        List.of(
            "my-bob-instance-",
            "my-bob-instance-01",
            "my-bob-instance-1x",
            "my-bob-instance-99999999999",
            "bob-instance-1",
            "3f2a9c0d1e2b")) {
      assertThat(SERVICE.numberOf(other)).as(other).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bob", "../x", "a b", "-a", "a\"],\"x\":[\""})
  void aNameThatComposeWouldNotTakeIsRefused(String project) {
    // Then
    assertThatThrownBy(() -> new ComposeService(project, "instance"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aContainerOfComposeRunIsNobodysReplica() {
    // Given
    var labels =
        Map.of(
            ComposeService.PROJECT_LABEL,
            "my-bob",
            ComposeService.SERVICE_LABEL,
            "instance",
            ComposeService.ONE_OFF_LABEL,
            "True");
    // Then
    assertThat(
            SERVICE.owns(
                new Container("abcdef012345", "x", "i", 1, Container.State.RUNNING, labels)))
        .isFalse();
  }

  @Test
  void printedTextIsReadWithAndWithoutFramesAndHoweverItIsCut() {
    // Given
    var framed = "\1\0\0\0\0\0\0\3ab\n\2\0\0\0\0\0\0\2c\n";
    // Then
    assertThat(text(framed)).isEqualTo("ab\nc\n");
    assertThat(text("plain\n")).isEqualTo("plain\n");
    assertThat(text(framed.substring(0, framed.length() - 1))).isEqualTo("ab\nc");
    assertThat(text("\1\0\0\0\177\377\377\377x")).isEqualTo("x");
    assertThat(text("")).isEmpty();
  }

  private static String text(String bytes) {
    return LogFrames.text(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Container container(String name, String number) {
    return new Container(
        "abcdef012345",
        name,
        "image",
        1,
        Container.State.RUNNING,
        Map.of(ComposeService.NUMBER_LABEL, number));
  }
}
