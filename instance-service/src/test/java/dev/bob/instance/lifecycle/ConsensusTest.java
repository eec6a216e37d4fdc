package dev.bob.instance.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.instance.mind.offline.GitFolder;
import dev.bob.instance.mind.offline.OfflineMind;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.event.Author;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.fold.Decision;
import dev.bob.state.fold.GoalState;
import dev.bob.state.fold.Proposal;
import dev.bob.state.fold.ProposalState;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.Effect;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real incarnations vote, each with a mind of its own. */
class ConsensusTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path home;
  @TempDir Path workspace;

  /** All three know the same finding; one of them looks where the others do not. */
  @Test
  void isRefusedBecauseTheEvidenceOfOneVoterContradictsIt() throws Exception {
    // Given
    try (var test = offlineHive()) {
      var finding = brokenLinkInAPageThatIsGone(test);

      // When
      var unanimous = propose(test, finding, VotingRule.UNANIMOUS);
      var majority = propose(test, finding, VotingRule.MAJORITY);

      // Then
      await().atMost(LIMIT).until(() -> proposal(test, unanimous).state().closed());
      assertThat(proposal(test, unanimous).state()).isEqualTo(new ProposalState.Refused());
      var no = proposal(test, unanimous).votes().get(new InstanceId(3));
      assertThat(no.vote()).isEqualTo(Vote.NO);
      assertThat(no.rationale()).contains("has no docs/a.md any more");
      assertThat(no.evidence()).isEqualTo("git ls-tree HEAD docs/a.md");

      // Then: the majority holds by the proof at its commit, and the dissent is kept.
      await().atMost(LIMIT).until(() -> proposal(test, majority).state().closed());
      assertThat(proposal(test, majority).state()).isEqualTo(new ProposalState.CarriedOut());
      assertThat(proposal(test, majority).count(Vote.YES)).isEqualTo(2);
      var decision = test.hive.state().memory().decisions().lastEntry().getValue();
      assertThat(decision.proposal()).isEqualTo(majority);
      assertThat(decision.dissent())
          .extracting(Decision.Dissent::instance)
          .isSubsetOf(new InstanceId(3));
      assertThat(proposal(test, majority).votes().get(new InstanceId(1)).evidence())
          .isNotEqualTo("git ls-tree HEAD docs/a.md");
    }
  }

  /** By the proof alone two of three say yes; having looked where the third one looked, nobody. */
  @Test
  void aDeliberationLetsEvidenceChangeTheOutcome() throws Exception {
    // Given
    try (var test = offlineHive()) {
      var finding = brokenLinkInAPageThatIsGone(test);

      // When
      var id =
          propose(
              test,
              motion(new Subject.OfFinding(finding), VotingRule.MAJORITY, LIMIT)
                  .deliberatedFirst());
      await().atMost(LIMIT).until(() -> proposal(test, id).state().closed());

      // Then
      var said = proposal(test, id).deliberation().orElseThrow();
      assertThat(said.positions().get(new InstanceId(1)).vote()).isEqualTo(Vote.YES);
      assertThat(said.positions().get(new InstanceId(3)).vote()).isEqualTo(Vote.NO);
      var critique = said.critiques().get(new InstanceId(1));
      assertThat(critique.of()).contains(new InstanceId(3));
      assertThat(critique.holds()).isTrue();
      assertThat(critique.evidence()).isEqualTo("git ls-tree HEAD docs/a.md");
      assertThat(proposal(test, id).state()).isEqualTo(new ProposalState.Refused());
      assertThat(proposal(test, id).count(Vote.YES)).isZero();
    }
  }

  @Test
  void aBugInAMindIsAnAbstentionAndEndsNobody() throws Exception {
    try (var test = new TestHive(home, 0)) {
      // Given
      for (int i = 1; i <= 3; i++) {
        test.start("key-" + i);
      }
      await().until(() -> test.hive.state().members().live().size() == 3);

      test.pause(new InstanceId(1));
      test.pause(new InstanceId(2));

      // When
      var proposal = propose(test, new Subject.OfText("the name"), VotingRule.MAJORITY);

      // Then
      await().until(() -> !proposal(test, proposal).votes().isEmpty());
      var broken = proposal(test, proposal).votes().get(new InstanceId(3));
      assertThat(broken.vote()).isEqualTo(Vote.ABSTAIN);
      assertThat(broken.rationale()).contains("a bug in the mind");
      assertThat(test.hive.state().members().live()).hasSize(3);
      assertThat(proposal(test, proposal).isOpen()).isTrue();
    }
  }

  @Test
  void theLeaderSaysThatTheTimeIsOver() throws Exception {
    try (var test = new TestHive(home, 0)) {
      // Given: one of three casts no vote.
      for (int i = 1; i <= 3; i++) {
        test.start("key-" + i);
      }
      await().until(() -> test.hive.state().members().live().size() == 3);
      test.pause(new InstanceId(1));

      // When
      var proposal =
          propose(
              test, new Subject.OfText("the name"), VotingRule.atLeast(1), Duration.ofSeconds(1));
      var other = propose(test, new Subject.OfText("the name"), VotingRule.MAJORITY);

      // Then
      await().atMost(LIMIT).until(() -> proposal(test, proposal).state().closed());
      await().atMost(LIMIT).until(() -> proposal(test, other).state().closed());
      assertThat(proposal(test, proposal).state()).isEqualTo(new ProposalState.Expired());
      assertThat(proposal(test, proposal).votes()).doesNotContainKey(new InstanceId(1));
      assertThat(proposal(test, other).state()).isEqualTo(new ProposalState.Refused());
    }
  }

  private TestHive offlineHive() throws Exception {
    var log = new InMemoryEventLog();
    var test = new TestHive(home, log, () -> new OfflineMind(workspace, SurveyLimits.standard()));
    test.settings.put("bob.role.veto-window", "PT1S");
    return test;
  }

  /** Three have found and checked it; then HEAD moves on. */
  private FindingId brokenLinkInAPageThatIsGone(TestHive test) throws Exception {
    var folder =
        GitFolder.init(workspace)
            .write("README.md", "# It\n")
            .write("docs/a.md", "[b](b.md)\n")
            .commit("Begin");
    for (int i = 1; i <= 3; i++) {
      test.start("key-" + i);
    }
    var finding = brokenLink(test);
    folder.git("rm", "-q", "docs/a.md");
    folder.commit("The page is gone");
    return finding;
  }

  private static FindingId brokenLink(TestHive test) throws Exception {
    await().until(() -> test.hive.state().members().live().size() == 3);
    var goal = test.setGoal("Find broken links");
    await().atMost(LIMIT).until(() -> test.goal(goal).state() instanceof GoalState.Finished);
    return test.hive.state().memory().findings().values().stream()
        .map(known -> known.finding())
        .filter(finding -> finding.kind().equals("broken-link"))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static ProposalId propose(TestHive test, FindingId finding, VotingRule rule)
      throws Exception {
    return propose(test, new Subject.OfFinding(finding), rule);
  }

  private static ProposalId propose(TestHive test, Subject subject, VotingRule rule)
      throws Exception {
    return propose(test, subject, rule, Duration.ofSeconds(60));
  }

  private static ProposalId propose(
      TestHive test, Subject subject, VotingRule rule, Duration deadline) throws Exception {
    return propose(test, motion(subject, rule, deadline));
  }

  private static Motion motion(Subject subject, VotingRule rule, Duration deadline) {
    return new Motion("title", "text", subject, rule, deadline, new Effect.Decision());
  }

  private static ProposalId propose(TestHive test, Motion motion) throws Exception {
    var outcome = test.hive.submit(Author.person(), new ProposalFact.Opened(motion));
    assertThat(outcome.accepted()).isTrue();
    long seq = outcome.seq().orElseThrow();
    return outcome.state().proposals().all().stream()
        .filter(proposal -> proposal.seq() == seq)
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static Proposal proposal(TestHive test, ProposalId id) {
    return test.hive.state().proposals().find(id).orElseThrow();
  }
}
