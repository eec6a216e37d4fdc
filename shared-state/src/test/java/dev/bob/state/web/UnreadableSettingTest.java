package dev.bob.state.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bob.state.model.Severity;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SmallRye Config throws over a value that it cannot read. */
class UnreadableSettingTest {
  /** Settings of each kind. */
  interface Feature {
    @WithDefault("1")
    int linesMax();

    @WithDefault("1")
    long sizeBytesMax();

    @WithDefault("1")
    double share();

    @WithDefault("high")
    Severity leastSeverity();
  }

  @ParameterizedTest
  @CsvSource({
    "bob.lines-max,abc,BOB_LINES_MAX,a whole number",
    "bob.size-bytes-max,1.5,BOB_SIZE_BYTES_MAX,a whole number",
    "bob.share,half,BOB_SHARE,a number",
    "bob.least-severity,huge,BOB_LEAST_SEVERITY,'one of critical, high, low, medium, note'"
  })
  void isNamedWithItsValueAndWhatIsExpected(
      String key, String value, String environment, String wanted) {
    assertThat(UnreadableSetting.in(failure(Map.of(key, value)), Map.of()))
        .contains(
            "%s is %s: set %s to %s, or leave it out".formatted(key, value, environment, wanted));
  }

  @Test
  void isNamedInOneSentenceWhereSeveralCannotBeRead() {
    // Given
    var failure = failure(Map.of("bob.lines-max", "a", "bob.share", "b"));

    // Then
    assertThat(UnreadableSetting.in(failure, Map.of()).orElseThrow().lines()).hasSize(1);
  }

  @Test
  void isFoundWhereverItLiesAndNamedByItsOwnVariable() {
    // Given
    var failure = new IllegalStateException("start", failure(Map.of("bob.lines-max", "abc")));

    // Then
    assertThat(UnreadableSetting.in(failure, Map.of("bob.lines-max", "BOB_LINES")))
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("set BOB_LINES to"));
  }

  @Test
  void aLongValueOfSeveralLinesIsCutToOne() {
    // Given
    var failure = failure(Map.of("bob.lines-max", "x\n".repeat(200)));

    // Then
    assertThat(UnreadableSetting.in(failure, Map.of()).orElseThrow())
        .hasLineCount(1)
        .contains("x x x")
        .hasSizeLessThan(200);
  }

  @Test
  void anEmptyValueIsSaidToBeEmpty() {
    assertThat(UnreadableSetting.in(failure(Map.of("bob.lines-max", "")), Map.of()))
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence).startsWith("bob.lines-max is empty: set BOB_LINES_MAX to"));
  }

  @Test
  void whatHasFailedOtherwiseIsNoneOfIt() {
    assertThat(UnreadableSetting.in(new IllegalStateException("port in use"), Map.of())).isEmpty();
  }

  private static Throwable failure(Map<String, String> values) {
    var builder =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withMapping(Feature.class, "bob")
            .withDefaultValues(values);
    var failure = catchThrowable(builder::build);
    assertThat(failure).isNotNull();
    return failure;
  }
}
