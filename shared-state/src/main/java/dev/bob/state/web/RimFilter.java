package dev.bob.state.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Puts the {@link Rim} before everything that this service answers: routes, static files and what
 * Quarkus brings under {@code /q}. Runs on Vert.x's event loop and never blocks.
 */
@Singleton
final class RimFilter {
  /** Filters of a higher priority run earlier; Quarkus's own stay below 1,000. */
  private static final int BEFORE_ALL_OTHERS = 10_000;

  private final Rim rim;

  RimFilter(RimConfig config, Operator operator) {
    this.rim =
        new Rim(
            HostNames.of(config.allowedHosts().orElse(List.of()), config.bind()), operator.token());
  }

  void filter(@Observes Filters filters) {
    filters.register(this::handle, BEFORE_ALL_OTHERS);
  }

  private void handle(RoutingContext context) {
    var request = context.request();
    SecurityHeaders.put(context.normalizedPath(), context.response().headers());
    rim.refusal(observe(request))
        .ifPresentOrElse(problem -> answer(context, problem), context::next);
  }

  private static Approach observe(HttpServerRequest request) {
    var headers = request.headers();
    return new Approach(
        request.method().name(),
        request.path(),
        request.version().alpnName().equals("h2")
            ? List.of(String.valueOf(request.authority()))
            : headers.getAll("Host"),
        headers.getAll("Origin"),
        Optional.ofNullable(headers.get("Authorization")),
        OperatorCookie.in(request),
        Optional.ofNullable(headers.get("Content-Type")));
  }

  private static void answer(RoutingContext context, Problem problem) {
    if (problem.status() == 401) {
      context.response().putHeader("WWW-Authenticate", "Bearer realm=\"bob\"");
    }
    problem.answer(context.response());
  }
}
