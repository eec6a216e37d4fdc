package dev.bob.state.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookie that stands for the operator's token in a browser. Browsers share cookies between the
 * ports of one host, so its name contains the port: two hives on one machine do not sign each other
 * out.
 */
public final class OperatorCookie {
  private static final Duration AGE_MAX = Duration.ofDays(30);

  private OperatorCookie() {}

  /** Its name for whoever sent the request: with the port that the caller sees. */
  static String name(HttpServerRequest request) {
    var host = Optional.ofNullable(request.getHeader("Host"));
    int port = host.flatMap(HostNames::port).orElse(request.localAddress().port());
    return "bob_operator_" + port;
  }

  /** Makes the answer to that request sign its browser in. */
  public static void give(HttpServerRequest request, OperatorToken token) {
    request
        .response()
        .addCookie(
            Cookie.cookie(name(request), token.cookie())
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(request.isSSL())
                .setMaxAge(AGE_MAX.toSeconds()));
  }

  /** Its value in the request, if there is exactly one. */
  static Optional<String> in(HttpServerRequest request) {
    var cookies = request.cookies(name(request));
    return cookies.size() == 1
        ? Optional.of(cookies.iterator().next().getValue())
        : Optional.empty();
  }
}
