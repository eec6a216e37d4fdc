package dev.bob.instance.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.instance.mind.offline.Detectors;
import dev.bob.instance.mind.offline.GitFolder;
import dev.bob.instance.mind.offline.OfflineMind;
import dev.bob.instance.mind.offline.changes.Branches;
import dev.bob.instance.mind.offline.changes.ChangeLimits;
import dev.bob.instance.mind.offline.changes.GitMerging;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.event.Author;
import dev.bob.state.event.ChangeFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.ChangeState;
import dev.bob.state.fold.Proposal;
import dev.bob.state.fold.ProposalState;
import dev.bob.state.fold.QueuedChange;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.ChangeId;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Vote;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three real incarnations, explorer, builder and reflector, judge commits of a real repository. */
class ChangesHiveTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ChangeId FIRST = new ChangeId(1);

  @TempDir Path temp;

  /** Two of the three see nothing wrong, in their own ways. */
  @Test
  void isRefusedBecauseOneSeesTheBrokenLinkThatItBringsAndTheOthersLookThere() throws Exception {
    var branches = Branches.in(temp.resolve("repository"));
    try (var test = hive()) {
      // When
      var bad = branches.branch("break", Map.of("docs/b.md", "[x](none.md)\n"));
      var id = propose(test, bad);
      await().atMost(LIMIT).until(() -> proposal(test, id).state().closed());

      // Then
      assertThat(proposal(test, id).state()).isEqualTo(new ProposalState.Refused());
      var positions = proposal(test, id).deliberation().orElseThrow().positions();
      assertThat(positions.get(new InstanceId(1)).vote()).isEqualTo(Vote.NO);
      assertThat(positions.get(new InstanceId(1)).rationale()).contains("docs/b.md:1");
      assertThat(positions.get(new InstanceId(2)).vote()).isEqualTo(Vote.YES);
      assertThat(positions.get(new InstanceId(3)).vote()).isEqualTo(Vote.YES);
      assertThat(test.hive.state().changes().all()).isEmpty();
    }
  }

  @Test
  void isRefusedBecauseOneSeesThatItConflicts() throws Exception {
    var branches = Branches.in(temp.resolve("repository"));
    var commit = branches.branch("mend", Map.of("docs/a.md", Branches.text(5, "FIVE")));
    branches.advance("docs/a.md", Branches.text(5, "Five"));
    try (var test = hive()) {
      // When
      var id = propose(test, commit);
      await().atMost(LIMIT).until(() -> proposal(test, id).state().closed());

      // Then
      assertThat(proposal(test, id).state()).isEqualTo(new ProposalState.Refused());
      var no = proposal(test, id).deliberation().orElseThrow().positions().get(new InstanceId(2));
      assertThat(no.vote()).isEqualTo(Vote.NO);
      assertThat(no.rationale()).contains("docs/a.md");
    }
  }

  @Test
  void isQueuedCheckedAcceptedAndPulledAndHeadMayMoveMeanwhile() throws Exception {
    var branches = Branches.in(temp.resolve("repository"));
    var commit = branches.branch("mend", Map.of("docs/a.md", Branches.text(1, "ONE")));
    try (var test = hive()) {
      // When
      propose(test, commit);
      await().atMost(LIMIT).until(() -> word(test).equals("mergeable"));

      // Then: HEAD goes on, and is looked at again.
      var head = branches.advance("docs/a.md", Branches.text(10, "TEN"));
      await().atMost(LIMIT).until(() -> change(test).check().orElseThrow().head().equals(head));
      assertThat(word(test)).isEqualTo("mergeable");
      var before = branches.folder().fingerprint();

      // When
      test.hive.submit(Author.person(), new ChangeFact.Accepted(FIRST));
      await().atMost(LIMIT).until(() -> word(test).equals("delivered"));

      // Then
      assertThat(branches.folder().fingerprint()).isEqualTo(before);
      var delivered = (ChangeState.Delivered) change(test).state();
      var clone = temp.resolve("clone");
      branches.folder().git("clone", "-q", ".", clone.toString());
      var pulled = GitFolder.at(clone);
      var bundle = temp.resolve("home").resolve(delivered.file()).toString();
      pulled.git("pull", "-q", "--no-rebase", bundle, "bob/change_1");
      assertThat(pulled.git("rev-parse", "HEAD")).isEqualTo(delivered.tip().value());
      assertThat(pulled.git("show", "HEAD:docs/a.md")).startsWith("ONE\n").endsWith("TEN");
    }
  }

  @Test
  void anIdleHiveSaysNothingMoreOfWhatWaits() throws Exception {
    var branches = Branches.in(temp.resolve("repository"));
    try (var test = hive()) {
      // Given
      propose(test, branches.branch("mend", Map.of("docs/b.md", "# B\n")));
      await().atMost(LIMIT).until(() -> word(test).equals("mergeable"));
      long seq = test.hive.state().seq();

      // Then: each has looked around several times.
      await()
          .during(Duration.ofSeconds(12))
          .atMost(Duration.ofSeconds(20))
          .until(() -> test.hive.state().seq() == seq);
    }
  }

  private TestHive hive() throws Exception {
    var workspace = temp.resolve("repository");
    var test =
        new TestHive(
                temp.resolve("home"),
                new InMemoryEventLog(),
                () -> new OfflineMind(workspace, SurveyLimits.standard()))
            .merging(
                () ->
                    new GitMerging(
                        workspace,
                        SurveyLimits.standard(),
                        Detectors.all(),
                        ChangeLimits.standard()));
    for (int i = 1; i <= 3; i++) {
      test.start("key-" + i);
    }
    await().until(() -> test.hive.state().members().live().size() == 3);
    return test;
  }

  private static ProposalId propose(TestHive test, CommitId commit) throws Exception {
    var metadata =
        JsonNodeFactory.instance.objectNode().put("effect", "change").put("commit", commit.value());
    var said = new MessageFact.Sent("broadcast", "proposal", "Mend it", metadata);
    var outcome = test.hive.submit(Author.person(), said);
    assertThat(outcome.accepted()).isTrue();
    return outcome.state().proposals().all().getLast().id();
  }

  private static Proposal proposal(TestHive test, ProposalId id) {
    return test.hive.state().proposals().find(id).orElseThrow();
  }

  private static QueuedChange change(TestHive test) {
    return test.hive.state().changes().find(FIRST).orElseThrow();
  }

  private static String word(TestHive test) {
    return test.hive.state().changes().find(FIRST).map(QueuedChange::word).orElse("none");
  }
}
