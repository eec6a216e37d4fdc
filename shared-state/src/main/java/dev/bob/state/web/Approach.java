package dev.bob.state.web;

import java.util.List;
import java.util.Optional;

/**
 * A request as the rim sees it, before anything else does.
 *
 * @param path decoded by nobody
 * @param hosts every Host header (or the HTTP/2 authority), as sent
 * @param origins every Origin header, as sent
 * @param authorization the credentials of the {@code Authorization} header, as sent
 * @param cookie the value of the operator's cookie for this port
 * @param contentType as sent
 */
record Approach(
    String method,
    String path,
    List<String> hosts,
    List<String> origins,
    Optional<String> authorization,
    Optional<String> cookie,
    Optional<String> contentType) {
  Approach {
    hosts = List.copyOf(hosts);
    origins = List.copyOf(origins);
  }

  /** Whether it only looks; everything else needs the operator's token. */
  boolean reads() {
    return method.equals("GET") || method.equals("HEAD");
  }
}
