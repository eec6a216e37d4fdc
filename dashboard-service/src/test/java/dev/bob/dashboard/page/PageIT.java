package dev.bob.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.bob.dashboard.FakeInstance;
import dev.bob.dashboard.FakeInstance.Manner;
import dev.bob.dashboard.LogFile;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.fold.Answer;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.ProposalState;
import dev.bob.state.json.Json;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Motion;
import dev.bob.state.model.Severity;
import dev.bob.state.model.Subject;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does with the page, in a real browser, with the packaged dashboard. */
final class PageIT {
  /** Shorter than the page's own asking every 10 s: what comes sooner came by the stream. */
  private static final Duration LIVE_MAX = Duration.ofSeconds(7);

  private static final int FLOOD = 10_000;

  /** Longest that the page may not react while the flood comes in, on a machine of two cores. */
  private static final Duration FROZEN_MAX = Duration.ofSeconds(3);

  private static final int TABS_MAX = 120;

  @TempDir static Path directory;
  private static Chromium chromium;
  private static RunningDashboard dashboard;

  private final List<FakeInstance> fakes = new ArrayList<>();
  private HiveWork work;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(LIVE_MAX.toMillis());
    dashboard = RunningDashboard.start(directory);
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

  @BeforeEach
  void fourJoin() throws IOException {
    work = new HiveWork(dashboard.hive());
    for (int i = 0; i < 4; i++) {
      fakes.add(FakeInstance.join(dashboard.hive(), "fake-" + i, Manner.WELL));
    }
  }

  @AfterEach
  void allLeave() throws IOException {
    for (var fake : fakes) {
      fake.close();
    }
  }

  @Test
  void behindTheLinkEachInstanceIsShownWithRoleStatusTaskAndHeartbeat() throws Exception {
    // Given
    var goal = work.goal("Survey this repository");
    work.plan(fakes.get(3), goal, Map.of("links", "Check the links of the documents"));
    fakes.get(0).workOn(new TaskId(goal + ".links"));
    fakes.get(1).waitFor("the report");
    fakes.get(2).checkFindings();
    fakes.get(3).rest();

    // When
    try (var page = signedIn()) {

      // Then
      assertThat(page.at(".card")).hasCount(4);
      assertThat(page.at("#signed-in")).hasText("signed in");
      assertThat(page.at("#instances .note")).containsText("4 instances");
      var roles = List.of("explorer", "builder", "reflector", "coordinator");
      for (int i = 0; i < 4; i++) {
        var card = page.card("instance_" + (i + 1));
        assertThat(card.locator(".role")).hasText(roles.get(i));
        assertThat(card.locator(".figures")).containsText(Pattern.compile("heartbeat \\d s ago"));
      }
      assertThat(page.card("instance_1").locator(".condition")).hasText("acting");
      assertThat(page.card("instance_1").locator(".doing"))
          .hasText("Check the links of the documents");
      assertThat(page.card("instance_2").locator(".doing")).hasText("waits for the report");
      assertThat(page.card("instance_3").locator(".doing")).hasText("checks findings");
      assertThat(page.card("instance_4").locator(".doing")).hasText("no task");
      assertThat(page.card("instance_4").locator(".tag").first()).hasText("leader");
      page.hasNoFaultBut();
    }
  }

  @Test
  void whatATaskWaitsForStandsBesideIt() throws Exception {
    // Given
    var goal = work.goal("Survey this repository");
    work.plan(fakes.get(3), goal, Map.of("links", "Check the links of the documents"));
    fakes.get(0).waitFor("the disk: no room", new TaskId(goal + ".links"));

    // When
    try (var page = signedIn()) {

      // Then
      assertThat(page.card("instance_1").locator(".condition")).hasText("waiting");
      assertThat(page.card("instance_1").locator(".doing"))
          .hasText("Check the links of the documents: waits for the disk: no room");
    }
  }

  @Test
  void thePersonAnswersAQuestionThatWaitsForIt() throws Exception {
    // Given
    var none = JsonNodeFactory.instance.objectNode();
    var asked = new MessageFact.Sent("person", "question", "Is docs/b.md to come?", none);
    long seq = dashboard.hive().submit(fakes.get(1).author(), asked).seq().orElseThrow();

    try (var page = signedIn()) {
      // Then
      var question = page.at("#questions .question");
      assertThat(question).containsText("Is docs/b.md to come?");
      assertThat(question.locator(".tag")).hasText("waits for you");
      assertThat(page.at("#questions .note")).hasText("1 question for you");

      // When
      question.locator("textarea").fill("Yes, next week.");
      question.getByText("Answer").click();

      // Then
      assertThat(page.at("#questions")).isHidden();
      var answered = dashboard.hive().state().questions().find(seq).orElseThrow();
      assertThat(answered.answers()).extracting(Answer::text).containsExactly("Yes, next week.");
    }
  }

  @Test
  void thePersonSeesAVoteAndVetoesIt() throws Exception {
    // Given
    var motion =
        new Motion(
            "Mend docs/a.md",
            "It leads nowhere.",
            new Subject.OfFile("docs/a.md"),
            VotingRule.MAJORITY,
            Duration.ofMinutes(5),
            new Effect.Decision());
    var opened = dashboard.hive().submit(Author.person(), new ProposalFact.Opened(motion));
    var id = opened.state().proposals().all().getLast().id();
    dashboard
        .hive()
        .submit(fakes.get(0).author(), new ProposalFact.VoteCast(id, 1, Vote.YES, "so", ""));

    try (var page = signedIn()) {
      // Then
      var proposal = page.at("#proposals .proposal").first();
      assertThat(proposal.locator(".title")).hasText("Mend docs/a.md");
      assertThat(proposal).containsText("1 yes, 0 no of 4; majority");

      // When
      proposal.getByText("Veto").click();
      page.at("dialog").getByText("Veto", new Locator.GetByTextOptions().setExact(true)).click();

      // Then
      assertThat(proposal.locator(".tag")).hasText("vetoed");
      assertThat(dashboard.hive().state().proposals().find(id).orElseThrow().state())
          .isInstanceOf(ProposalState.Vetoed.class);
    }
  }

  @Test
  void aMessageFromTheFormIsThereAtOnceWithoutAReload() throws Exception {
    try (var page = signedIn()) {
      // Given
      page.page().evaluate("window.sameDocument = true");

      // When
      page.at("[name=to]").selectOption("instance_2");
      page.at("[name=content]").fill("Look at docs first ✓");
      page.button("Send").click();

      // Then
      var shown = page.at(".message").filter(having("Look at docs first ✓"));
      assertThat(shown).hasCount(1);
      assertThat(shown.locator(".from")).hasText("person");
      assertThat(page.at("[name=content]")).hasValue("");
      assertThat(dashboard.get("/api/messages?q=first").get("messages").findValuesAsText("content"))
          .contains("Look at docs first ✓");
      assertThat(page.page().evaluate("window.sameDocument")).isEqualTo(true);
      page.hasNoFaultBut();
    }
  }

  @Test
  void whatAnotherProcessSaysComesByTheStream() throws Exception {
    try (var page = signedIn()) {
      // Given
      assertThat(page.at(".card")).hasCount(4);

      // When
      work.say(fakes.get(2).author(), "the third one speaks");

      // Then
      assertThat(page.at(".message").filter(having("the third one speaks"))).hasCount(1);
    }
  }

  @Test
  void whoeverWroteIntoAFileIsShownAsUnverified() throws Exception {
    try (var page = signedIn()) {
      // Given
      assertThat(page.at(".card")).hasCount(4);

      // When
      work.write("instance_1", "written into a file");
      work.say(fakes.get(0).author(), "said by the member");

      // Then
      var written = page.at(".message").filter(having("written into a file"));
      assertThat(written.locator(".tag")).hasText(new String[] {"unverified", "text"});
      var said = page.at(".message").filter(having("said by the member"));
      assertThat(said.locator(".tag")).hasText(new String[] {"text"});
    }
  }

  @Test
  void theLogOfAnInstanceIsFollowed() throws Exception {
    // Given
    var log = new LogFile(dashboard.home(), "instance_1");
    log.info(1, "looks at docs/a.md");

    // When
    try (var page = signedIn()) {
      page.button("Log instance_1").click();
      assertThat(page.at("#log li").filter(having("looks at docs/a.md"))).hasCount(1);
      log.info(2, "looks at docs/b.md");

      // Then
      assertThat(page.at("#log li").filter(having("looks at docs/b.md"))).hasCount(1);
      page.at("[name=log-filter]").fill("B.MD");
      assertThat(page.at("#log li")).hasCount(1);
      page.hasNoFaultBut();
    }
  }

  @Test
  void pausingAndStoppingReachTheLogAndAStopIsAskedForTwice() throws Exception {
    try (var page = signedIn()) {
      // When
      page.button("Pause instance_1").click();
      page.button("Stop instance_2").click();
      page.button("Cancel").click();
      page.button("Stop instance_3").click();
      assertThat(page.at("dialog")).containsText("the fleet gets smaller by one");
      page.at("dialog").getByText("Stop", new Locator.GetByTextOptions().setExact(true)).click();

      // Then
      await().until(() -> steering(0).equals(Optional.of(Steering.PAUSE)));
      await().until(() -> steering(2).equals(Optional.of(Steering.STOP)));
      assertThat(steering(1)).isEmpty();
      assertThat(page.at("dialog")).hasCount(0);
      assertThat(page.at("#notice")).containsText("instance_3 is asked to stop");
      page.hasNoFaultBut();
    }
  }

  @Test
  void aGoalIsSet() throws Exception {
    try (var page = signedIn()) {
      // When
      page.at("#goal summary").click();
      page.at("[name=text]").fill("Find the dead links");
      page.button("Set goal").click();

      // Then
      assertThat(page.at(".goal-text .words")).hasText("Find the dead links");
      assertThat(page.at("#hive-goal")).hasText("Find the dead links");
      assertThat(dashboard.hive().state().work().goals().values())
          .extracting(Goal::text)
          .contains("Find the dead links");
    }
  }

  @Test
  void aTaskIsAskedForWithItsKind() throws Exception {
    try (var page = signedIn()) {
      // Given
      assertThat(page.at("[name=kind]")).isHidden();

      // When
      page.at("[name=type]").fill("task");
      page.at("[name=kind]").fill("todos");
      page.at("[name=content]").fill("What was left for later?");
      page.button("Send").click();

      // Then
      assertThat(page.at("[name=content]")).hasValue("");
      await()
          .untilAsserted(
              () ->
                  assertThat(dashboard.hive().state().work().goals().values())
                      .flatExtracting(goal -> goal.wanted().stream().toList())
                      .extracting(TaskSpec::kind)
                      .contains("todos"));
      page.hasNoFaultBut();
    }
  }

  @Test
  void theFleetGrowsAndShrinks() throws Exception {
    try (var page = signedIn()) {
      // Given
      var wished = page.at("#fleet output");
      int before = Integer.parseInt(wished.textContent());

      // When
      page.button("One instance more").click();
      awaitWish(before + 1);
      assertThat(wished).hasText(Integer.toString(before + 1));
      page.button("One instance less").click();

      // Then
      awaitWish(before);
      assertThat(wished).hasText(Integer.toString(before));
    }
  }

  @Test
  void findingsAreCountedBySeverityAndTheConfirmedOnesListed() throws Exception {
    // Given
    var goal = work.goal("Survey this repository");
    work.plan(fakes.get(3), goal, Map.of("links", "Check the links"));
    var task = new TaskId(goal + ".links");
    long token = work.claim(fakes.get(0), task);
    var high = work.report(fakes.get(0), task, token, 1, Severity.HIGH, "docs/gone.md");
    work.report(fakes.get(0), task, token, 2, Severity.LOW, "docs/odd.md");
    work.confirm(fakes.get(1), high, "looked");

    // When
    try (var page = signedIn()) {

      // Then
      assertThat(page.at("#findings .title > .note")).hasText("1 confirmed of 2");
      assertThat(page.at("#findings thead th"))
          .hasText(new String[] {"critical", "high", "medium", "low", "note"});
      assertThat(page.at("#findings tbody tr").nth(0).locator("td"))
          .hasText(new String[] {"0", "1", "0", "0", "0"});
      assertThat(page.at("#findings tbody tr").nth(1).locator("td"))
          .hasText(new String[] {"0", "0", "0", "1", "0"});
      assertThat(page.at(".finding-list li")).hasCount(1);
      assertThat(page.at(".finding-list .place")).hasText("docs/gone.md:12");
      assertThat(page.at(".finding-list .confidence")).hasText("0.67");
      assertThat(page.at("#tasks")).containsText("Check the links");
    }
  }

  @Test
  void whoIsNotSignedInLooksAndIsToldWhatToDo() {
    try (var page = chromium.open(dashboard.url()).visit("/")) {
      // Given
      assertThat(page.at("#signed-in")).hasText("not signed in: looking only");
      assertThat(page.at(".card")).hasCount(4);

      // When
      page.at("[name=content]").fill("kept");
      page.button("Send").click();

      // Then
      assertThat(page.at("#notice")).containsText("./deploy/start-multi.sh");
      assertThat(page.at("[name=content]")).hasValue("kept");
      page.hasNoFaultBut("status of 401");
    }
  }

  @Test
  void aServiceThatDiesIsNoticedAndItsReturnAsWell() throws Exception {
    try (var page = signedIn()) {
      // When
      dashboard.kill();
      page.connection("reconnecting");
      page.connection("stale");
      assertThat(page.at("#notice")).containsText("The dashboard does not answer");
      assertThat(page.at(".card")).hasCount(4);
      work.say(fakes.get(0).author(), "said while nobody looked");
      dashboard.startAgain();

      // Then
      page.connection("live");
      assertThat(page.at(".message").filter(having("said while nobody looked"))).hasCount(1);
      page.hasNoFaultBut("net::ERR_");
    }
  }

  @Test
  void tenThousandMessagesDoNotFreezeIt() throws Exception {
    try (var page = signedIn()) {
      // Given
      page.page()
          .evaluate(
              """
              () => {
                let last = performance.now();
                window.longestGap = 0;
                setInterval(() => {
                  const now = performance.now();
                  window.longestGap = Math.max(window.longestGap, now - last);
                  last = now;
                }, 20);
              }""");

      // When
      flood();

      // Then
      assertThat(page.at(".message").filter(having("flood " + FLOOD))).hasCount(1);
      assertThat(page.at(".message")).hasCount(500);
      var gap = ((Number) page.page().evaluate("window.longestGap")).doubleValue();
      System.out.printf("%,d messages: the page stood still for at most %.0f ms%n", FLOOD, gap);
      assertThat(gap).isLessThan(FROZEN_MAX.toMillis());
      page.at("#messages .pause").click();
      assertThat(page.at("#messages .pause")).hasText("Resume");
      page.hasNoFaultBut();
    }
  }

  @Test
  void aKeyboardIsEnough() throws Exception {
    try (var page = signedIn()) {
      // Given
      var keys = page.page().keyboard();
      keys.press("Tab");
      assertThat(page.at(".skip")).isFocused();
      keys.press("Enter");

      // When
      tabTo(page, page.button("Stop instance_1"));
      keys.press("Enter");
      assertThat(page.button("Cancel")).isFocused();
      keys.press("Escape");
      assertThat(page.button("Stop instance_1")).isFocused();
      tabTo(page, page.button("Pause instance_2"));
      keys.press("Space");
      tabTo(page, page.at("[name=content]"));
      keys.type("typed without a mouse");
      keys.press("Control+Enter");

      // Then
      await().until(() -> steering(1).equals(Optional.of(Steering.PAUSE)));
      assertThat(steering(0)).isEmpty();
      assertThat(page.at(".message").filter(having("typed without a mouse"))).hasCount(1);
      page.hasNoFaultBut();
    }
  }

  private static OpenPage signedIn() throws Exception {
    return chromium.open(dashboard.url()).visit(dashboard.signinLink());
  }

  private Optional<Steering> steering(int fake) {
    return dashboard
        .hive()
        .state()
        .members()
        .find(fakes.get(fake).member().id())
        .orElseThrow()
        .steering();
  }

  private static void awaitWish(int replicas) {
    await().until(() -> dashboard.hive().state().fleet().wished().orElse(-1) == replicas);
  }

  private static void tabTo(OpenPage page, Locator wanted) {
    for (int i = 0; i < TABS_MAX; i++) {
      if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
        return;
      }
      page.page().keyboard().press("Tab");
    }
    throw new AssertionError("no Tab leads to " + wanted);
  }

  private void flood() throws Exception {
    var author = fakes.get(0).author();
    var metadata = Json.MAPPER.createObjectNode();
    List<Callable<Void>> all = new ArrayList<>();
    for (int i = 1; i < FLOOD; i++) {
      int number = i;
      all.add(
          () -> {
            var said = new MessageFact.Sent("broadcast", "text", "flood " + number, metadata);
            dashboard.hive().submit(author, said);
            return null;
          });
    }
    try (var threads = Executors.newFixedThreadPool(64)) {
      for (var one : threads.invokeAll(all)) {
        one.get();
      }
    }
    work.say(author, "flood " + FLOOD);
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
