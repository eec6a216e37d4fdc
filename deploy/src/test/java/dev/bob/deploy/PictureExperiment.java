package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes {@code docs/images/dashboard.png}, four instances at work on a real repository, {@code
 * -Dpicture.repository=DIR} or else this one, and {@code thinking.png}, what they made of it.
 * Nothing in the pictures is posed but the question and the moment.
 */
class PictureExperiment {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path PICTURE = ROOT.resolve("docs/images/dashboard.png");
  private static final Path THINKING = ROOT.resolve("docs/images/thinking.png");
  private static final long PICTURE_BYTES_MAX = 300 * 1024;
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  /** Five minutes of them. */
  private static final int LOOKS_MAX = 3_000;

  @TempDir Path temp;

  @Test
  void theDashboardAtWork() throws Exception {
    var repository = System.getProperty("picture.repository", ROOT.toString());
    try (var playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var page = open(playwright); // a browser starts as slowly as a small repository is surveyed
        var hive = RunningHive.start(Path.of(repository), temp.resolve("home"), "4")) {
      await().atMost(RunningHive.LIMIT).until(() -> published(hive));
      page.navigate(signinLink(hive));
      page.locator(".card").nth(1).waitFor();
      page.locator("[name=to]").selectOption("instance_2");
      page.locator("[name=type]").fill("question");
      page.locator("[name=content]").fill("What are you doing?");
      page.locator("#composer [type=submit]").click();
      page.locator("#notice button").click();
      page.locator("[aria-label='Log instance_1']").click();

      int best = 0;
      for (int look = 0; look < LOOKS_MAX && !over(page); look++) {
        int worth = worth(page);
        if (worth >= best) {
          page.screenshot(new Page.ScreenshotOptions().setPath(PICTURE));
          best = worth;
        }
        page.waitForTimeout(LOOK_EVERY.toMillis());
      }
      page.locator("nav a[href='#thinking']").click();
      page.locator("#chains .chain").first().waitFor();
      page.locator("#memory .entry").first().waitFor();
      page.locator("#relations li").first().waitFor();
      page.screenshot(new Page.ScreenshotOptions().setPath(THINKING));
      System.out.printf("the dashboard at work, worth %d: %,d bytes%n", best, Files.size(PICTURE));
      assertThat(Files.size(PICTURE)).isLessThan(PICTURE_BYTES_MAX);
      assertThat(Files.size(THINKING)).isLessThan(PICTURE_BYTES_MAX);
      hive.interrupt();
    }
  }

  private static boolean published(RunningHive hive) {
    try {
      return !hive.url("dashboard").isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static Page open(Playwright playwright) {
    var browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--headless", "--no-sandbox", "--disable-gpu")));
    return browser.newPage(
        new Browser.NewPageOptions()
            .setViewportSize(1400, 900)
            .setColorScheme(ColorScheme.LIGHT)
            .setTimezoneId("UTC"));
  }

  /** How much there is to see: instances at work, findings that others confirmed, a log. */
  private static int worth(Page page) {
    int listed = Math.min(2, count(page, ".finding-list li"));
    int logged = count(page, "#log li") >= 5 ? 1 : 0;
    return count(page, ".card[data-kind=busy]") + listed + logged;
  }

  private static boolean over(Page page) {
    return page.locator("#goal > .title .note").textContent().endsWith("finished");
  }

  private static int count(Page page, String selector) {
    return page.locator(selector).count();
  }

  private String signinLink(RunningHive hive) throws IOException, InterruptedException {
    var token = Files.readString(hive.home().resolveSibling(hive.home().getFileName() + ".token"));
    var request =
        HttpRequest.newBuilder(URI.create(hive.url("dashboard") + "/api/signin-codes"))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .header("Authorization", "Bearer " + token.strip())
            .header("Content-Type", "application/json")
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new ObjectMapper().readTree(answer.body()).path("url").asText();
    }
  }
}
