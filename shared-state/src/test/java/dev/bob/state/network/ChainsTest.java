package dev.bob.state.network;

import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.spec;
import static dev.bob.state.fold.HiveStory.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Proposals;
import dev.bob.state.model.Effect;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Subject;
import dev.bob.state.model.TaskSpec;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who builds on whose work, over all that comes of a finding. */
class ChainsTest {
  private final HiveStory story = new HiveStory();
  private final Member one = story.joins("a");
  private final Member two = story.joins("b");
  private final Member three = story.joins("c");

  @Test
  void leadFromAFindingToTheWorkThatItBroughtAbout() {
    // Given
    var finding = story.reports(one, 1);
    story.accepted(as(two), new MemoryFact.FindingConfirmed(finding, "looked"));

    // When
    proposes(three, new Subject.OfFinding(finding), new Effect.Goal());
    var goal = story.state().work().goals().lastEntry().getValue();
    plans(goal.id(), spec("mend"), spec("check", "mend"));
    story.completes(two, task(goal.id(), "mend"));
    story.claims(one, task(goal.id(), "check"));

    // Then
    assertThat(chains())
        .containsExactly(
            "4: finding instance_1 > word instance_2 > proposal instance_3 > goal  > task"
                + " instance_2 > task instance_1");
    assertThat(builds())
        .containsExactlyInAnyOrder(
            "instance_3 on instance_1: 1", // the finding
            "instance_3 on instance_2: 1", // the word on it
            "instance_2 on instance_3: 1", // the task of the goal
            "instance_1 on instance_3: 1",
            "instance_1 on instance_2: 1"); // the task that the other depended on
    assertThat(goal.proposal()).contains(new ProposalId(1));
    var steps = network().chains().getFirst().steps();
    assertThat(steps)
        .extracting(Chain.Step::title)
        .startsWith(
            "docs/a.md links to b.md, which does not exist",
            "confirmed: looked",
            "Mend it",
            "Survey this repository");
    assertThat(steps).extracting(Chain.Step::seq).isSorted();
    assertThat(steps.getFirst().seq()).isEqualTo(story.state().memory().findings().firstKey());
  }

  @Test
  void endWithADecisionOfTheHive() {
    // Given
    var finding = story.reports(one, 1);

    // When
    proposes(two, new Subject.OfFinding(finding), new Effect.Decision());

    // Then
    assertThat(chains()).containsExactly("1: finding instance_1 > proposal instance_2 > decision ");
    assertThat(builds()).containsExactly("instance_2 on instance_1: 1");
  }

  @Test
  void leaveOutWhatEachDoesOnItsOwn() {
    // Given
    var goal = story.planned(one, spec("b", "a"), spec("a"));
    story.completes(one, task(goal, "a"));
    story.completes(one, task(goal, "b"));
    proposes(one, new Subject.OfTask(task(goal, "b")), new Effect.Record());

    // Then
    assertThat(chains()).isEmpty();
    assertThat(builds()).isEmpty();

    // When
    var other = story.planned(one, spec("b", "a"), spec("a"));
    story.completes(one, task(other, "a"));
    story.completes(two, task(other, "b"));

    // Then
    assertThat(chains()).containsExactly("1: task instance_1 > task instance_2");
  }

  @Test
  void areTheLongestFirstAndBounded() {
    // Given
    var goal = story.planned(one, tasks(Network.CHAINS_MAX + 5));
    story.completes(one, task(goal, "first"));
    story.completes(two, task(goal, "second"));
    for (int i = 0; i < Network.CHAINS_MAX + 5; i++) {
      story.completes(three, task(goal, "t" + i));
    }

    // Then
    var chains = network().chains();
    assertThat(chains).hasSize(Network.CHAINS_MAX);
    assertThat(chains.getFirst().handovers()).isEqualTo(2);
    assertThat(chains.getFirst().steps().getLast().id()).isEqualTo(task(goal, "t0").toString());
    assertThat(chains).isEqualTo(network().chains());
  }

  /** A proposal seemed to rest on whoever had looked at the finding only after it. */
  @Test
  void doNotShowAWordAsWhatAnEarlierProposalRestsOn() {
    // Given
    var finding = story.reports(one, 1);
    story.accepted(as(two), new MemoryFact.FindingConfirmed(finding, "looked"));
    proposes(two, new Subject.OfFinding(finding), new Effect.Decision());

    // When
    story.accepted(as(three), new MemoryFact.FindingConfirmed(finding, "saw it too"));

    // Then
    assertThat(chains())
        .containsExactly(
            "1: finding instance_1 > word instance_2 > proposal instance_2 > decision ",
            "1: finding instance_1 > word instance_3");
    assertThat(builds()).containsExactly("instance_2 on instance_1: 1");
  }

  /** Fifty others have been closed since. */
  @Test
  void aDecisionWhoseProposalIsForgottenRestsOnTheFindingAlone() {
    // Given
    var finding = story.reports(one, 1);
    proposes(one, new Subject.OfFinding(finding), new Effect.Decision());
    story.accepted(as(two), new MemoryFact.FindingConfirmed(finding, "looked"));

    // When
    for (int i = 0; i < Proposals.CLOSED_MAX; i++) {
      proposes(one, new Subject.OfText("text " + i), new Effect.Record());
    }

    // Then
    assertThat(story.state().proposals().find(new ProposalId(1))).isEmpty();
    assertThat(chains()).containsExactly("1: finding instance_1 > word instance_2");
  }

  @Test
  void areTheNewestFirstIfEquallyLong() {
    // Given
    for (int number = 1; number <= 3; number++) {
      var finding = story.reports(one, number);
      story.accepted(as(two), new MemoryFact.FindingConfirmed(finding, "looked"));
    }

    // Then
    assertThat(network().chains())
        .extracting(chain -> chain.steps().getFirst().seq())
        .containsExactlyElementsOf(
            story.state().memory().findings().keySet().stream()
                .sorted(Comparator.reverseOrder())
                .toList());
  }

  @Test
  void leaveOutWhatIsOlder() {
    // Given
    var finding = story.reports(one, 1);
    story.accepted(as(two), new MemoryFact.FindingConfirmed(finding, "looked"));
    proposes(three, new Subject.OfFinding(finding), new Effect.Decision());

    // Then
    assertThat(Network.of(story.state(), HiveStory.AT.plusMillis(1)).chains()).isEmpty();
  }

  /** All depend on the first, and the very first of them on the second too. */
  private static TaskSpec[] tasks(int count) {
    var tasks = new TaskSpec[count + 2];
    for (int i = 0; i < count; i++) {
      tasks[i] = i == 0 ? spec("t0", "second") : spec("t" + i, "first");
    }
    tasks[count] = spec("second", "first");
    tasks[count + 1] = spec("first");
    return tasks;
  }

  private Network network() {
    return Network.of(story.state(), Instant.EPOCH);
  }

  private List<String> chains() {
    return network().chains().stream()
        .map(
            chain ->
                chain.handovers()
                    + ": "
                    + chain.steps().stream()
                        .map(step -> step.what() + " " + step.by().orElse(""))
                        .collect(Collectors.joining(" > ")))
        .toList();
  }

  private List<String> builds() {
    return network().edges().stream()
        .filter(edge -> edge.kind() == Edge.Kind.BUILDS_ON)
        .map(edge -> edge.from() + " on " + edge.to() + ": " + edge.count())
        .toList();
  }

  private void plans(GoalId goal, TaskSpec... tasks) {
    story.accepted(as(one), new WorkFact.GoalPlanned(goal, HiveStory.COMMIT, List.of(tasks)));
  }

  private void proposes(Member member, Subject subject, Effect effect) {
    var id = new ProposalId(story.state().proposals().nextNumber());
    var motion =
        new Motion(
            "Mend it",
            "Survey this repository",
            subject,
            VotingRule.atLeast(1),
            Duration.ofMinutes(1),
            effect);
    story.accepted(as(member), new ProposalFact.Opened(motion));
    story.accepted(as(one), new ProposalFact.VoteCast(id, 1, Vote.YES, "so", "git show"));
    story.accepted(as(one), new ProposalFact.CarriedOut(id));
  }
}
