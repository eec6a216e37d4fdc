package dev.bob.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.bob.dashboard.FakeInstance;
import dev.bob.dashboard.FakeInstance.Manner;
import dev.bob.state.fold.ChangeState;
import dev.bob.state.fold.Contradiction;
import dev.bob.state.fold.Contradictions;
import dev.bob.state.fold.FindingState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Proposal;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Effect;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.Motion;
import dev.bob.state.model.Severity;
import dev.bob.state.model.Subject;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.Vote;
import dev.bob.state.model.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the page shows what a hive thinks, and how a person has a say in it. */
final class ThinkingIT {
  @TempDir static Path directory;
  private static Chromium chromium;
  private static RunningDashboard dashboard;
  private static HiveWork work;
  private static GoalId goal;
  private static TaskId task;
  private static long token;
  private static final List<FakeInstance> fakes = new ArrayList<>();

  @BeforeAll
  static void threeWorkTogether() throws IOException {
    chromium = Chromium.start();
    dashboard = RunningDashboard.over(Files.createDirectory(directory.resolve("our  home")));
    work = new HiveWork(dashboard.hive());
    for (int i = 0; i < 3; i++) {
      fakes.add(FakeInstance.join(dashboard.hive(), "fake-" + i, Manner.WELL));
    }
    goal = work.goal("Survey this repository");
    work.plan(fakes.get(0), goal, Map.of("links", "Check the links"));
    task = new TaskId(goal + ".links");
    token = work.claim(fakes.get(0), task);
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
  void whatCameOfWhatIsShownStepByStepAndWhoAgrees() throws Exception {
    // Given
    var first = report(1, "docs/gone.md");
    work.confirm(fakes.get(1), first, "ran the proof", Way.PROOF);
    work.confirm(fakes.get(2), first, "read the bytes", Way.BYTES);
    var about = new Subject.OfFinding(first);
    var proposal = work.propose(fakes.get(2).author(), about, "Mend docs/gone.md");
    work.vote(fakes.get(1), proposal, Vote.NO, "it is about to be deleted");
    work.confirm(fakes.get(1), report(2, "docs/newer.md"), "ran it too", Way.PROOF);

    try (var page = signedIn()) {
      // When
      page.turnTo("thinking");

      // Then
      var chains = page.at("#chains .chain");
      assertThat(chains.first().locator(".title"))
          .hasText(new String[] {"docs/newer.md", "confirmed: ran it too"});
      var longest = chains.filter(having("Mend docs/gone.md"));
      assertThat(longest.locator(".tag")).hasText(new String[] {"finding", "word", "proposal"});
      assertThat(longest.locator(".who"))
          .hasText(new String[] {"instance_1", "instance_2", "instance_3"});
      assertThat(longest.locator(".title"))
          .hasText(new String[] {"docs/gone.md", "confirmed: ran the proof", "Mend docs/gone.md"});
      assertThat(page.at("#agreements .looks li"))
          .hasText(
              new String[] {
                "instance_2 by proof: ran the proof", "instance_3 by bytes: read the bytes"
              });
      assertThat(page.at("#relations li").filter(having("instance_3 → instance_1")))
          .containsText("confirms 1");

      // When
      page.page().reload();

      // Then
      assertThat(page.at("#chains .chain").first()).isVisible();
      assertThat(page.at("#work")).isHidden();

      // When
      page.page().goBack();

      // Then
      var shown = page.at("#proposals .proposal").filter(having("Mend docs/gone.md"));
      var vote = shown.locator(".ballots li");
      assertThat(vote).isHidden();
      shown.locator("summary").click();
      assertThat(vote).hasText("instance_2 no: it is about to be deleted");
      page.hasNoFaultBut();
    }
  }

  @Test
  void thePersonSaysThatTwoEntriesContradictEachOtherAndTakesThemBack() throws Exception {
    // Given
    var finding = report(3, "Walruses are slow");
    work.confirm(fakes.get(1), finding, "looked", Way.PROOF);
    long slow = known(finding).seq();
    long quick = work.learn(fakes.get(1), goal, "Walruses are quick");
    long old = work.learn(fakes.get(1), goal, "Walruses are quick on land");

    try (var page = signedIn()) {
      page.turnTo("thinking");

      // When
      work.contradict(fakes.get(2), quick, old, "everywhere or on land?");

      // Then
      var pairs = page.at("#contradictions .pair");
      assertThat(pairs).hasCount(1);
      assertThat(pairs.locator(".against"))
          .hasText("contradicts, says instance_3: everywhere or on land?");

      // When
      page.at("[name=memory-words]").fill("slow walruses");
      assertThat(page.at("#memory .entry").first()).containsText("Walruses are slow");
      page.button("Entry %d is contradicted by…".formatted(slow)).click();
      page.button("Entry %d contradicts it".formatted(quick)).click();
      assertThat(page.at("dialog textarea")).isFocused();
      page.button("They do").click(); // without a reason
      page.page().keyboard().type("slow or quick?");
      page.button("They do").click();

      // Then
      assertThat(pairs).hasCount(2);
      assertThat(page.at("#memory .marked")).isHidden();
      var memory = dashboard.hive().state().memory();
      assertThat(Contradictions.in(memory).of(slow))
          .containsExactly(new Contradiction(quick, "slow or quick?", "person"));

      // When
      page.turnTo("work");
      page.at(".finding-list li").filter(having("Walruses")).getByText("contradicted").click();
      var dismiss = page.at("#contradictions [aria-label='Dismiss entry %d']".formatted(slow));
      dismiss.click();
      page.at("dialog textarea").fill("they are quick");
      page.at("dialog [value=yes]").click();

      // Then
      assertThat(dismiss).isHidden();
      assertThat(known(finding).state()).isEqualTo(new FindingState.Dismissed("they are quick"));

      // When
      page.at("[name=memory-words]").fill("land");
      var retired = page.at("#memory .entry").filter(having("on land"));
      retired.getByText("Retire").click();
      page.at("dialog textarea").fill("nobody has seen one");
      page.at("dialog [value=yes]").click();

      // Then
      assertThat(retired).hasCount(0);
      assertThat(page.at("#contradictions .pair").filter(having("on land")))
          .containsText(Pattern.compile("instance_2.?retired"));
      page.hasNoFaultBut();
    }
  }

  @Test
  void thePersonAcceptsAndRejectsChanges() throws Exception {
    // Given
    var wanted = work.queue(fakes.get(0), "Mend docs/a.md", Optional.empty());
    var unwanted = work.queue(fakes.get(0), "Rename docs", Optional.of("It conflicts with HEAD."));
    var folder = Files.createDirectories(dashboard.home().resolve("reports/" + wanted));
    Files.writeString(folder.resolve("change.diff"), OpenPage.resource("signs.diff"));

    try (var page = signedIn()) {
      // When
      page.at("nav").getByText("Changes (2)").click();

      // Then
      var first = page.at("#queue .change").filter(having("Mend docs/a.md"));
      assertThat(first.locator(".tag")).hasText("mergeable");
      assertThat(first).containsText("1 yes, 0 no of 3");
      page.button("Diff of " + wanted).click();
      assertThat(first.locator(".diff .added")).hasText(new String[] {"+[b](c.md)", "+++i;"});
      assertThat(first.locator(".diff .removed")).hasText(new String[] {"-[b](b.md)", "--- x"});
      assertThat(first.locator(".diff .meta")).hasCount(8);

      // When
      page.button("Accept " + wanted).click();
      page.at("dialog [value=yes]").click();
      assertThat(first.locator(".tag")).hasText("accepted");
      assertThat(first.locator(".taking")).isHidden();
      work.deliver(fakes.get(0), wanted, "reports/%s/changes.bundle".formatted(wanted));

      // Then
      assertThat(first.locator(".taking")).isVisible();

      // When
      var second = page.at("#queue .change").filter(having("Rename docs"));
      assertThat(second.locator(".reason")).hasText("It conflicts with HEAD.");
      assertThat(page.button("Accept " + unwanted)).isHidden();
      page.button("Reject " + unwanted).click();
      page.at("dialog textarea").fill("not in this release");
      page.at("dialog [value=yes]").click();

      // Then
      assertThat(second.locator(".tag")).hasText("rejected");
      assertThat(dashboard.hive().state().changes().find(unwanted).orElseThrow().state())
          .matches(
              state ->
                  state instanceof ChangeState.Rejected(var reason, _)
                      && reason.equals("not in this release"));
      assertThat(page.at("nav [aria-current]")).hasText("Changes");
      page.hasNoFaultBut();
    }
  }

  @Test
  void whatIsDeliveredIsTakenWithoutAskingForItsDiff() throws Exception {
    // Given
    var change = work.queue(fakes.get(0), "Mend docs/b.md", Optional.empty());
    var file = "reports/%s/changes.bundle".formatted(change);
    work.accept(change);
    work.deliver(fakes.get(0), change, file);

    try (var page = signedIn()) {
      var asked = new CopyOnWriteArrayList<String>();
      page.page().onRequest(request -> asked.add(request.url()));

      // When
      page.turnTo("changes");

      // Then
      var shown = page.at("#queue .change").filter(having("Mend docs/b.md")).locator(".taking");
      assertThat(shown.locator("p"))
          .hasText(
              new String[] {
                "Its bundle is %s. In your repository:".formatted(file),
                ("Or download it, as where the hive is in containers, and pull the branch %s from"
                        + " that file.")
                    .formatted(change.branch())
              });
      assertThat(shown.locator("a")).hasAttribute("href", "/api/" + file);
      assertThat(shown.locator("code").innerText())
          .isEqualTo(
              "git pull --no-rebase '%s' %s"
                  .formatted(dashboard.home().resolve(file), change.branch()));
      page.hasNoFaultBut();
      assertThat(asked).noneMatch(url -> url.contains("/api/changes/"));
    }
  }

  @Test
  void thePersonProposesACommitAsAChange() throws Exception {
    // Given
    var commit = "abcdef0123".repeat(4);

    try (var page = signedIn()) {
      page.at("[name=type]").fill("task");
      page.at("[name=kind]").fill("No kind");
      assertThat(page.at("[name=commit]")).isHidden();
      page.at("[name=type]").fill("proposal");
      assertThat(page.at("[name=kind]")).isHidden();

      // When
      page.at("[name=commit]").fill("abcdef0");
      page.at("[name=content]").fill("Mend docs/d.md");
      page.button("Send").click();

      // Then
      assertThat(page.at("#notice"))
          .containsText(Pattern.compile("^Refused: .*full id of a commit"));
      assertThat(page.at("[name=content]")).hasValue("Mend docs/d.md");

      // When
      page.at("[name=commit]").fill(" " + commit + " ");
      page.button("Send").click();

      // Then
      assertThat(page.at("[name=content]")).hasValue("");
      assertThat(page.at("[name=commit]")).hasValue("");
      var proposed = proposed("Mend docs/d.md");
      assertThat(proposed.effect()).isEqualTo(new Effect.Change());
      assertThat(proposed.subject()).isEqualTo(new Subject.OfCommit(new CommitId(commit)));

      // When
      page.at("[name=content]").fill("Keep docs/e.md");
      page.button("Send").click();

      // Then
      assertThat(page.at("[name=content]")).hasValue("");
      assertThat(proposed("Keep docs/e.md").effect()).isEqualTo(new Effect.Decision());
      page.hasNoFaultBut("status of 409");
    }
  }

  private static Motion proposed(String title) {
    return dashboard.hive().state().proposals().all().stream()
        .map(Proposal::motion)
        .filter(motion -> motion.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static FindingId report(int number, String text) throws IOException {
    return work.report(fakes.get(0), task, token, number, Severity.HIGH, text);
  }

  private static KnownFinding known(FindingId finding) {
    return dashboard.hive().state().memory().find(finding).orElseThrow();
  }

  private static OpenPage signedIn() throws Exception {
    return chromium.open(dashboard.url()).visit(dashboard.signinLink());
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
