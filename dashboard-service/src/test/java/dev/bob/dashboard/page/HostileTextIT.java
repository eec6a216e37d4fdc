package dev.bob.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.bob.dashboard.FakeInstance;
import dev.bob.dashboard.FakeInstance.Manner;
import dev.bob.dashboard.LogFile;
import dev.bob.state.event.Author;
import dev.bob.state.json.Json;
import dev.bob.state.model.Clip;
import dev.bob.state.model.Severity;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.Vote;
import dev.bob.state.model.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * S2: what agents, repositories and files say reaches the page as text. Each of the hostile strings
 * stands in every text: first through a real hive, then in answers of an API that is hostile
 * itself. It takes the longest, and so begins first.
 */
@Order(1)
final class HostileTextIT {
  private static final List<String> STRINGS = strings();

  /** How much of each text is looked for; the page shows more, but not all of a long one. */
  private static final int COMPARED_CHARS = 100;

  /** Attempts that the fold gives a task before it is blocked, and shown with the reason. */
  private static final int ATTEMPTS = 3;

  /** How many findings the page lists. */
  private static final int LISTED = 50;

  /** As in {@code text.js}: what would be unseen, or would turn its neighbours round. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200b-\\u200f\\u2028-\\u202e"
              + "\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]");

  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u3000]+");

  /** Which lists the page chooses from by these: another value would only hide the rest. */
  private static final Set<String> KEPT = Set.of("state", "severity");

  private static final List<String> PLACES =
      List.of(
          "#hive-goal",
          "#goal .note",
          ".card h3",
          ".card .role",
          ".card .condition",
          ".card .doing",
          "#tasks li .title",
          "#tasks .reason",
          "#findings .report a",
          ".finding-list .title",
          ".finding-list .place",
          ".message .from",
          ".message .to",
          ".message .tag",
          ".message .words",
          "#questions .from",
          "#questions .tag",
          "#questions .words",
          ".proposal .title",
          ".ballots .why",
          "#contradictions bdi.title",
          "#contradictions .who",
          "#contradictions .why",
          "#memory bdi.title",
          "#memory .who",
          "#memory .place:not([hidden])",
          "#chains bdi.title",
          "#chains .who",
          "#chains .tag",
          "#agreements bdi.title",
          "#agreements .place",
          "#agreements .who",
          "#agreements .why",
          "#queue bdi.title",
          "#queue .figures",
          "#queue .reason",
          "#queue .paths",
          "#queue .taking:not([hidden]) code",
          "#queue .diff",
          "#relations .who",
          "#relations .to",
          "#relations .figures",
          "#log li");

  private static final int QUESTIONS_SHOWN = 5;
  private static final int PROPOSALS_SHOWN = 4;

  /** Contradictions, chains and agreements that are shown at first. */
  private static final int THOUGHTS_SHOWN = 10;

  @TempDir static Path directory;
  private static Chromium chromium;
  private static RunningDashboard dashboard;
  private static final List<FakeInstance> fakes = new ArrayList<>();

  @BeforeAll
  static void aHiveWhereEverybodyIsHostile() throws Exception {
    chromium = Chromium.start();
    dashboard = RunningDashboard.start(directory);
    for (int i = 0; i < 4; i++) {
      fakes.add(FakeInstance.join(dashboard.hive(), "fake-" + i, Manner.WELL));
      fakes.get(i).waitFor(STRINGS.get(i));
    }
    var work = new HiveWork(dashboard.hive());
    var goal = work.goal(STRINGS.getFirst());
    var titles = new LinkedHashMap<String, String>();
    titles.put("source", STRINGS.getFirst());
    for (int i = 0; i < STRINGS.size(); i++) {
      titles.put("task-" + i, STRINGS.get(i));
    }
    work.plan(fakes.get(3), goal, titles);
    var source = new TaskId(goal + ".source");
    long token = work.claim(fakes.get(0), source);
    var log = new LogFile(dashboard.home(), "instance_1");
    for (int i = 0; i < STRINGS.size(); i++) {
      var text = STRINGS.get(i);
      work.say(stranger(text), text);
      if (i < QUESTIONS_SHOWN) {
        work.ask(stranger(text), text);
      }
      if (i < PROPOSALS_SHOWN) {
        work.vote(fakes.get(0), work.propose(text), Vote.YES, text);
        work.queue(fakes.get(0), text, Optional.of(text));
      }
      if (i < LISTED) {
        var finding = work.report(fakes.get(0), source, token, i, Severity.HIGH, text);
        work.confirm(fakes.get(1), finding, text, Way.PROOF);
        if (i >= LISTED - THOUGHTS_SHOWN) {
          work.confirm(fakes.get(3), finding, text + " twice", Way.BYTES);
          long seq = dashboard.hive().state().memory().find(finding).orElseThrow().seq();
          work.contradict(fakes.get(2), seq, work.learn(fakes.get(3), goal, text), text);
        }
      }
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        work.fail(fakes.get(2), new TaskId(goal + ".task-" + i), text);
      }
      log.info(i, Json.MAPPER.writeValueAsString(text).replaceAll("^\"|\"$", ""));
    }
    var change = work.queue(fakes.get(0), STRINGS.getFirst(), Optional.empty());
    work.accept(change);
    work.deliver(fakes.get(0), change, "reports/%s/changes.bundle".formatted(change));
  }

  /** Who wrote a file of the volume may call itself anything. */
  private static Author stranger(String name) {
    return new Author(Author.Kind.FILE, Clip.clip(name, Author.ID_CHARS_MAX), OptionalLong.empty());
  }

  @AfterAll
  static void end() throws IOException {
    for (var fake : fakes) {
      fake.close();
    }
    if (dashboard != null) {
      dashboard.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void whatAHiveSaysIsShownAsTextWhereverItIsShown() throws Exception {
    try (var page = chromium.open(dashboard.url()).visit(dashboard.signinLink())) {
      // When
      await().until(() -> !page.noted().isEmpty() || messages(page) >= STRINGS.size() + LISTED);
      page.hasNoFaultBut(); // a page that ran one of them may have left by now
      page.button("Log instance_1").click();
      await().until(() -> page.at("#log li").count() >= STRINGS.size());
      await().until(() -> page.at(".finding-list li").count() == LISTED);
      await().until(() -> page.at("#tasks .reason").count() > STRINGS.size());

      // Then
      assertShows(page.at(".message .words"), STRINGS);
      assertShows(page.at(".message .from"), STRINGS, 38);
      assertShows(page.at("#tasks li .title"), STRINGS);
      assertShows(page.at("#tasks .reason"), STRINGS);
      assertShows(page.at(".finding-list .title"), STRINGS.subList(0, LISTED));
      assertShows(page.at(".finding-list .place"), STRINGS.subList(0, LISTED));
      assertShows(page.at("#log li"), STRINGS);
      assertShows(page.at(".card .doing"), STRINGS.subList(0, 4));
      assertShows(page.at(".goal-text"), STRINGS.subList(0, 1));
      assertShows(page.at("#questions .words"), STRINGS.subList(0, QUESTIONS_SHOWN));
      assertShows(page.at(".proposal .title"), STRINGS.subList(0, PROPOSALS_SHOWN));
      assertShows(page.at(".ballots .why"), STRINGS.subList(0, PROPOSALS_SHOWN));
      assertShows(page.at("#questions .from"), STRINGS.subList(0, QUESTIONS_SHOWN), 38);

      // When
      page.turnTo("thinking");
      await().until(() -> page.at("#contradictions .pair").count() == THOUGHTS_SHOWN);
      await().until(() -> page.at("#agreements .agreement").count() == THOUGHTS_SHOWN);
      page.at("#chains .entries > .more").click();

      // Then
      assertShowsThoughts(page, STRINGS.subList(LISTED - THOUGHTS_SHOWN, LISTED));
      for (var place : List.of("bdi.title", ".reason", ".paths")) {
        assertShows(page.at("#queue " + place), STRINGS.subList(0, PROPOSALS_SHOWN));
      }
      assertMadeOnlyByThePage(page.page());
      page.hasNoFaultBut();
    }
  }

  private static void assertShowsThoughts(OpenPage page, List<String> texts) {
    for (var place :
        List.of(
            "#contradictions bdi.title",
            "#contradictions .why",
            "#memory bdi.title",
            "#chains bdi.title",
            "#agreements bdi.title",
            "#agreements .place",
            "#agreements .why")) {
      assertShows(page.at(place), texts);
    }
  }

  private static int messages(OpenPage page) {
    return page.at(".message").count();
  }

  @Test
  void anApiThatIsHostileInEveryFieldRunsNothing() throws Exception {
    for (var text : STRINGS) {
      try (var page = chromium.open(dashboard.url())) {
        // Given
        page.page().route("**/api/**", route -> answer(route, text));

        // When
        page.page().navigate("/");
        page.at(".message").first().waitFor();
        page.at(".finding-list li").first().waitFor();
        page.at(".card [aria-label^=Pause]").first().click();
        page.at("#notice[data-kind=bad] button:visible").waitFor();
        page.at(".card [aria-label^=Log]").first().click();
        page.at("#log li").first().waitFor();
        page.turnTo("thinking");
        page.at("#contradictions .pair").first().waitFor();
        page.at("#agreements .agreement").first().waitFor();
        page.turnTo("changes");
        page.at("#queue [aria-label^=Diff]").first().click();
        page.at("#queue .diff").first().getByText("…", exactly()).waitFor(hidden());
        page.turnTo("thinking");
        page.at("#memory [aria-label^=Dismiss]:not([hidden])").first().click();

        // Then
        assertShows(page.at(".goal-text"), List.of(text));
        assertShows(page.at("#notice"), List.of("Refused: " + text));
        assertShows(page.at("dialog h2"), List.of("Dismiss “" + text), 80);
        page.at("dialog [value=no]").click();
        for (var place : PLACES) {
          assertShows(page.at(place).first(), List.of(text), 15);
        }
        assertMadeOnlyByThePage(page.page());
        assertThat(page.faults()).as(text).allMatch(fault -> fault.contains("status of 409"));
      }
    }
  }

  /** What the service answers, with that text in every string of it; writes are refused with it. */
  private static void answer(Route route, String text) {
    var request = route.request();
    var json = Json.MAPPER.createObjectNode().put("title", text).put("message", text);
    if (request.headers().getOrDefault("accept", "").contains("event-stream")) {
      var events = "retry: 60000\nevent: presence\ndata: %1$s\n\ndata: %1$s\n\n".formatted(json);
      route.fulfill(answer(200, "text/event-stream", events));
    } else if (!request.method().equals("GET")) {
      json.put("detail", text).put("remedy", text);
      route.fulfill(answer(409, "application/problem+json", json.toString()));
    } else if (request.url().contains("/api/changes/")) {
      json.put("diff", text);
      route.fulfill(answer(200, "application/json", json.toString()));
    } else if (request.url().contains("/api/reports")) {
      json.putArray("files").add(text).addObject().put("name", text + " 2");
      route.fulfill(answer(200, "application/json", json.toString()));
    } else {
      try {
        var honest = Json.MAPPER.readTree(route.fetch().body());
        route.fulfill(answer(200, "application/json", hostile("", honest, text, 0).toString()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  }

  private static Route.FulfillOptions answer(int status, String type, String body) {
    return new Route.FulfillOptions().setStatus(status).setContentType(type).setBody(body);
  }

  /** Ids stay apart by a number, so that one of each is drawn. */
  private static JsonNode hostile(String name, JsonNode node, String text, int number) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(it -> it.setValue(hostile(it.getKey(), it.getValue(), text, number)));
      object.remove("goal"); // a task without one belongs to every goal
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, hostile(name, array.get(i), text, i));
      }
    } else if (node.isTextual() && !KEPT.contains(name)) {
      return TextNode.valueOf(name.endsWith("id") ? text + " " + number : text);
    }
    return node;
  }

  private static void assertShows(Locator places, List<String> texts) {
    assertShows(places, texts, COMPARED_CHARS);
  }

  /** Each of the texts stands in one of the places, at least its beginning. */
  private static void assertShows(Locator places, List<String> texts, int charsMax) {
    var shown = places.allTextContents().stream().map(HostileTextIT::flat).toList();
    for (var text : texts) {
      var whole = flat(text);
      int end = Math.min(whole.length(), charsMax);
      var wanted =
          whole.substring(0, whole.offsetByCodePoints(0, whole.codePointCount(0, end) - 1));
      assertThat(shown).as(text).anyMatch(one -> one.contains(wanted));
    }
  }

  private static String flat(String text) {
    var seen =
        UNSEEN
            .matcher(text)
            .replaceAll(it -> "\u27e8%04X\u27e9".formatted(it.group().codePointAt(0)));
    return SPACE.matcher(seen).replaceAll(" ").strip();
  }

  /** Elements that could run, load or send something are those of index.html, and no others. */
  private static void assertMadeOnlyByThePage(Page page) {
    assertThat(page.evaluate(OpenPage.resource("strangers.js"))).isEqualTo(List.of());
  }

  private static List<String> strings() {
    try {
      return Json.MAPPER.readValue(
          OpenPage.resource("hostile-strings.json"), new TypeReference<List<String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
