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
 * Makes {@code docs/images/dashboard.png}: four instances at work on a real repository, {@code
 * -Dpicture.repository=DIR} or else this one. Nothing in the picture is posed but the question and
 * the moment.
 */
class PictureExperiment {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path PICTURE = ROOT.resolve("docs/images/dashboard.png");
  private static final long PICTURE_BYTES_MAX = 300 * 1024;
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  /** Five minutes of them. */
  private static final int LOOKS_MAX = 1_500;

  @TempDir Path temp;

  @Test
  void theDashboardAtWork() throws Exception {
    var repository = System.getProperty("picture.repository", ROOT.toString());
    try (var hive = RunningHive.start(Path.of(repository), temp.resolve("home"), "4");
        var playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
      hive.awaitMembers(4);
      await().atMost(RunningHive.LIMIT).until(() -> published(hive));
      var page = open(playwright);
      page.navigate(signinLink(hive));
      page.locator("#connection[data-kind=live]").waitFor();
      fill(page, "#goal summary", "#goal-new", "Survey this repository", "#goal [type=submit]");
      page.locator("[name=to]").selectOption("instance_2");
      page.locator("[name=type]").fill("question");
      fill(page, "[name=to]", "#message-content", "What are you doing?", "#composer [type=submit]");
      page.locator("[aria-label='Log instance_1']").click();

      int taken = 0;
      for (int look = 0; look < LOOKS_MAX && !over(page); look++) {
        if (telling(page)) {
          page.screenshot(new Page.ScreenshotOptions().setPath(PICTURE));
          taken++;
        }
        page.waitForTimeout(LOOK_EVERY.toMillis());
      }
      if (taken == 0) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURE));
      }
      System.out.printf(
          "%d looks at a hive at work, the last one kept, %,d bytes%n", taken, Files.size(PICTURE));
      assertThat(Files.size(PICTURE)).isLessThan(PICTURE_BYTES_MAX);
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

  private static void fill(Page page, String opener, String field, String text, String button) {
    page.locator(opener).click();
    page.locator(field).fill(text);
    page.locator(button).click();
  }

  /**
   * A moment worth showing: some work, some have found something, and another one has checked it.
   */
  private static boolean telling(Page page) {
    return count(page, ".card[data-kind=busy]") >= 2
        && count(page, ".finding-list li") >= 3
        && count(page, "#log li") >= 3
        && !page.locator("#notice").isVisible();
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
