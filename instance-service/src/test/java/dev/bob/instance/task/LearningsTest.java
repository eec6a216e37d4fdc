package dev.bob.instance.task;

import static dev.bob.state.fold.HiveStory.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.Learning;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Repute;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.Severity;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LearningsTest {
  private static final GoalId GOAL = new GoalId("goal_1");

  private final HiveStory hive = new HiveStory();
  private List<Member> three;
  private HiveStory.Work work;

  @BeforeEach
  void work() {
    three = hive.join(3);
    work = hive.begins(three.get(0));
    for (int i = 0; i < 3; i++) {
      confirms(finds("docs/a.md"));
    }
  }

  @Test
  void areConfirmedByWhoCountsTheSameAnew() {
    // Given
    learns();

    // Then
    var open = toRecount(2);
    assertThat(open)
        .extracting(Learning::text)
        .containsExactly(
            "At commit c0ffee0c0ffe: 3 findings reported, 3 confirmed, 0 refuted, in 1 tasks.",
            "At commit c0ffee0c0ffe: docs/a.md is named by 3 of 3 confirmed findings, more than"
                + " any other file.");
    assertThat(toRecount(1)).isEmpty();
    assertThat(toRecount(3)).isEmpty();

    // When
    open.forEach(learning -> hive.accepted(as(three.get(1)), word(learning)));

    // Then: nothing is left to be done, for anybody
    assertThat(hive.state().memory().learnings().values())
        .extracting(Learning::repute)
        .containsOnly(Repute.CONFIRMED);
    for (int member = 1; member <= 3; member++) {
      assertThat(toRecount(member)).isEmpty();
    }
  }

  @Test
  void areRefutedWithTheNumbersOfTheOther() {
    // Given
    learns();
    var id = hive.state().memory().findings().firstEntry().getValue().finding().id();

    // When
    hive.accepted(Author.person(), new MemoryFact.FindingDismissed(id, "it is meant so"));

    // Then: all three are the same thing
    assertThat(toRecount(2).stream().map(this::word).map(LearningsTest::reason))
        .containsExactly(
            "Counted the findings anew: At commit c0ffee0c0ffe: 3 findings reported, 0 confirmed,"
                + " 0 refuted, in 1 tasks.",
            "Counted the findings anew: nothing stands out.");
  }

  @Test
  void doNotCountWhatWasFoundLater() {
    // Given
    learns();

    // When
    confirms(finds("docs/b.md"));

    // Then
    assertThat(toRecount(2).stream().map(this::word))
        .allMatch(MemoryFact.LearningConfirmed.class::isInstance);
  }

  @Test
  void doNotCountTasksThatWereAskedForLater() {
    // Given
    learns();
    var asked =
        JsonNodeFactory.instance.objectNode().put("kind", "inventory").put("goal", "goal_1");

    // When
    hive.accepted(Author.person(), new MessageFact.Sent("broadcast", "task", "Look again", asked));

    // Then
    assertThat(toRecount(2).stream().map(this::word))
        .allMatch(MemoryFact.LearningConfirmed.class::isInstance);
  }

  @Test
  void areLeftAloneWhereNoCountShowsThem() {
    // Given
    recorded(GOAL, "Tests are slow", "goal-finished");
    recorded(GOAL, "At commit c0ffee0c0ffe: be kind", "advice");
    recorded(GOAL, "At commit 0ddba110ddba: 3 findings reported.", "goal-finished");
    recorded(new GoalId("goal_7"), "At commit c0ffee0c0ffe: x", "stands-out");
    long retired = recorded(GOAL, "At commit c0ffee0c0ffe: x", "stands-out");
    hive.accepted(Author.person(), new MemoryFact.LearningRetired(retired, "no"));

    // Then
    assertThat(toRecount(2)).isEmpty();
    assertThat(hive.state().memory().learnings().values())
        .filteredOn(learning -> learning.retired().isEmpty())
        .allMatch(learning -> Learnings.recounted(learning, hive.state()).isEmpty());
  }

  @Test
  void areLeftAloneByWhoIsAlone() {
    // Given
    learns();

    // When
    hive.leaves(three.get(1));
    hive.leaves(three.get(2));

    // Then
    assertThat(toRecount(1)).isEmpty();
  }

  private List<Learning> toRecount(int number) {
    return Learnings.toRecount(hive.state(), HiveStory.id(number));
  }

  private MemoryFact word(Learning learning) {
    return Learnings.recounted(learning, hive.state()).orElseThrow();
  }

  private static String reason(MemoryFact fact) {
    return ((MemoryFact.LearningRefuted) fact).reason();
  }

  private void learns() {
    Learnings.of(GOAL, hive.state()).forEach(learning -> hive.accepted(as(three.get(0)), learning));
  }

  private long recorded(GoalId goal, String text, String tag) {
    return hive.accepted(
        as(three.get(0)), new MemoryFact.LearningRecorded(goal, text, List.of(tag)));
  }

  private FindingId finds(String path) {
    int number = hive.state().memory().findings().size() + 1;
    return hive.reports(
        three.get(0),
        work,
        new Finding(
            new FindingId("%016x".formatted(number)),
            "link",
            Severity.LOW,
            "t",
            "w",
            Effort.HOURS,
            List.of(),
            new Evidence(HiveStory.COMMIT, path, 1, "git show", "[b](b.md)")));
  }

  private void confirms(FindingId id) {
    hive.accepted(as(three.get(1)), new MemoryFact.FindingConfirmed(id, "looked"));
  }
}
