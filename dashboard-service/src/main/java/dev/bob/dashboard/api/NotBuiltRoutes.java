package dev.bob.dashboard.api;

import dev.bob.state.web.Problem;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * What the contract names and this build does not have: each is refused by its name, so that nobody
 * takes it for a typing error. Not in OpenAPI, which tells what there is.
 */
final class NotBuiltRoutes {
  private record Route(HttpMethod method, String path) {}

  private static final List<Route> ALL =
      List.of(
          new Route(HttpMethod.GET, "/api/changes"),
          new Route(HttpMethod.GET, "/api/changes/{id}"),
          new Route(HttpMethod.POST, "/api/changes/{id}/accept"),
          new Route(HttpMethod.POST, "/api/changes/{id}/reject"));

  void register(@Observes Router router) {
    for (var route : ALL) {
      var problem =
          Problem.of(501, "not_built", route.method() + " " + route.path() + ": not built yet");
      router
          .route(route.method(), route.path().replace('{', ':').replace("}", ""))
          .handler(exchange -> problem.answer(exchange.response()));
    }
  }
}
