package dev.bob.dashboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LogQueryTest {
  private static final Instant AT = Instant.parse("2026-11-24T04:00:00Z");

  /** For a busy machine; milliseconds on an idle one, and without the limits minutes to ages. */
  private static final Duration SOON = Duration.ofSeconds(5);

  @Test
  void aLineMustFitAllThatIsGiven() {
    // Given
    var line = new LogLine(AT, "warn", "instance_1", "The Log is busy");
    var query =
        new LogQuery(
            Optional.of("LOG"),
            Optional.of(LogQuery.pattern("b[aeiou]sy$")),
            Optional.of(LogLine.Level.WARN),
            Optional.of(AT));

    // Then
    assertThat(query.fits(line)).isTrue();
    assertThat(query.fits(new LogLine(AT, "info", "instance_1", "The Log is busy"))).isFalse();
    assertThat(query.fits(new LogLine(AT, "error", "instance_1", "The Log is busy"))).isTrue();
    assertThat(query.fits(new LogLine(AT, "warn", "instance_1", "The log is busy now"))).isFalse();
    assertThat(query.fits(new LogLine(AT, "warn", "instance_1", "It is busy"))).isFalse();
    assertThat(query.fits(new LogLine(AT.minusNanos(1), "warn", "instance_1", "log busy")))
        .isFalse();
    assertThat(LogQuery.ALL.fits(new LogLine(AT, "odd", "instance_1", ""))).isTrue();
  }

  /** Each would take a usual engine, or RE2's own compiler, minutes to ages. */
  static Stream<String> hostile() {
    return Stream.of(
        "((a{1000}){1000}){1000}",
        "(((((x{10}){10}){10}){10}){10})",
        "((((a{,9}){,9}){,9}){,9}){,9}",
        "(" + "a".repeat(180) + "){1000}",
        "(?i)(" + "\\pL".repeat(60) + "){1000}",
        "(" + "(a|b|c?)*".repeat(18) + "){1000}",
        "a{99999999999999999999}",
        "(".repeat(200),
        "a".repeat(201),
        "(a+)+\\1",
        "(?=a)",
        "[",
        "\\");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aPatternThatIsTooMuchOrNoneIsRefusedAtOnce(String text) {
    // When
    long before = System.nanoTime();
    assertThatThrownBy(() -> LogQuery.pattern(text)).isInstanceOf(IllegalArgumentException.class);

    // Then
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+$",
        "(a|a)*b",
        "(((((((((a*)*)*)*)*)*)*)*)*)*b",
        "(.*){10}(.*){10}(.*){10}q",
        "a{1000}b",
        "(a?){300}b"
      })
  void aPatternThatBacktrackersDieOfTakesItsTimeAndNoMore(String text) {
    // Given
    var pattern = LogQuery.pattern(text);
    var query =
        new LogQuery(Optional.empty(), Optional.of(pattern), Optional.empty(), Optional.empty());
    var longest = new LogLine(AT, "info", "instance_1", "a".repeat(100_000));

    // When
    long before = System.nanoTime();
    query.fits(longest);

    // Then
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
  }
}
