package dev.bob.instance.role;

import static dev.bob.instance.role.Scenes.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BehaviourTest {
  private static final Duration JUST_SEEN = Duration.ofMillis(100);
  private static final Duration LONG_SEEN = Duration.ofSeconds(3);
  private static final TaskId LINKS = new TaskId("goal_1.links");

  @Test
  void restsInAnEmptyHive() {
    // Given
    var scenes = new Scenes(4);
    // When / Then
    for (int member = 1; member <= 4; member++) {
      assertThat(decide(scenes.seenBy(member, LONG_SEEN))).isInstanceOf(Intent.Rest.class);
    }
  }

  @Test
  void takesWhatWasOfferedToIt() {
    // Given
    var scenes = new Scenes(4).plan(spec("links", Role.EXPLORER));
    scenes.apply(scenes.by(4), new WorkFact.TaskAssigned(LINKS, new InstanceId(2)));
    // When
    var offered = decide(scenes.seenBy(2, JUST_SEEN));
    var other = decide(scenes.seenBy(1, LONG_SEEN));
    // Then
    assertThat(offered).isInstanceOf(Intent.Take.class);
    assertThat(other).isInstanceOf(Intent.Rest.class);
  }

  @Test
  void takesUnassignedWorkOnlyAfterTwoSeconds() {
    // Given
    var scenes = new Scenes(4).plan(spec("links", Role.EXPLORER));
    // When / Then
    assertThat(decide(scenes.seenBy(1, JUST_SEEN))).isInstanceOf(Intent.Rest.class);
    assertThat(decide(scenes.seenBy(1, LONG_SEEN))).isInstanceOf(Intent.Take.class);
  }

  @Test
  void reflectorLeavesOtherWorkToOthersButNotAlone() {
    // Given
    var three = new Scenes(3).plan(spec("links", Role.EXPLORER));
    // When / Then
    assertThat(decide(three.seenBy(3, LONG_SEEN))).isInstanceOf(Intent.Rest.class);
    assertThat(decide(three.seenBy(2, LONG_SEEN))).isInstanceOf(Intent.Take.class);
  }

  @Test
  void theReflectorTakesOtherWorkOnceAllOthersHaveDeclinedIt() {
    // Given
    var scenes = new Scenes(3).plan(spec("links", Role.EXPLORER));
    scenes.declines(1, "links");
    assertThat(decide(scenes.seenBy(3, LONG_SEEN))).isInstanceOf(Intent.Rest.class);
    // When
    scenes.declines(2, "links");
    // Then
    assertThat(decide(scenes.seenBy(3, LONG_SEEN))).isInstanceOf(Intent.Take.class);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,2", "4,2", "5,2"})
  void whatChangesFilesIsTakenByTheBuilderIfThereIsOne(int members, int taker) {
    // Given
    var scenes = new Scenes(members).plan(mend());
    for (int member = 1; member <= members; member++) {
      // When
      var intent = decide(scenes.seenBy(member, LONG_SEEN));
      // Then
      assertThat(intent).isInstanceOf(member == taker ? Intent.Take.class : Intent.Rest.class);
      // and whoever may not do it does not look around for it
      assertThat(scenes.seenBy(member, LONG_SEEN).awaitsWork()).isEqualTo(member == taker);
    }
  }

  @Test
  void explorerBeginsWhatLiesAboutAndBuilderRatherWhatChangesFiles() {
    // Given
    var scenes =
        new Scenes(4)
            .plan(spec("hotspots", Role.COORDINATOR), spec("links", Role.EXPLORER), mend());
    // When / Then
    assertThat(taken(scenes, 1)).isEqualTo("hotspots");
    assertThat(taken(scenes, 2)).isEqualTo("mend");
    assertThat(taken(scenes, 4)).isEqualTo("hotspots");
  }

  private static String taken(Scenes scenes, int member) {
    return ((Intent.Take) decide(scenes.seenBy(member, LONG_SEEN))).task().spec().name();
  }

  private static TaskSpec mend() {
    return new TaskSpec(
        "mend",
        "mend",
        "m",
        Role.EXPLORER,
        List.of(),
        List.of(),
        false,
        Map.of(),
        List.of("docs/**"));
  }

  @Test
  void onlyTheReflectorChecksWhatAnotherFound() {
    // Given
    var scenes = new Scenes(4).plan(spec("links", Role.EXPLORER)).finding(1, "links");
    // When / Then
    assertThat(decide(scenes.seenBy(3, JUST_SEEN))).isInstanceOf(Intent.Verify.class);
    assertThat(decide(scenes.seenBy(2, JUST_SEEN))).isInstanceOf(Intent.Rest.class);
    assertThat(decide(scenes.seenBy(4, JUST_SEEN))).isInstanceOf(Intent.Rest.class);
  }

  @Test
  void lowestOtherCountsALearningAnewOnceNothingElseIsToBeDone() {
    // Given
    var scenes = new Scenes(4).plan(spec("links", Role.EXPLORER), spec("todos", Role.EXPLORER));
    var learned =
        new MemoryFact.LearningRecorded(
            Scenes.GOAL, "At commit c0ffee: 0 findings reported", List.of("goal-finished"));
    scenes.apply(scenes.by(3), learned).does(3, "todos", 1);
    // When / Then
    assertThat(decide(scenes.seenBy(1, LONG_SEEN))).isInstanceOf(Intent.Take.class);
    scenes.does(2, "links", 1);
    assertThat(decide(scenes.seenBy(1, LONG_SEEN))).isInstanceOf(Intent.Recount.class);
    for (int other = 2; other <= 4; other++) {
      assertThat(decide(scenes.seenBy(other, LONG_SEEN))).isInstanceOf(Intent.Rest.class);
    }
  }

  @Test
  void twoInstancesCheckEachOther() {
    // Given
    var scenes = new Scenes(2).plan(spec("links", Role.EXPLORER)).finding(1, "links").done("links");
    // When / Then
    assertThat(decide(scenes.seenBy(2, JUST_SEEN))).isInstanceOf(Intent.Verify.class);
    assertThat(decide(scenes.seenBy(1, JUST_SEEN))).isInstanceOf(Intent.Rest.class);
  }

  /** Its claim came into the log after it had given up waiting for the answer. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void taskThatItHoldsComesBeforeAllElse(int member) {
    // Given
    var scenes =
        new Scenes(4)
            .plan(spec("links", Role.EXPLORER), spec("todos", Role.EXPLORER))
            .finding(member == 1 ? 2 : 1, "links")
            .apply(Author.person(), new WorkFact.GoalSet("Survey more"));
    var todos = new TaskId(Scenes.GOAL + ".todos");
    scenes.apply(scenes.by(member), new WorkFact.TaskClaimed(todos));
    // When
    var intent = decide(scenes.seenBy(member, LONG_SEEN));
    // Then
    assertThat(intent)
        .isInstanceOfSatisfying(
            Intent.Take.class, take -> assertThat(take.task().id()).isEqualTo(todos));
  }

  @Test
  void singleInstanceChecksItself() {
    // Given
    var scenes = new Scenes(1).plan(spec("links", Role.EXPLORER)).finding(1, "links").done("links");
    // When / Then
    assertThat(decide(scenes.seenBy(1, JUST_SEEN))).isInstanceOf(Intent.Verify.class);
  }

  @Test
  void reportWaitsUntilEveryFindingIsChecked() {
    // Given
    var scenes =
        new Scenes(1)
            .plan(spec("links", Role.EXPLORER), spec("report", Role.REFLECTOR))
            .finding(1, "links")
            .done("links");
    // When
    var startable = scenes.seenBy(1, LONG_SEEN).startable();
    // Then
    assertThat(startable).isEmpty();
    assertThat(scenes.seenBy(1, LONG_SEEN).state().work().ready()).hasSize(1);
  }

  private static Intent decide(Situation situation) {
    return Behaviour.of(situation.me().role()).decide(situation);
  }
}
