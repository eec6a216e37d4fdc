package dev.bob.state.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.Origin;
import dev.bob.state.json.Json;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Effect;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Subject;
import dev.bob.state.model.VotingRule;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message proposes counts once, and what it cannot propose is said. */
class SaidMotionTest {
  private static final Author WATCHER = Author.file("watcher");
  private static final String TEXT = "\n  Mend the links \nbefore the release";
  private final HiveStory story = new HiveStory();

  @BeforeEach
  void somebodyIsThere() {
    story.join(2);
  }

  @Test
  void aPersonProposesWithNothingButWords() throws IOException {
    // When
    long seq = story.accepted(Author.person(), sent(TEXT, "{}"));

    // Then
    var proposal = story.state().proposals().find(new ProposalId(1)).orElseThrow();
    assertThat(proposal.seq()).isEqualTo(seq);
    assertThat(proposal.by()).isEqualTo(Author.person());
    assertThat(proposal.electorate()).hasSize(2);
    assertThat(proposal.motion())
        .isEqualTo(
            new Motion(
                "Mend the links",
                TEXT,
                new Subject.OfText("Mend the links"),
                VotingRule.MAJORITY,
                Duration.ofSeconds(60),
                new Effect.Decision()));
    assertThat(message().metadata().at("/bob/proposal").asText()).isEqualTo("proposal_1");
    assertThat(message().content()).isEqualTo(TEXT);
  }

  @Test
  void metadataSaysTheRest() throws IOException {
    // Given
    var member = story.state().members().live().getFirst();
    var finding = story.reports(member, 7);

    // When
    story.accepted(
        Author.person(),
        sent(
            "text",
            """
            {"title":"Links","rule":"2-of-m","deadline_seconds":5,"effect":"record",
             "subject":{"finding":"%s"},"mine":{"a":1}}"""
                .formatted(finding)));

    // Then
    assertThat(story.state().proposals().find(new ProposalId(1)).orElseThrow().motion())
        .isEqualTo(
            new Motion(
                "Links",
                "text",
                new Subject.OfFinding(new FindingId(finding.value())),
                VotingRule.atLeast(2),
                Duration.ofSeconds(5),
                new Effect.Record()));
  }

  @Test
  void aChangeNamesItsCommitAndIsDeliberatedUnlessItSaysOtherwise() throws IOException {
    for (var commit : List.of("c0ffee00".repeat(5), "c0ffee00".repeat(8))) {
      // When
      story.accepted(WATCHER, ingested("Mend it", change(commit)));

      // Then
      var motion = story.state().proposals().all().getLast().motion();
      assertThat(motion.subject()).isEqualTo(new Subject.OfCommit(new CommitId(commit)));
      assertThat(motion.effect()).isEqualTo(new Effect.Change());
      assertThat(motion.deliberated()).isTrue();
      assertThat(story.refusal(Author.person(), sent("Mend it too", change(commit))))
          .isEqualTo(Reason.ALREADY_KNOWN);
    }
    var other = "0".repeat(40);
    var plain = change(other).replace("}", ",\"deliberated\":false}");
    story.accepted(Author.person(), sent("Mend it", plain));
    assertThat(story.state().proposals().all().getLast().motion().deliberated()).isFalse();
  }

  private static String change(String commit) {
    return "{\"effect\":\"change\",\"commit\":\"%s\"}".formatted(commit);
  }

  @Test
  void aFileProposesOnceHoweverOftenItIsRead() throws IOException {
    // When
    story.accepted(WATCHER, ingested("Mend it", "{\"rule\":\"unanimous\"}"));

    // Then
    assertThat(story.refusal(WATCHER, ingested("Mend it", "{\"rule\":\"unanimous\"}")))
        .isEqualTo(Reason.ALREADY_KNOWN);
    assertThat(story.state().proposals().all()).hasSize(1);
    assertThat(story.state().proposals().all().getFirst().by()).isEqualTo(WATCHER);
    assertThat(message().metadata().at("/bob/proposal").asText()).isEqualTo("proposal_1");
    assertThat(message().type()).isEqualTo("proposal");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"rule\":\"most\"}",
        "{\"rule\":3}",
        "{\"rule\":\"3-of-m\"}",
        "{\"title\":\"\"}",
        "{\"title\":null}",
        "{\"deadline_seconds\":0}",
        "{\"deadline_seconds\":604801}",
        "{\"deadline_seconds\":\"60\"}",
        "{\"deadline_seconds\":1.5}",
        "{\"deadline_seconds\":99999999999}",
        "{\"effect\":\"boom\"}",
        "{\"effect\":\"change\"}",
        "{\"effect\":\"change\",\"commit\":7}",
        "{\"effect\":\"change\",\"commit\":\"main\"}",
        "{\"effect\":\"change\",\"commit\":\"C0FFEE00c0ffee00c0ffee00c0ffee00c0ffee00\"}",
        "{\"effect\":\"change\",\"commit\":\"c0ffee00c0ffee00c0ffee00c0ffee00c0ffee0\"}",
        "{\"effect\":\"change\",\"subject\":{\"commit\":\"c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00\"}}",
        "{\"subject\":{\"commit\":\"HEAD\"}}",
        "{\"subject\":\"docs/a.md\"}",
        "{\"subject\":{}}",
        "{\"subject\":{\"file\":\"a\",\"text\":\"b\"}}",
        "{\"subject\":{\"file\":\"/etc/passwd\"}}",
        "{\"subject\":{\"file\":7}}",
        "{\"subject\":{\"finding\":\"x\"}}",
        "{\"subject\":{\"finding\":\"ffffffffffffffff\"}}",
        "{\"subject\":{\"task\":\"goal_9.none\"}}"
      })
  void whatCannotBeProposedIsSaid(String metadata) throws IOException {
    // When, Then: a person is answered,
    assertThat(story.refusal(Author.person(), sent("Mend it", metadata)))
        .isIn(
            Reason.INVALID_PROPOSAL,
            Reason.UNREACHABLE,
            Reason.UNKNOWN_FINDING,
            Reason.UNKNOWN_TASK);
    assertThat(story.state().mail().bySeq()).isEmpty();

    // and what a file says is shown as refused.
    story.accepted(WATCHER, ingested("Mend it", metadata));
    assertThat(message().type()).isEqualTo("refused");
    assertThat(message().content())
        .startsWith("The proposal of watcher has no effect: ")
        .endsWith(". It said: Mend it");
    assertThat(message().metadata().at("/bob/refused").asText()).isEqualTo("proposal");
    assertThat(story.state().proposals().all()).isEmpty();
  }

  @Test
  void itsAuthorAloneSaysItInOtherWords() throws IOException {
    // Given
    story.accepted(Author.person(), sent("Mend it", "{\"rule\":\"unanimous\"}"));
    var id = new ProposalId(1);
    var next = "{\"revises\":\"proposal_1\"}";

    // Then
    story.accepted(WATCHER, ingested("Mine", next));
    assertThat(message().type()).isEqualTo("refused");
    assertThat(message().content()).contains("only person revises its own");

    // When
    story.accepted(Author.person(), sent("Mend it well", next));

    // Then
    var proposal = story.state().proposals().find(id).orElseThrow();
    assertThat(proposal.version()).isEqualTo(2);
    assertThat(proposal.motion().text()).isEqualTo("Mend it well");
    assertThat(proposal.motion().rule()).isEqualTo(VotingRule.UNANIMOUS);
    assertThat(message().metadata().at("/bob/proposal").asText()).isEqualTo("proposal_1");
    assertThat(story.state().proposals().all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"revises\":\"proposal_1\",\"rule\":\"majority\"}",
        "{\"revises\":\"proposal_1\",\"subject\":{\"text\":\"x\"}}",
        "{\"revises\":\"proposal_1\",\"deliberated\":true}",
        "{\"revises\":\"proposal_9\"}",
        "{\"revises\":\"one\"}",
        "{\"revises\":1}"
      })
  void whatIsNoOtherVersionIsSaid(String metadata) throws IOException {
    // Given
    story.accepted(Author.person(), sent("Mend it", "{}"));

    // Then
    assertThat(story.refusal(Author.person(), sent("Mend it well", metadata)))
        .isIn(Reason.INVALID_PROPOSAL, Reason.UNKNOWN_PROPOSAL);
    assertThat(story.state().proposals().all().getFirst().version()).isEqualTo(1);
  }

  @Test
  void wordsWithoutEndAreNoProposal() throws IOException {
    assertThat(story.refusal(Author.person(), sent("x".repeat(4_001), "{}")))
        .isEqualTo(Reason.INVALID_PROPOSAL);
    assertThat(story.refusal(Author.person(), sent(" ", "{}"))).isEqualTo(Reason.INVALID_PROPOSAL);
  }

  @Test
  void whatAMemberSaysInAMessageIsTalk() throws IOException {
    // When
    story.accepted(HiveStory.as(story.state().members().live().getFirst()), sent("Mend it", "{}"));

    // Then
    assertThat(story.state().proposals().all()).isEmpty();
  }

  private Message message() {
    return story.state().mail().bySeq().lastEntry().getValue();
  }

  private static MessageFact.Sent sent(String content, String metadata) throws IOException {
    return new MessageFact.Sent("broadcast", "proposal", content, json(metadata));
  }

  private static MessageFact.Ingested ingested(String content, String metadata) throws IOException {
    return new MessageFact.Ingested(
        new Origin("%016x".formatted(metadata.hashCode()), 1, Optional.empty()),
        "broadcast",
        "proposal",
        content,
        Optional.empty(),
        json(metadata));
  }

  private static ObjectNode json(String text) throws IOException {
    return (ObjectNode) Json.MAPPER.readTree(text);
  }
}
