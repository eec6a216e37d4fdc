package dev.bob.dashboard.control;

import dev.bob.state.web.Operator;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Shows whoever can read the dashboard's log how to sign in: in a container there is no console
 * that would.
 */
@Singleton
final class FirstLink {
  private static final Logger LOGGER = Logger.getLogger(FirstLink.class);

  private final SigninCodes codes;
  private final SigninConfig config;
  private final Operator operator;

  FirstLink(SigninCodes codes, SigninConfig config, Operator operator) {
    this.codes = codes;
    this.config = config;
    this.operator = operator;
  }

  void show(@Observes StartupEvent event) {
    link()
        .ifPresent(
            link ->
                LOGGER.infof(
                    "sign in, once and within %s min: %s",
                    config.signinCodeLife().toMinutes(), link));
  }

  /** Absent where somebody else shows it, or nobody could use it. */
  Optional<String> link() {
    return config
        .dashboardUrl()
        .filter(_ -> operator.token().isPresent())
        .map(url -> url + "/signin?code=" + codes.issue().text());
  }
}
