package dev.bob.instance.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.instance.mind.offline.GitFolder;
import dev.bob.instance.mind.offline.OfflineMind;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.fold.GoalState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.ProposalState;
import dev.bob.state.fold.Settlement;
import dev.bob.state.fold.Word;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.Way;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real incarnations with offline minds, after a survey that has found a secret. */
class SecondLookHiveTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Duration IDLE_EVERY = Duration.ofSeconds(1);

  /** An idle loop has looked around twice at least. */
  private static final Duration QUIET = IDLE_EVERY.multipliedBy(3);

  private static final String TOKEN = "Zq7x" + "2Lk9Vb4Rt6Wm1Np8Hs3Yd5Gc";

  @TempDir Path home;
  @TempDir Path workspace;

  private GitFolder repository;

  @BeforeEach
  void plant() throws Exception {
    repository =
        GitFolder.init(workspace)
            .write("README.md", "# It\n\n[gone](docs/gone.md)\n")
            .write("config/web.properties", "api.token=" + TOKEN + "\n")
            .commit("Begin");
  }

  @Test
  void theIdleConfirmWhatMattersInAnotherWayAndAreIdleAgain() throws Exception {
    try (var test = surveyed()) {
      // Then
      await().atMost(LIMIT).until(() -> secret(test).words().size() == 2);
      var words = secret(test).words();
      assertThat(words).extracting(Word::says).containsOnly(Word.Says.CONFIRMED);
      assertThat(words).extracting(word -> word.way().orElseThrow()).contains(Way.BYTES);
      assertThat(words).extracting(Word::by).doesNotHaveDuplicates();
      assertThat(words).extracting(Word::by).doesNotContain(secret(test).author());
      assertThat(secret(test).confidence()).isEqualTo(0.75);
      assertThat(link(test).words()).hasSize(1);

      // Then: it costs nothing to have nothing to look at.
      long seq = test.hive.state().seq();
      await().during(QUIET).atMost(LIMIT).until(() -> test.hive.state().seq() == seq);
    }
  }

  /** An instance whose clone was broken, say. Four look at it in three ways, and it is there. */
  @Test
  void whatOneContestsWronglyIsArguedAboutAndCountsAgain() throws Exception {
    try (var test = surveyed()) {
      await().atMost(LIMIT).until(() -> secret(test).words().size() == 2);

      // When
      var link = link(test);
      contest(test, link);

      // Then
      await()
          .atMost(LIMIT)
          .until(() -> link(test).settlement().flatMap(Settlement::outcome).isPresent());
      assertThat(link(test).confirmed()).isTrue();
      assertThat(link(test).settlement().orElseThrow().outcome()).contains(Word.Says.CONFIRMED);
      var proposal = link(test).settlement().orElseThrow().proposal();
      var argued = test.hive.state().proposals().find(proposal).orElseThrow();
      assertThat(argued.state()).isEqualTo(new ProposalState.CarriedOut());
      assertThat(argued.deliberation().orElseThrow().positions()).hasSize(4);
      assertThat(argued.by().id()).isEqualTo("instance_4");
      assertThat(test.hive.state().memory().decisions().lastEntry().getValue().proposal())
          .isEqualTo(proposal);

      // Then: once, and whatever is said now is heard no more.
      long seq = test.hive.state().seq();
      await().during(QUIET).atMost(LIMIT).until(() -> test.hive.state().seq() == seq);
    }
  }

  @Test
  void whatIsMendedAtHeadStillHoldsAtItsCommitWhenItIsArguedAbout() throws Exception {
    try (var test = surveyed()) {
      await().atMost(LIMIT).until(() -> secret(test).words().size() == 2);
      repository.write("README.md", "# It\n").commit("Mend");

      // When
      contest(test, link(test));

      // Then
      await()
          .atMost(LIMIT)
          .until(() -> link(test).settlement().flatMap(Settlement::outcome).isPresent());
      assertThat(link(test).confirmed()).isTrue();
    }
  }

  /** A member that has not found it and has said nothing of it speaks against the word on it. */
  private static void contest(TestHive test, KnownFinding known) throws Exception {
    var third =
        test.hive.state().members().live().stream()
            .filter(member -> !member.id().equals(known.author()))
            .filter(
                member -> known.words().stream().noneMatch(word -> word.by().equals(member.id())))
            .findFirst()
            .orElseThrow();
    var outcome =
        test.hive.submit(
            Author.instance(third.id(), third.epoch()),
            new MemoryFact.FindingRefuted(known.finding().id(), "I see no such thing"));
    assertThat(outcome.accepted()).isTrue();
    assertThat(outcome.state().memory().find(known.finding().id()).orElseThrow().contested())
        .isTrue();
  }

  /** A hive of four that has finished its goal. */
  private TestHive surveyed() throws Exception {
    var log = new InMemoryEventLog();
    var test = new TestHive(home, log, () -> new OfflineMind(workspace, SurveyLimits.standard()));
    test.settings.put("bob.loop.idle-every", IDLE_EVERY.toString());
    test.settings.put("bob.role.veto-window", "PT1S");
    for (int i = 1; i <= 4; i++) {
      test.start("key-" + i);
    }
    await().until(() -> test.hive.state().members().live().size() == 4);
    var goal = test.setGoal("Survey this repository");
    await().atMost(LIMIT).until(() -> test.goal(goal).state() instanceof GoalState.Finished);
    return test;
  }

  private static KnownFinding secret(TestHive test) {
    return found(test, "secret");
  }

  private static KnownFinding link(TestHive test) {
    return found(test, "broken-link");
  }

  private static KnownFinding found(TestHive test, String kind) {
    return test.hive.state().memory().findings().values().stream()
        .filter(known -> known.finding().kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }
}
