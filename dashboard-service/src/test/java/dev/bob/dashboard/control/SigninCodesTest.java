package dev.bob.dashboard.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SigninCodesTest {
  private final HandClock clock = new HandClock();
  private final SigninCodes codes =
      new SigninCodes(Duration.ofMinutes(10), 2, clock, new SplittableRandom(1));

  @Test
  void aCodeWorksOnce() {
    // Given
    var code = codes.issue().text();

    // When
    boolean first = codes.use(code);
    boolean second = codes.use(code);

    // Then
    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(code).matches("[A-Za-z0-9_-]{22}");
    assertThat(codes.use("")).isFalse();
  }

  @Test
  void aCodeEndsWithItsTime() {
    // Given
    var code = codes.issue();

    // When
    clock.now = code.expiresAt();

    // Then
    assertThat(codes.use(code.text())).isFalse();
  }

  @Test
  void oneTooManyEndsTheOldest() {
    // Given
    var first = codes.issue().text();
    var second = codes.issue().text();

    // When
    var third = codes.issue().text();

    // Then
    assertThat(codes.use(first)).isFalse();
    assertThat(codes.use(second)).isTrue();
    assertThat(codes.use(third)).isTrue();
  }

  private static final class HandClock extends Clock {
    private Instant now = Instant.parse("2026-11-24T04:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
