package dev.bob.state.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Gives the operator's token to those who check it, once found at the start. Without one the
 * service still shows what it knows, and refuses every write with the reason.
 */
@Singleton
public final class Operator {
  private static final Logger LOGGER = Logger.getLogger(Operator.class);
  private final Optional<OperatorToken> token;

  Operator(RimConfig config) {
    token = find(config);
  }

  /** Absent if there is none to be had; the log has said why. */
  public Optional<OperatorToken> token() {
    return token;
  }

  /** Whether the browser that sent this request is signed in. */
  public boolean knows(HttpServerRequest request) {
    return token.isPresent()
        && OperatorCookie.in(request).filter(token.get()::isCookie).isPresent();
  }

  private static Optional<OperatorToken> find(RimConfig config) {
    try {
      if (config.authToken().isPresent()) {
        return Optional.of(new OperatorToken(config.authToken().get()));
      }
      if (config.tokenFile().equals(Optional.of(RimConfig.NO_TOKEN_FILE))) {
        LOGGER.info("takes no writes: it has no operator's token, and is meant to have none");
        return Optional.empty();
      }
      return Optional.of(file(config).readOrMake());
    } catch (IOException | IllegalArgumentException e) {
      LOGGER.error("nobody can write: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static TokenFile file(RimConfig config) {
    var random = new SecureRandom();
    return config
        .tokenFile()
        .map(file -> TokenFile.at(Path.of(file), random))
        .orElseGet(() -> TokenFile.beside(config.home(), random));
  }
}
