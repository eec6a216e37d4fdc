package dev.bob.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * The page in a browser that notes every fault: text that ran as code, a violation of the policy,
 * an error on the console, a request to another host.
 */
final class OpenPage implements AutoCloseable {
  private static final String TRAPS = resource("traps.js");

  private final BrowserContext context;
  private final Page page;
  private final List<String> faults = new CopyOnWriteArrayList<>();

  OpenPage(BrowserContext context, String url) {
    this.context = context;
    context.exposeFunction("tellFault", words -> faults.add((String) words[0]));
    context.addInitScript(TRAPS);
    context.onRequest(
        request -> {
          if (!request.url().startsWith(url + "/")) {
            faults.add("request to " + request.url());
          }
        });
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            faults.add(message.type() + " on the console: " + message.text());
          }
        });
    page.onPageError(error -> faults.add("uncaught " + error));
    page.onDialog(
        dialog -> {
          faults.add("dialog " + dialog.message());
          dialog.dismiss();
        });
    context.onPage(other -> faults.add("another page: " + other.url()));
  }

  static String resource(String name) {
    try (var in = OpenPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no test resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Page page() {
    return page;
  }

  /** Opens that address and waits until the page has drawn the hive and is live. */
  OpenPage visit(String address) {
    page.navigate(address);
    connection("live");
    return this;
  }

  /** Turns to the view whose element has that id. */
  void turnTo(String view) {
    page.locator("nav a[href='#" + view + "']").click();
    page.locator("#" + view).waitFor();
  }

  /** Waits for that word about the connection. */
  void connection(String kind) {
    try {
      page.locator("#connection[data-kind=" + kind + "]").waitFor();
    } catch (TimeoutError e) {
      throw new AssertionError(
          "%s is not %s: %s; noted: %s"
              .formatted(page.url(), kind, page.locator("header").allTextContents(), faults),
          e);
    }
  }

  Locator at(String selector) {
    return page.locator(selector);
  }

  /** The card of that instance. */
  Locator card(Object id) {
    return page.locator(
        ".card", new Page.LocatorOptions().setHas(page.getByText(id.toString(), exactly())));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  /** What was noted so far. */
  List<String> noted() {
    return List.copyOf(faults);
  }

  /** What was noted, once all that was drawn has had its effect. */
  List<String> faults() {
    page.evaluate(
        """
        async () => {
          await fetch("/favicon.svg", { cache: "no-store" }).catch(() => undefined);
          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        }""");
    return noted();
  }

  /** No fault but those; each of the patterns must have been met. */
  void hasNoFaultBut(String... expected) {
    var noted = faults();
    for (var pattern : expected) {
      assertThat(noted).anyMatch(fault -> Pattern.compile(pattern).matcher(fault).find());
    }
    assertThat(noted)
        .allMatch(
            fault ->
                List.of(expected).stream()
                    .anyMatch(pattern -> Pattern.compile(pattern).matcher(fault).find()));
  }

  @Override
  public void close() {
    page.unrouteAll(); // what still comes for them would meet a closed page
    context.close();
  }
}
