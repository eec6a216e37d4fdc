package dev.bob.state.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every route of a running service, as {@code "GET /api/state"}. */
public final class Routes {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private Routes() {}

  /** What the document of OpenAPI says; an id in a path is {@code instance_1}. */
  public static SortedSet<String> in(JsonNode openapi) {
    SortedSet<String> routes = new TreeSet<>();
    openapi
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (METHODS.contains(method)) {
                            routes.add(
                                method.toUpperCase(Locale.ROOT)
                                    + " "
                                    + path.getKey().replaceAll("\\{[^}]*}", "instance_1"));
                          }
                        }));
    return routes;
  }

  /**
   * What Vert.x routes by a path of its own, mounted routers included; with any method it is two.
   */
  public static SortedSet<String> in(Router router) {
    SortedSet<String> routes = new TreeSet<>();
    collect(router, "", routes);
    return routes;
  }

  private static void collect(Router router, String under, SortedSet<String> routes) {
    for (var route : router.getRoutes()) {
      var path = under + pathOf(route);
      if (route.getSubRouter() != null) {
        collect(route.getSubRouter(), path.replaceAll("/\\*?$", ""), routes);
      } else if (route.getPath() != null || route.isRegexPath()) {
        var methods =
            route.methods() == null || route.methods().isEmpty()
                ? Set.of(HttpMethod.GET, HttpMethod.POST)
                : route.methods();
        methods.forEach(method -> routes.add(method.name() + " " + path));
      }
    }
  }

  private static String pathOf(Route route) {
    var path = route.getPath() == null ? "/" : route.getPath();
    return path.replaceAll(":[a-z]+", "instance_1").replaceAll("\\*$", "");
  }

  /** The files that are served as they are. */
  public static SortedSet<String> in(Path staticFiles) throws IOException {
    SortedSet<String> routes = new TreeSet<>();
    try (var files = Files.walk(staticFiles)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> routes.add("GET /" + staticFiles.relativize(file)));
    }
    return routes;
  }
}
