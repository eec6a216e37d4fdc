package dev.bob.state.web;

import io.vertx.core.MultiMap;

/** What every answer tells the browser not to do. A route may replace the policy of its answer. */
final class SecurityHeaders {
  private static final String PAGE =
      "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  /** Swagger UI has inline scripts and styles, and draws its icons from data: addresses. */
  private static final String SWAGGER_UI =
      "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  static void put(String path, MultiMap headers) {
    headers.set("Content-Security-Policy", path.startsWith("/q/swagger-ui") ? SWAGGER_UI : PAGE);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    if (path.startsWith("/api")) {
      headers.set("Cache-Control", "no-store");
    }
  }
}
