package dev.bob.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.dashboard.TestHome;
import dev.bob.state.json.Json;
import dev.bob.state.web.EveryRouteContract;
import dev.bob.state.web.Routes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestHome.class)
final class EveryRouteTest extends EveryRouteContract {
  private static final Path STATIC_FILES = Path.of("src/main/resources/META-INF/resources");

  @Inject Router router;

  @Override
  protected SortedSet<String> routes() throws IOException {
    var routes = new TreeSet<>(Routes.in(router));
    var openapi = RestAssured.given().accept("application/json").get("/q/openapi").asByteArray();
    routes.addAll(Routes.in(Json.MAPPER.readTree(openapi)));
    routes.addAll(Routes.in(STATIC_FILES));
    routes.add("GET /");
    return routes;
  }

  @Override
  protected int port() {
    return RestAssured.port;
  }

  @Override
  protected String token() {
    return TestHome.TOKEN;
  }

  @Test
  void theRoutesComeFromEveryKindOfServing() throws IOException {
    assertThat(routes())
        .containsAll(
            List.of(
                "GET /api/events",
                "PUT /api/fleet",
                "POST /api/signin-codes",
                "GET /api/history",
                "GET /app.js",
                "GET /q/metrics",
                "GET /q/health/ready",
                "GET /q/openapi",
                "GET /q/swagger-ui"));
  }
}
