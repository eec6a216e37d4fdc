package dev.bob.instance.role;

import static dev.bob.instance.role.Scenes.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Priority;
import dev.bob.state.model.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaderDutiesTest {

  @ParameterizedTest
  @CsvSource({"1,1", "2,1", "3,1", "4,4", "5,4"})
  void exactlyOneMemberPlansAtOnce(int members, int leader) {
    // Given
    var scenes = new Scenes(members).goal();
    for (int member = 1; member <= members; member++) {
      // When
      var intents = LeaderDuties.decide(scenes.seenBy(member, Duration.ZERO));
      // Then
      assertThat(intents).hasSize(member == leader ? 1 : 0);
    }
  }

  @ParameterizedTest
  @CsvSource({"4,0", "1,10", "2,20", "3,30"})
  void nextInRankTakesOverAfterTenSecondsEach(int member, int afterSeconds) {
    // Given
    var scenes = new Scenes(4).goal();
    var due = Duration.ofSeconds(afterSeconds);
    // When
    var inTime = LeaderDuties.decide(scenes.seenBy(member, due));
    var tooEarly = LeaderDuties.decide(scenes.seenBy(member, due.minusMillis(1)));
    // Then
    assertThat(inTime).hasSize(1);
    assertThat(tooEarly).isEmpty();
    assertThat(LeaderDuties.untilDue(scenes.seenBy(member, Duration.ZERO))).contains(due);
  }

  @ParameterizedTest
  @CsvSource({"3,0,1", "5,0,0", "5,1999,0", "5,2000,1"})
  void plansWhenAllWhoAreWishedAreHereOrAfterTwoSeconds(int wished, long afterMillis, int plans) {
    // Given
    var scenes = new Scenes(4).goal();
    scenes.apply(Author.person(), new FleetFact.Wished(wished));
    // When
    var intents = LeaderDuties.decide(scenes.seenBy(4, Duration.ofMillis(afterMillis)));
    // Then
    assertThat(intents).hasSize(plans);
  }

  @Test
  void plansAndOffersTheMoreUrgentGoalFirst() {
    // Given
    var scenes = new Scenes(4).goal();
    scenes.apply(Author.person(), new WorkFact.GoalSet("Now", Optional.of(Priority.HIGH)));
    // When
    var plans = LeaderDuties.decide(scenes.seenBy(4, Duration.ZERO));
    for (var goal : List.of("goal_1", "goal_2")) {
      var task = spec("links", Role.EXPLORER);
      scenes.apply(
          scenes.by(4), new WorkFact.GoalPlanned(new GoalId(goal), "c0ffee", List.of(task)));
    }
    var offers = LeaderDuties.decide(scenes.seenBy(4, Duration.ZERO));
    // Then
    assertThat(plans)
        .extracting(plan -> ((Intent.Plan) plan).goal().id().value())
        .containsExactly("goal_2", "goal_1");
    assertThat(offers)
        .extracting(offer -> ((Intent.Assign) offer).task().id().value())
        .containsExactly("goal_2.links", "goal_1.links");
  }

  @Test
  void offersEachTaskToTheIdleMemberThatSuitsBest() {
    // Given
    var scenes =
        new Scenes(4)
            .plan(
                spec("links", Role.EXPLORER),
                spec("hotspots", Role.BUILDER),
                spec("secrets", Role.COORDINATOR),
                spec("todos", Role.EXPLORER));
    // When
    var intents = LeaderDuties.decide(scenes.seenBy(4, Duration.ZERO));
    // Then
    assertThat(offers(intents)).containsExactly("links→1", "hotspots→2", "secrets→4");
    assertThat(LeaderDuties.decide(scenes.seenBy(1, Duration.ZERO))).isEmpty();
  }

  @Test
  void offersNothingToThoseWhoAreAskedToGo() {
    // Given
    var scenes = new Scenes(2).plan(spec("links", Role.EXPLORER));
    scenes.apply(Author.orchestrator(), new MemberFact.Steered(new InstanceId(1), Steering.DRAIN));
    // When
    var intents = LeaderDuties.decide(scenes.seenBy(1, Duration.ZERO));
    // Then
    assertThat(offers(intents)).containsExactly("links→2");
  }

  @Test
  void comparesOnceWhenThePlanIsForAnotherCommitThanTheOneBefore() {
    // Given
    var scenes = new Scenes(2).plan(spec("links", Role.EXPLORER));
    assertThat(comparisons(scenes, 1)).isEmpty();
    scenes.finding(1, "links").done("links");
    assertThat(comparisons(scenes, 1)).isEmpty();

    // When
    scenes.planAt("2".repeat(40), spec("links", Role.EXPLORER));

    // Then
    assertThat(comparisons(scenes, 1)).containsExactly(new Intent.Compare("2".repeat(40)));
    assertThat(comparisons(scenes, 2)).isEmpty();
    assertThat(LeaderDuties.waitForWhatIsOutside(scenes.seenBy(1, Duration.ZERO))).isTrue();
    assertThat(LeaderDuties.waitForWhatIsOutside(scenes.seenBy(2, Duration.ZERO))).isFalse();

    // When
    scenes.apply(
        scenes.by(1), new MemoryFact.FindingsStaled("2".repeat(40), List.of(), List.of(), false));

    // Then
    assertThat(comparisons(scenes, 1)).isEmpty();

    assertThat(LeaderDuties.waitForWhatIsOutside(scenes.seenBy(1, Duration.ZERO))).isFalse();

    // When: back to the first commit
    scenes.planAt("c0ffee", spec("links", Role.EXPLORER));

    // Then
    assertThat(comparisons(scenes, 1)).containsExactly(new Intent.Compare("c0ffee"));
  }

  private static List<Intent> comparisons(Scenes scenes, int member) {
    return LeaderDuties.decide(scenes.seenBy(member, Duration.ZERO)).stream()
        .filter(Intent.Compare.class::isInstance)
        .toList();
  }

  private static List<String> offers(List<Intent> intents) {
    return intents.stream()
        .map(Intent.Assign.class::cast)
        .map(assign -> assign.task().spec().name() + "→" + assign.to().number())
        .toList();
  }
}
