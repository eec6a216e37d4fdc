package dev.bob.dashboard.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The one-time codes of sign-in links. They live in memory: with the process all open links end.
 * May be called from any thread.
 */
@Singleton
public final class SigninCodes {
  private static final int CODE_BYTES = 16;

  private final Clock clock;
  private final RandomGenerator random;
  private final Duration life;
  private final int codesMax;
  private final Map<String, Instant> ends = new LinkedHashMap<>();

  @Inject
  SigninCodes(SigninConfig config, Clock clock) {
    this(config.signinCodeLife(), config.signinCodesMax(), clock, new SecureRandom());
  }

  SigninCodes(Duration life, int codesMax, Clock clock, RandomGenerator random) {
    this.life = life;
    this.codesMax = codesMax;
    this.clock = clock;
    this.random = random;
  }

  /** A code that can be used once, until then. */
  public record Code(String text, Instant expiresAt) {}

  /** A new one; if too many are open, the oldest ends. */
  public synchronized Code issue() {
    var bytes = new byte[CODE_BYTES];
    random.nextBytes(bytes);
    var code =
        new Code(
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
            clock.instant().plus(life));
    ends.put(code.text(), code.expiresAt());
    if (ends.size() > codesMax) {
      ends.remove(ends.keySet().iterator().next());
    }
    return code;
  }

  /** Whether that code is open; from here on it is not. */
  public synchronized boolean use(String text) {
    var end = ends.remove(text);
    return end != null && clock.instant().isBefore(end);
  }
}
