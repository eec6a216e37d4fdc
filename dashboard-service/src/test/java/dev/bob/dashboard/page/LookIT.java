package dev.bob.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.bob.state.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How the page looks with one instance and with twelve, some of them dead and stuck, on a telephone
 * and on a large screen: nothing sticks out, and axe-core finds no serious barrier, also in the
 * dark. Each look is kept as {@code target/looks/*.png}.
 */
final class LookIT {
  private static final Path LOOKS = Path.of("target", "looks");
  private static final int PHONE_WIDTH = 400;

  /** How many instances the looks have that look at changes, too. */
  private static final int WITH_CHANGES = 4;

  @TempDir static Path directory;
  private static Chromium chromium;
  private static RunningDashboard dashboard;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    dashboard = RunningDashboard.start(directory);
    Files.createDirectories(LOOKS);
  }

  @AfterAll
  static void end() {
    if (dashboard != null) {
      dashboard.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, 800, LIGHT, 4",
    "400, 800, DARK, 12",
    "1000, 800, LIGHT, 4",
    "1400, 900, LIGHT, 4",
    "1400, 900, DARK, 4",
    "1400, 900, LIGHT, 1",
    "1400, 900, LIGHT, 0",
    "1400, 900, LIGHT, 12",
    "1400, 900, DARK, 12",
    "1920, 1080, LIGHT, 12",
  })
  void everythingHasItsPlace(int width, int height, ColorScheme scheme, int instances)
      throws Exception {
    // Given
    var options =
        new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme);
    try (var page = chromium.open(dashboard.url(), options)) {
      var hive = hive(instances);
      page.page().route(LookIT::isAnsweredHere, route -> answer(route, hive));

      // When
      page.visit("/");
      if (instances > 0) {
        page.button("Log instance_1").click();
        page.at("#log li").last().waitFor();
      }

      // Then
      page.page().evaluate(OpenPage.resource("/axe.min.js"));
      var name = "%d-%s-%d".formatted(width, scheme, instances).toLowerCase();
      looksGood(page, name, width);

      // When
      page.turnTo("thinking");
      page.at(instances > 0 ? "#relations li" : "#relations .empty").first().waitFor();
      page.at(instances > 0 ? "#memory li" : "#memory .empty").first().waitFor();
      page.at(instances > 0 ? "#contradictions li" : "#contradictions .empty").first().waitFor();

      // Then
      looksGood(page, name + "-thinking", width);
      if (instances == WITH_CHANGES || instances == 0) {
        looksAtChanges(page);
        looksGood(page, name + "-changes", width);
      }
      page.hasNoFaultBut();
    }
  }

  private static void looksAtChanges(OpenPage page) {
    page.turnTo("changes");
    if (page.at("#queue .change").count() > 0) {
      page.button("Diff of change_2").click();
      page.at("#queue .diff .added").first().waitFor();
    } else {
      page.at("#queue .empty").waitFor();
    }
  }

  private static void looksGood(OpenPage page, String name, int width) {
    page.page()
        .screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(width == PHONE_WIDTH)
                .setPath(LOOKS.resolve(name + ".png")));
    assertThat(page.page().evaluate(OpenPage.resource("sticking-out.js"))).isEqualTo(List.of());
    assertThat(page.page().evaluate(OpenPage.resource("barriers.js"))).isEqualTo(List.of());
  }

  /** A hive at work with so many instances; with none it has no goal either. */
  private static ObjectNode hive(int instances) throws IOException {
    var hive = (ObjectNode) Json.MAPPER.readTree(OpenPage.resource("working-hive.json"));
    hive.setAll((ObjectNode) Json.MAPPER.readTree(OpenPage.resource("thinking-hive.json")));
    shorten(hive.at("/state/instances"), instances);
    if (instances == 0) {
      shorten(hive.at("/state/goals"), 0);
      shorten(hive.at("/state/tasks"), 0);
      shorten(hive.at("/state/questions"), 0);
      shorten(hive.at("/state/proposals"), 0);
      shorten(hive.at("/memory/findings"), 0);
      hive.path("thoughts").forEach(list -> shorten(list, 0));
      hive.at("/network/network").forEach(list -> shorten(list, 0));
      shorten(hive.at("/changes/changes"), 0);
      shorten(hive.at("/messages/messages"), 0);
    }
    return hive;
  }

  private static void shorten(JsonNode list, int size) {
    var array = (ArrayNode) list;
    while (array.size() > size) {
      array.remove(array.size() - 1);
    }
  }

  /** The stream of events stays the real one: nothing happens in it. */
  private static boolean isAnsweredHere(String url) {
    return url.contains("/api/") && !url.contains("/api/events");
  }

  private static void answer(Route route, JsonNode hive) {
    var url = route.request().url();
    var name = url.replaceFirst(".*/api/", "").replaceFirst("[?].*", "");
    var part = name.endsWith("/logs") ? "logs" : name.replaceFirst("/.*", "");
    if (part.equals("memory") && !url.contains("kind=finding&")) {
      part = "thoughts";
    }
    if (url.endsWith("follow=true")) {
      var lines =
          hive.at("/logs/lines")
              .valueStream()
              .map("data: %s\n\n"::formatted)
              .collect(Collectors.joining());
      route.fulfill(answer("text/event-stream", "retry: 60000\n" + lines));
    } else {
      route.fulfill(answer("application/json", hive.path(part).toString()));
    }
  }

  private static Route.FulfillOptions answer(String type, String body) {
    return new Route.FulfillOptions().setContentType(type).setBody(body);
  }
}
