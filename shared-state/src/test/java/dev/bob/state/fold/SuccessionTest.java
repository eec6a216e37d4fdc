package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuccessionTest {
  private final HiveStory story = new HiveStory();
  private final Member one = story.joins("a");
  private int proposals;

  @Test
  void linksWhatIsDecidedAnewOnTheSameSubject() {
    // When
    var first = decides("Mend it", new Subject.OfFile("docs/a.md"));
    var other = decides("Mend it", new Subject.OfFile("docs/b.md"));
    var second = decides("Leave it", new Subject.OfFile("docs/a.md"));
    var third = decides("Mend it after all", new Subject.OfFile("docs/a.md"));

    // Then
    assertThat(succession().supersedes(first)).isEmpty();
    assertThat(succession().supersededBy(first)).isEqualTo(Optional.of(second.seq()));
    assertThat(succession().supersedes(second)).isEqualTo(Optional.of(first.seq()));
    assertThat(succession().supersededBy(second)).isEqualTo(Optional.of(third.seq()));
    assertThat(succession().supersededBy(third)).isEmpty();
    assertThat(succession().supersedes(other)).isEmpty();
    assertThat(succession().supersededBy(other)).isEmpty();
  }

  @Test
  void takesWhatIsAboutTextForTheSameByItsTitle() {
    // When
    var first = decides("The name", new Subject.OfText("of the release"));
    var other = decides("The colour", new Subject.OfText("of the release"));
    var second = decides("The name", new Subject.OfText("of the next release"));

    // Then
    assertThat(succession().supersedes(second)).isEqualTo(Optional.of(first.seq()));
    assertThat(succession().supersededBy(other)).isEmpty();
  }

  @Test
  void knowsWhetherTheFindingWasDoubtedAlready() {
    // Given
    var finding = story.reports(one, 1);
    story.accepted(as(one), new MemoryFact.FindingConfirmed(finding, "looked"));

    // Then
    assertThat(decides("Mend it", new Subject.OfFinding(finding)).doubted()).isFalse();

    // When
    story.accepted(Author.person(), new MemoryFact.FindingDismissed(finding, "it is meant so"));

    // Then
    assertThat(decides("Leave it", new Subject.OfFinding(finding)).doubted()).isTrue();
  }

  @Test
  void trustsADecisionByItsVotes() {
    // Then
    var decision = decides("Mend it", new Subject.OfText("it"));
    assertThat(decision.votesFor()).isEqualTo(1);
    assertThat(decision.confidence()).isEqualTo(0.67);
  }

  private Succession succession() {
    return Succession.of(story.state().memory());
  }

  private Decision decides(String title, Subject subject) {
    var id = new ProposalId(++proposals);
    var motion =
        new Motion(
            title,
            "text",
            subject,
            VotingRule.MAJORITY,
            Duration.ofMinutes(1),
            new Effect.Decision());
    story.accepted(Author.person(), new ProposalFact.Opened(motion));
    story.accepted(as(one), new ProposalFact.VoteCast(id, 1, Vote.YES, "so", "git show"));
    long seq = story.accepted(as(one), new ProposalFact.CarriedOut(id));
    return story.state().memory().decisions().get(seq);
  }
}
