package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenTasksTest {
  private static final String PLAN =
      """
      {"type":"goal.planned","data":{"goal":"goal_1","tasks":[{"name":"links"},{"name":"report"}]}}
      """;

  private static final String CLAIMED =
      """
      {"type":"task.claimed","by":{"epoch":7},"data":{"task":"goal_1.links"}}
      {"type":"task.claimed","by":{"epoch":8},"data":{"task":"goal_1.links"}}
      """;

  @Test
  void theFirstOfTwoClaimersHasTheTaskUntilItIsLost() throws IOException {
    // When
    var tasks =
        read(
            PLAN
                + CLAIMED
                + """
                {"type":"instance.lost","data":{"epoch":8}}
                {"type":"instance.lost","data":{"epoch":7}}
                {"type":"task.claimed","by":{"epoch":9},"data":{"task":"goal_1.links"}}
                {"type":"task.completed","by":{"epoch":9},"data":{"task":"goal_1.links"}}
                """);
    // Then
    assertThat(tasks.losses())
        .isEqualTo(Map.of(7L, new OpenTasks.Loss(true, true), 8L, new OpenTasks.Loss(true, false)));
    assertThat(tasks.planned()).isTrue();
    assertThat(tasks.finished()).isFalse();
  }

  @Test
  void aLossAfterTheLastTaskIsNoneAtWork() throws IOException {
    // When
    var tasks =
        read(
            PLAN
                + CLAIMED
                + """
                {"type":"task.completed","by":{"epoch":8},"data":{"task":"goal_1.links"}}
                {"type":"task.completed","by":{"epoch":7},"data":{"task":"goal_1.links"}}
                {"type":"task.claimed","by":{"epoch":7},"data":{"task":"goal_1.report"}}
                {"type":"task.completed","by":{"epoch":7},"data":{"task":"goal_1.report"}}
                {"type":"instance.lost","data":{"epoch":7}}
                """);
    // Then
    assertThat(tasks.finished()).isTrue();
    assertThat(tasks.losses()).isEqualTo(Map.of(7L, new OpenTasks.Loss(false, false)));
  }

  private static OpenTasks read(String text) throws IOException {
    return OpenTasks.of(Journal.of(text));
  }
}
