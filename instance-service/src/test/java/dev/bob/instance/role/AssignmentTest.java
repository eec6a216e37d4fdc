package dev.bob.instance.role;

import static dev.bob.instance.role.Scenes.shards;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of five members 1 and 5 are explorers, 2 is a builder, 3 a reflector, 4 the leader. */
class AssignmentTest {
  private final Scenes scenes = new Scenes(5);

  @Test
  void prefersTheRoleThatSuitsAndThenTheLowestId() {
    // Given
    scenes.plan(shards("look", Role.EXPLORER, 5));

    // Then
    assertThat(offers()).containsExactly("look-0→1", "look-1→5", "look-2→2", "look-3→4");
  }

  @Test
  void asksWhoFailsAtAKindLast() {
    // Given
    scenes.plan(shards("look", Role.EXPLORER, 4));
    scenes.fails(1, "look-0");

    // Then
    assertThat(offers()).containsExactly("look-0→5", "look-1→2", "look-2→4", "look-3→1");
  }

  @Test
  void prefersTheFasterOfEqualOnes() {
    // Given
    scenes.plan(shards("look", Role.EXPLORER, 4));
    scenes.does(1, "look-0", 2_000).does(5, "look-1", 1_500);

    // Then
    assertThat(offers()).startsWith("look-2→5", "look-3→1");
  }

  @Test
  void prefersTheRoleThatSuitsToASmallDifferenceInSkill() {
    // Given
    scenes.plan(shards("look", Role.EXPLORER, 4));
    scenes.does(1, "look-0", 1_100).does(2, "look-1", 1_000);
    steer(5, Steering.PAUSE);

    // Then
    assertThat(offers()).startsWith("look-2→1", "look-3→2");
  }

  @Test
  void prefersALargeDifferenceInSkillToTheRole() {
    // Given
    scenes.plan(shards("look", Role.EXPLORER, 5));
    scenes.does(1, "look-0", 8_000).does(2, "look-1", 1_000).does(2, "look-2", 1_000);
    steer(5, Steering.PAUSE);

    // Then
    assertThat(offers()).startsWith("look-3→2");
  }

  @Test
  void learnsOfEachKindByItself() {
    // Given
    scenes.plan(concat(shards("look", Role.EXPLORER, 2), shards("count", Role.EXPLORER, 1)));
    scenes.fails(1, "look-0");

    // Then
    assertThat(offers()).containsExactly("look-0→5", "look-1→2", "count-0→1");
  }

  @Test
  void sparesWhoHasManyFindingsToCheck() {
    // Given: the reflector is away, so that the leader checks findings.
    scenes.plan(shards("look", Role.COORDINATOR, 20));
    steer(3, Steering.STOP);
    scenes.apply(scenes.by(3), new MemberFact.Left("stopped"));
    for (int i = 0; i < 10; i++) {
      scenes.finding(1, "look-" + i).done("look-" + i);
    }

    // Then
    assertThat(offers()).startsWith("look-10→1").endsWith("look-13→4");
  }

  @Test
  void asksNobodyTwiceWhoHasDeclined() {
    // Given
    scenes.plan(shards("look", Role.EXPLORER, 1));

    // Then: the reflector is asked when all the others have declined.
    for (int next : List.of(1, 5, 2, 4, 3)) {
      assertThat(offers()).containsExactly("look-0→" + next);
      if (next != 3) {
        scenes.declines(next, "look-0");
      }
    }
  }

  @Test
  void asksNobodyWhoHasATask() {
    // Given
    scenes.plan(shards("look", Role.EXPLORER, 5));
    scenes.finding(1, "look-0");

    // Then
    assertThat(offers()).containsExactly("look-1→5", "look-2→2", "look-3→4");
  }

  @Test
  void offersNoTwoThatMayChangeTheSameFiles() {
    // Given
    scenes.plan(
        edits("all", "docs/**"),
        edits("one", "docs/a.md"),
        edits("other", "src/**"),
        edits("more", "**/b.md"));

    // When
    var before = offers();
    scenes.apply(scenes.by(4), new WorkFact.TaskAssigned(id("one"), new InstanceId(4)));
    var offered = offers();
    scenes.apply(scenes.by(4), new WorkFact.TaskClaimed(id("one")));

    // Then
    assertThat(before).containsExactly("all→2");
    assertThat(offered).containsExactly("other→2");
    assertThat(offers()).containsExactly("other→2");
  }

  @Test
  void offersWhatChangesFilesToTheBuilderAloneAsLongAsItTakesWork() {
    // Given
    scenes.plan(edits("docs", "docs/**"), edits("code", "src/**"), edits("more", "test/**"));

    // Then
    assertThat(offers()).containsExactly("docs→2");

    // When
    steer(2, Steering.PAUSE);

    // Then: the coordinator comes last of those who may now.
    assertThat(offers()).containsExactly("docs→1", "code→5", "more→4");
  }

  @Test
  void offersWhatChangesFilesToTheOthersWhenTheBuilderHasDeclined() {
    // Given
    scenes.plan(edits("docs", "docs/**"));

    // When
    scenes.declines(2, "docs");

    // Then
    assertThat(offers()).containsExactly("docs→1");
  }

  /** Behind the looking the builder would have been at that, and nobody else changes files. */
  @Test
  void keepsTheBuilderForWhatChangesFilesInTheSameGoal() {
    // Given
    scenes.plan(concat(shards("look", Role.BUILDER, 2), edits("docs", "docs/**")));

    // Then
    assertThat(offers()).containsExactly("docs→2", "look-0→1", "look-1→5");
  }

  @Test
  void offersToTheCoordinatorAfterAllOthersThatAreAsGood() {
    // Given: as good as those of other roles, with a lower number than one of them.
    scenes.joins(6);
    scenes.plan(shards("look", Role.REFLECTOR, 5));

    // Then: 6 is a builder.
    assertThat(offers())
        .containsExactly("look-0→3", "look-1→1", "look-2→2", "look-3→5", "look-4→6");
  }

  /** Explorer, builder, reflector, coordinator: whoever is there, the survey goes on at once. */
  @ParameterizedTest
  @CsvSource({
    "1,look→1",
    "2,look→1 build→2",
    "3,look→1 build→2",
    "4,look→1 build→2 more→4",
  })
  void anyNumberOfMembersIsOfferedWork(int members, String expected) {
    // Given
    var hive = new Scenes(members);
    hive.plan(
        Scenes.spec("look", Role.EXPLORER),
        Scenes.spec("build", Role.BUILDER),
        Scenes.spec("more", Role.EXPLORER));

    // Then
    int leader = members < 4 ? 1 : 4;
    assertThat(String.join(" ", offers(hive, leader))).isEqualTo(expected);
  }

  private static TaskId id(String task) {
    return new TaskId(Scenes.GOAL + "." + task);
  }

  private static TaskSpec edits(String name, String glob) {
    return new TaskSpec(
        name, "mend", "m", Role.BUILDER, List.of(), List.of(), false, Map.of(), List.of(glob));
  }

  @Test
  void isAFunctionOfTheSituation() {
    // Given
    scenes.plan(concat(shards("look", Role.EXPLORER, 4), shards("count", Role.BUILDER, 4)));
    scenes.does(1, "look-0", 70).does(2, "look-1", 30).fails(5, "count-0").does(4, "count-0", 9);

    // Then
    var first = offers();
    for (int i = 0; i < 20; i++) {
      assertThat(offers()).isEqualTo(first);
    }
  }

  private static TaskSpec[] concat(TaskSpec[] some, TaskSpec... more) {
    return Stream.of(some, more).flatMap(Arrays::stream).toArray(TaskSpec[]::new);
  }

  private void steer(int member, Steering action) {
    scenes.apply(Author.person(), new MemberFact.Steered(new InstanceId(member), action));
  }

  private List<String> offers() {
    return offers(scenes, 4);
  }

  private static List<String> offers(Scenes hive, int leader) {
    return Assignment.of(hive.seenBy(leader, Duration.ZERO)).stream()
        .map(offer -> offer.task().spec().name() + "→" + offer.to().number())
        .toList();
  }
}
