package dev.bob.dashboard.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The browser of this machine. Where there is none, the tests that want it are skipped, loudly. */
final class Chromium implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setArgs(
                        List.of(
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** Starts it; where there is none the test is skipped, or fails if BOB_TEST_BROWSER=required. */
  static Chromium start() {
    if (!Files.isExecutable(PROGRAM)) {
      var sentence = "SKIPPED: there is no " + PROGRAM + ", so nobody looked at the page.";
      Assertions.assertNotEquals("required", System.getenv("BOB_TEST_BROWSER"), sentence);
      System.out.println(sentence);
      Assumptions.abort(sentence);
    }
    return new Chromium();
  }

  /** A fresh profile with one page, still empty, as large as a laptop's window. */
  OpenPage open(String url) {
    return open(url, new Browser.NewContextOptions().setViewportSize(1400, 900));
  }

  OpenPage open(String url, Browser.NewContextOptions options) {
    return new OpenPage(browser.newContext(options.setBaseURL(url)), url);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
