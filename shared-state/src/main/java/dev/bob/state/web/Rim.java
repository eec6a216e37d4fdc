package dev.bob.state.web;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides about every request before any route sees it: default-deny, by what the request is and
 * not by a list of routes, so that no route can be forgotten. Pure.
 *
 * <ul>
 *   <li>everything: one Host header with a name of this service; an Origin only if it is the same
 *   <li>GET, HEAD: nothing more, since the services listen on loopback or inside a container
 *   <li>POST, PUT, PATCH, DELETE: the operator's token, and a JSON content type, which no HTML form
 *       can send
 *   <li>all else: refused
 * </ul>
 */
final class Rim {
  private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final String BEARER = "bearer ";

  private final HostNames names;
  private final Optional<OperatorToken> token;

  /**
   * @param token absent if there is none to be had: then nobody can write
   */
  Rim(HostNames names, Optional<OperatorToken> token) {
    this.names = names;
    this.token = token;
  }

  /** Why the request is refused; empty if it may pass. */
  Optional<Problem> refusal(Approach approach) {
    if (approach.hosts().size() != 1 || !names.include(approach.hosts().getFirst())) {
      return Optional.of(
          Problem.of(421, "foreign_host", "this service does not answer under that host name")
              .remedy("Use localhost, or add the name to BOB_ALLOWED_HOSTS."));
    }
    if (!approach.origins().isEmpty() && !sameOrigin(approach)) {
      return Optional.of(
          Problem.of(403, "foreign_origin", "pages from elsewhere may not use this service")
              .remedy("Open the dashboard under the name in its own link."));
    }
    if (approach.reads()) {
      return Optional.empty();
    }
    if (!WRITES.contains(approach.method())) {
      return Optional.of(
          Problem.of(405, "method_not_allowed", "only GET, HEAD, POST, PUT, PATCH, DELETE"));
    }
    return writeRefusal(approach);
  }

  private Optional<Problem> writeRefusal(Approach approach) {
    if (token.isEmpty()) {
      return Optional.of(
          Problem.of(503, "no_token", "this service has no operator's token, so nobody can write")
              .remedy("Set BOB_AUTH_TOKEN and start it again; its log says what was wrong."));
    }
    if (!shown(approach, token.get())) {
      return Optional.of(
          Problem.of(401, "no_token", "this needs the operator's token")
              .remedy("Sign in with the link that the console prints, or send the token."));
    }
    if (approach.contentType().filter(Rim::json).isEmpty()) {
      return Optional.of(
          Problem.of(415, "not_json", "a write carries JSON, even if it has no body")
              .remedy("Send Content-Type: application/json."));
    }
    return Optional.empty();
  }

  /** Scheme aside (a proxy may end TLS), the page must come from the host and port it asks. */
  private static boolean sameOrigin(Approach approach) {
    if (approach.origins().size() != 1) {
      return false;
    }
    var origin = approach.origins().getFirst().toLowerCase(Locale.ROOT);
    var host = approach.hosts().getFirst().toLowerCase(Locale.ROOT);
    return origin.equals("http://" + host) || origin.equals("https://" + host);
  }

  private static boolean shown(Approach approach, OperatorToken token) {
    if (approach.authorization().isPresent()) {
      var given = approach.authorization().get();
      return given.regionMatches(true, 0, BEARER, 0, BEARER.length())
          && token.is(given.substring(BEARER.length()).strip());
    }
    return approach.cookie().filter(token::isCookie).isPresent();
  }

  private static boolean json(String contentType) {
    var type = contentType.split(";", 2)[0].strip();
    return type.equalsIgnoreCase("application/json");
  }
}
