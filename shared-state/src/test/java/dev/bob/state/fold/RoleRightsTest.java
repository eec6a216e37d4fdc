package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of any members 1 and 5 are explorers, 2 is a builder, 3 a reflector, 4 a coordinator. */
class RoleRightsTest {
  private final HiveStory story = new HiveStory();

  @ParameterizedTest
  @CsvSource({
    "1, '1=[look, edit, check, lead]'",
    "2, '1=[look, check, lead] 2=[look, edit, check]'",
    "3, '1=[look, check, lead] 2=[look, edit] 3=[check]'",
    "4, '1=[look] 2=[look, edit] 3=[check] 4=[look, check, lead]'",
    "5, '1=[look] 2=[look, edit] 3=[check] 4=[look, check, lead] 5=[look]'"
  })
  void dutiesFollowMembership(int members, String expected) {
    // Given
    story.join(members);

    // Then
    assertThat(rights()).isEqualTo(expected);
  }

  @Test
  void aRightThatNobodyLiveHoldsFallsToAllOthers() {
    // Given
    var members = story.join(4);

    // When
    story.accepted(Author.person(), new MemberFact.Steered(members.get(1).id(), Steering.PAUSE));

    // Then
    assertThat(rights()).isEqualTo("1=[look, edit] 2=[] 3=[check] 4=[look, edit, check, lead]");
  }

  @Test
  void whoMayChangeFilesIsAskedUntilItDeclines() {
    // Given
    var members = story.join(4);
    var task = new TaskId(story.planned(members.get(3), mend()) + ".mend");

    // Then
    for (var next : List.of("[2]", "[1, 4]", "[1]", "[3]")) {
      assertThat(mayDo(task)).hasToString(next);
      int last = mayDo(task).getLast();
      if (last != 3) {
        declines(members.get(last - 1), task);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"EXPLORER,'[1, 2, 4]'", "BUILDER,'[1, 2, 4]'", "REFLECTOR,'[1, 2, 3, 4]'"})
  void theReflectorIsKeptFreeOfAllButItsOwnKind(Role affinity, String who) {
    // Given
    var members = story.join(4);
    var look = spec("look", affinity, List.of());

    // When
    var task = new TaskId(story.planned(members.get(3), look) + ".look");

    // Then
    assertThat(mayDo(task)).hasToString(who);
  }

  @Test
  void everyTaskFindsSomebodyWhoeverIsThere() {
    // Given
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 300; round++) {
      var hive = new HiveStory();
      var members = members(hive, random);
      var task = task(hive, members.getFirst(), random);

      for (int step = 0; hive.task(task).state() instanceof TaskState.Open; step++) {
        assertThat(step).as("seed %s, round %s", seed, round).isLessThan(members.size());

        // When
        var live = hive.state().members().live();
        var may = live.stream().filter(RoleRights.mayDo(hive.task(task), live)).toList();

        // Then
        assertThat(may).as("seed %s, round %s", seed, round).isNotEmpty();
        var next = may.get(random.nextInt(may.size()));
        hive.accepted(as(next), new WorkFact.TaskAssigned(task, next.id()));
        hive.accepted(as(next), new WorkFact.TaskDeclined(task, "no"));
      }
    }
  }

  /** Of any roles; some are paused, but not the first. */
  private static List<Member> members(HiveStory hive, SplittableRandom random) {
    List<Member> members = new ArrayList<>();
    for (int i = random.nextInt(1, 7); i > 0; i--) {
      var fact = HiveStory.joined("key-" + i);
      var role = Role.values()[random.nextInt(4)];
      members.add(
          hive.joins(
              new MemberFact.Joined(
                  fact.key(),
                  fact.url(),
                  fact.pid(),
                  fact.host(),
                  fact.wantedId(),
                  Optional.of(role),
                  fact.launch())));
      if (members.size() > 1 && random.nextInt(3) == 0) {
        hive.accepted(
            Author.person(), new MemberFact.Steered(members.getLast().id(), Steering.PAUSE));
      }
    }
    return members;
  }

  private static TaskId task(HiveStory hive, Member planner, SplittableRandom random) {
    var edits = random.nextBoolean() ? List.of("docs/**") : List.<String>of();
    var affinity = Role.values()[random.nextInt(4)];
    return new TaskId(hive.planned(planner, spec("any", affinity, edits)) + ".any");
  }

  private void declines(Member member, TaskId task) {
    story.accepted(as(member), new WorkFact.TaskAssigned(task, member.id()));
    story.accepted(as(member), new WorkFact.TaskDeclined(task, "no"));
  }

  private List<Integer> mayDo(TaskId task) {
    var live = story.state().members().live();
    return live.stream()
        .filter(RoleRights.mayDo(story.task(task), live))
        .map(Member::id)
        .map(InstanceId::number)
        .toList();
  }

  private String rights() {
    return RoleRights.of(story.state().members()).entrySet().stream()
        .map(entry -> entry.getKey().number() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }

  private static TaskSpec mend() {
    return spec("mend", Role.EXPLORER, List.of("docs/**"));
  }

  private static TaskSpec spec(String name, Role affinity, List<String> edits) {
    return new TaskSpec(name, name, name, affinity, List.of(), List.of(), false, Map.of(), edits);
  }
}
