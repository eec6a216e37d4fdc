package dev.bob.state.network;

import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.message;
import static dev.bob.state.fold.HiveStory.spec;
import static dev.bob.state.fold.HiveStory.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.QuestionFact;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.Member;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.Severity;
import dev.bob.state.model.Way;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private final HiveStory story = new HiveStory();
  private Member one;
  private Member two;
  private Member three;
  private int findings;

  @BeforeEach
  void gather() {
    one = story.joins("a");
    two = story.joins("b");
    three = story.joins("c");
  }

  @Test
  void showsWhoTalksToWhomAndHowOften() {
    // When
    story.accepted(as(one), message("instance_2", "hi"));
    story.accepted(as(one), message("instance_2", "again"));
    story.accepted(Author.person(), said("builder", "question"));
    story.accepted(as(two), said("person", "answer").becauseOf(story.state().seq()));
    story.accepted(as(three), message("broadcast", "all"));

    // Then
    assertThat(network().edges())
        .containsExactly(
            new Edge("instance_1", "instance_2", Edge.Kind.TALKS, 2),
            new Edge("instance_2", "person", Edge.Kind.ANSWERS, 1),
            new Edge("instance_3", "broadcast", Edge.Kind.TALKS, 1),
            new Edge("person", "builder", Edge.Kind.ASKS, 1));
    assertThat(network().nodes())
        .extracting(node -> node.id() + " " + node.kind() + " " + node.said())
        .containsExactly(
            "broadcast all 0",
            "builder role 0",
            "instance_1 instance 2",
            "instance_2 instance 1",
            "instance_3 instance 1",
            "person person 1");
  }

  @Test
  void takesWhatIsOnlyShownAsAMessageForNoTalk() {
    // Given
    story.accepted(as(one), said("instance_2", "question"));
    long question = story.state().seq();

    // When
    story.accepted(as(three), new QuestionFact.Escalated(question, "instance_3"));
    story.accepted(as(three), new QuestionFact.Expired(question, "late"));
    finds(two, "links", "docs/a.md");

    // Then
    assertThat(network().edges())
        .containsExactly(new Edge("instance_1", "instance_2", Edge.Kind.ASKS, 1));
  }

  @Test
  void showsWhoBuildsOnWhoseFindings() {
    // When
    var first = finds(one, "links", "docs/a.md");
    var second = finds(one, "links", "docs/b.md");
    var third = finds(two, "todo", "docs/a.md");
    finds(two, "todo", "docs/c.md");
    confirms(three, first);
    story.accepted(as(three), new MemoryFact.FindingRefuted(second, "it is there"));
    confirms(three, third);

    // Then
    assertThat(network().edges())
        .containsExactly(
            new Edge("instance_3", "instance_1", Edge.Kind.CONFIRMS, 1),
            new Edge("instance_3", "instance_1", Edge.Kind.REFUTES, 1),
            new Edge("instance_3", "instance_2", Edge.Kind.CONFIRMS, 1));
    assertThat(network().nodes())
        .contains(
            new Node("instance_1", "instance", 0, 2, 0),
            new Node("instance_3", "instance", 0, 0, 3));
  }

  @Test
  void showsTheFilesToWhichSeveralCameInSeveralWays() {
    // When
    confirms(three, finds(one, "links", "docs/a.md"));
    confirms(three, finds(two, "todo", "docs/a.md"));
    confirms(three, finds(one, "links", "docs/b.md"));
    confirms(three, finds(two, "links", "docs/b.md"));
    confirms(three, finds(one, "todo", "docs/c.md"));
    confirms(three, finds(one, "size", "docs/c.md"));
    confirms(three, finds(one, "inventory", ""));
    finds(two, "size", "docs/c.md"); // nobody has looked at it

    // Then
    assertThat(network().attention())
        .extracting(Attention::path)
        .containsExactly("docs/a.md", "docs/b.md", "docs/c.md");
    assertThat(network().convergences())
        .containsExactly(
            new Attention("docs/a.md", 2, List.of("links", "todo"), List.of(one.id(), two.id())));
  }

  @Test
  void showsTheFindingsThatSeveralConfirmedInSeveralWays() {
    // Given
    var four = story.joins("d");
    var agreed = finds(one, "secret", "src/a.txt");
    var sameWay = finds(one, "secret", "src/b.txt");
    var unsaid = finds(one, "secret", "src/c.txt");
    var contested = finds(one, "secret", "src/d.txt");

    // When
    confirms(three, agreed, "ran it", Way.PROOF);
    confirms(four, agreed, "read it", Way.BYTES);
    confirms(three, sameWay, "ran it", Way.PROOF);
    confirms(four, sameWay, "ran it again", Way.PROOF);
    confirms(three, unsaid);
    confirms(four, unsaid, "read it", Way.BYTES);
    confirms(three, contested, "ran it", Way.PROOF);
    story.accepted(
        as(four), new MemoryFact.FindingRefuted(contested, "read it", Optional.of(Way.BYTES)));

    // Then
    assertThat(network().agreements())
        .containsExactly(
            new Agreement(
                agreed,
                Severity.LOW,
                "title",
                "src/a.txt",
                List.of(
                    new Agreement.Look(three.id(), Way.PROOF, "ran it"),
                    new Agreement.Look(four.id(), Way.BYTES, "read it"))));
  }

  /** Its author is convinced already. */
  @Test
  void countsNoWordOfTheAuthorAmongThoseWhoAgree() {
    // Given
    story.isLost(two);
    story.isLost(three);
    var found = finds(one, "secret", "src/a.txt");
    confirms(one, found, "ran it", Way.PROOF);

    // When
    var again = story.joins("b");
    confirms(again, found, "read it", Way.BYTES);

    // Then
    assertThat(network().agreements()).isEmpty();
  }

  @Test
  void leavesOutWhatIsOlder() {
    // When
    story.accepted(as(one), message("instance_2", "hi"));
    confirms(three, finds(one, "links", "docs/a.md"));

    // Then
    var later = Network.of(story.state(), HiveStory.AT.plusMillis(1));
    assertThat(later)
        .isEqualTo(new Network(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void isAFunctionOfTheLogAlone() {
    // Given
    confirms(three, finds(one, "links", "docs/a.md"));
    story.accepted(as(one), message("instance_2", "hi"));

    // Then
    assertThat(network()).isEqualTo(network());
  }

  @Test
  void saysWhatStandsOutWithItsNumbers() {
    // Given
    for (int i = 0; i < 3; i++) {
      confirms(three, finds(one, "links", "docs/a.md"));
    }
    confirms(three, finds(two, "todo", "docs/a.md"));
    confirms(three, finds(two, "todo", "docs/b.md"));
    for (int i = 0; i < 2; i++) {
      var wrong = finds(two, "size", "docs/c.md");
      story.accepted(as(three), new MemoryFact.FindingRefuted(wrong, "it is small"));
    }
    assertThat(standouts()).hasSize(2);
    confirms(three, finds(two, "size", "docs/c.md"));

    // Then
    assertThat(standouts())
        .containsExactly(
            "docs/a.md is named by 4 of 6 confirmed findings, more than any other file.",
            "1 file was found to need attention by several instances in several ways, first of all"
                + " docs/a.md (links, todo).",
            "Of 3 findings of the kind size, 2 did not hold.");
  }

  @Test
  void saysNothingWhereNothingStandsOut() {
    // Given
    confirms(three, finds(one, "links", "docs/a.md"));
    confirms(three, finds(one, "todo", "docs/a.md"));

    // Then
    assertThat(standouts()).isEmpty();
  }

  private List<String> standouts() {
    return Standouts.of(story.state().memory().findings().values());
  }

  private Network network() {
    return Network.of(story.state(), Instant.EPOCH);
  }

  private FindingId finds(Member member, String kind, String path) {
    var id = new FindingId("%016x".formatted(++findings));
    var goal = story.planned(member, spec("look"));
    long token = story.claims(member, task(goal, "look"));
    var evidence = new Evidence(HiveStory.COMMIT, path, 0, "git show", "");
    var finding =
        new Finding(id, kind, Severity.LOW, "title", "why", Effort.MINUTES, List.of(), evidence);
    story.accepted(as(member), new MemoryFact.FindingReported(task(goal, "look"), token, finding));
    return id;
  }

  private void confirms(Member member, FindingId finding) {
    story.accepted(as(member), new MemoryFact.FindingConfirmed(finding, "looked"));
  }

  private void confirms(Member member, FindingId finding, String how, Way way) {
    story.accepted(as(member), new MemoryFact.FindingConfirmed(finding, how, Optional.of(way)));
  }

  private static MessageFact.Sent said(String to, String type) {
    return new MessageFact.Sent(to, type, "well?", JsonNodeFactory.instance.objectNode());
  }
}
