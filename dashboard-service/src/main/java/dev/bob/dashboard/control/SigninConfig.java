package dev.bob.dashboard.control;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How people sign in. */
@ConfigMapping(prefix = "bob")
public interface SigninConfig {
  /** How long a sign-in link can be used, once. Longer is handier, and more to lose. */
  @WithDefault("PT10M")
  Duration signinCodeLife();

  /** How many links may be open at a time; one more ends the oldest. */
  @WithDefault("100")
  int signinCodesMax();
}
