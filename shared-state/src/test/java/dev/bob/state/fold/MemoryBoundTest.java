package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.AT;
import static dev.bob.state.fold.HiveStory.finding;
import static dev.bob.state.fold.HiveStory.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.MemoryFact;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.TaskId;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryBoundTest {
  private static final TaskId TASK = new TaskId("goal_1.look");

  @Test
  void forgetsTheOldestFindingBeyondTheLimit() {
    // Given
    var memory = Memory.NONE;

    // When
    for (int i = 1; i <= Memory.ENTRIES_MAX + 10; i++) {
      memory = memory.with(reported(i));
    }

    // Then
    assertThat(memory.findings()).hasSize(Memory.ENTRIES_MAX);
    assertThat(memory.seqById()).hasSize(Memory.ENTRIES_MAX);
    assertThat(memory.unverified()).hasSize(Memory.ENTRIES_MAX);
    assertThat(memory.find(finding(10).id())).isEmpty();
    assertThat(memory.find(finding(11).id())).isPresent();
  }

  @Test
  void forgetsTheOldestLearningBeyondTheLimit() {
    // Given
    var memory = Memory.NONE;

    // When
    for (int i = 1; i <= Memory.ENTRIES_MAX + 10; i++) {
      memory =
          memory.with(
              Learning.recorded(
                  new MemoryFact.LearningRecorded(new GoalId("goal_1"), "text", List.of()),
                  i,
                  id(1),
                  AT));
    }

    // Then
    assertThat(memory.learnings()).hasSize(Memory.ENTRIES_MAX);
    assertThat(memory.learnings().firstKey()).isEqualTo(11);
  }

  @Test
  void looksForWhatIsUnverifiedOnlyThere() {
    // Given
    var memory = Memory.NONE.with(reported(1)).with(reported(2));

    // When
    var decided = memory.with(reported(1).with(new FindingState.Confirmed(id(2), "looked")));

    // Then
    assertThat(memory.toVerify()).hasSize(2);
    assertThat(decided.toVerify()).containsExactly(reported(2));
    assertThat(decided.findings()).hasSize(2);
  }

  private static KnownFinding reported(int number) {
    return KnownFinding.reported(finding(number), TASK, id(1), number, AT);
  }
}
