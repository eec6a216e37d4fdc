package dev.bob.instance.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.TestHome;
import dev.bob.state.json.Json;
import dev.bob.state.web.EveryRouteContract;
import dev.bob.state.web.Routes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestHome.class)
final class EveryRouteTest extends EveryRouteContract {
  @Inject Router router;

  @Override
  protected SortedSet<String> routes() throws IOException {
    var routes = new TreeSet<>(Routes.in(router));
    var openapi = RestAssured.given().accept("application/json").get("/q/openapi").asByteArray();
    routes.addAll(Routes.in(Json.MAPPER.readTree(openapi)));
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

  @Override
  protected Set<String> endings() {
    return Set.of("POST /api/control/stop");
  }

  @Test
  void theRoutesComeFromEveryKindOfServing() throws IOException {
    assertThat(routes())
        .contains("GET /api/state", "GET /api/logs", "POST /api/control/stop", "GET /q/metrics");
  }
}
