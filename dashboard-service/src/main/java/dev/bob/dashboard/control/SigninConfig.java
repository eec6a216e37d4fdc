package dev.bob.dashboard.control;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How people sign in. */
@ConfigMapping(prefix = "bob")
public interface SigninConfig {
  /** How long a sign-in link can be used, once. Longer is handier, and more to lose. */
  @WithDefault("PT10M")
  Duration signinCodeLife();

  /** How many links may be open at a time; one more ends the oldest. */
  @WithDefault("100")
  int signinCodesMax();

  /**
   * Under which address a person's browser finds the dashboard, where that is not its own: {@code
   * http://localhost:3141}. With it the log shows a sign-in link at the start, since no console
   * does. Default: none.
   */
  Optional<String> dashboardUrl();
}
