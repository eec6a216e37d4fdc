package dev.bob.state.web;

import io.quarkus.runtime.QuarkusBindException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Tells why a service did not start. Quarkus does it in a sentence only where nobody asks for the
 * failure; a service asks, so that it ends with the exit code that is meant.
 */
public final class FailedStart {
  private static final Logger LOGGER = Logger.getLogger(FailedStart.class);

  /** What a process ends with that a person has to mend something for. */
  private static final int EXIT_REFUSED = 2;

  private FailedStart() {}

  /**
   * One sentence on stderr for what a person can mend, with the remedy; else all that is known, in
   * the log.
   *
   * @param service its name in that sentence
   * @param failure as the start threw it
   * @param code what it would end with otherwise
   * @param environment the variables of those settings that are not called as their variables
   * @return what it is to end with
   */
  public static int tell(
      String service, Throwable failure, int code, Map<String, String> environment) {
    var sentence =
        UnreadableSetting.in(failure, environment).or(() -> takenPort(failure, environment));
    if (sentence.isEmpty()) {
      LOGGER.errorf(failure, "the %s cannot start", service);
      return code;
    }
    System.err.println(service + ": " + sentence.get());
    return EXIT_REFUSED;
  }

  private static Optional<String> takenPort(Throwable failure, Map<String, String> environment) {
    var variable = environment.getOrDefault("quarkus.http.port", "QUARKUS_HTTP_PORT");
    return Stream.iterate(failure, one -> one != null, Throwable::getCause)
        .filter(QuarkusBindException.class::isInstance)
        .map(QuarkusBindException.class::cast)
        .findFirst()
        .map(
            taken ->
                "cannot listen on port %s of %s: end what does, or set %s to another one"
                    .formatted(taken.getPort(), taken.getHost(), variable));
  }
}
