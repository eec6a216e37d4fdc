package dev.bob.instance.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitCheckTest {
  @Test
  void everythingIsWellWhereAPersonSetsNothing() {
    // Then
    assertThat(LimitCheck.flaw(config(Map.of()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bob.task-limit,PT0S,BOB_TASK_LIMIT,PT0.001S or more",
    "bob.check-limit,PT-1S,BOB_CHECK_LIMIT,PT0.001S or more",
    "bob.weigh-limit,PT0S,BOB_WEIGH_LIMIT,PT0.001S or more",
    "bob.author-deadline,PT0.5S,BOB_AUTHOR_DEADLINE,PT1S to PT24H",
    "bob.recalled-max,0,BOB_RECALLED_MAX,1 or more",
    "bob.author-questions-max,0,BOB_AUTHOR_QUESTIONS_MAX,1 or more",
    "bob.answered-findings-max,-1,BOB_ANSWERED_FINDINGS_MAX,1 or more",
    "bob.results-retry-max,PT0S,BOB_RESULTS_RETRY_MAX,PT0.001S or more",
    "bob.compare-retry,PT0S,BOB_COMPARE_RETRY,PT0.001S or more",
    "bob.role.argument-deadline,PT25H,BOB_ROLE_ARGUMENT_DEADLINE,PT1S to PT24H",
    "bob.loop.busy-every,PT0.0001S,BOB_LOOP_BUSY_EVERY,PT0.001S or more",
    "bob.role.autonomy-after,PT0S,BOB_ROLE_AUTONOMY_AFTER,PT0.001S or more",
    "bob.role.verify-batch-max,0,BOB_ROLE_VERIFY_BATCH_MAX,1 or more",
    "bob.role.blocked-question-deadline,PT25H,BOB_ROLE_BLOCKED_QUESTION_DEADLINE,PT1S to PT24H",
    "bob.assignment.other-role-percent,-5,BOB_ASSIGNMENT_OTHER_ROLE_PERCENT,1 or more",
    "bob.assignment.pace-percent-min,200,BOB_ASSIGNMENT_PACE_PERCENT_MIN,"
        + "'at most bob.assignment.pace-percent-max, 150'"
  })
  void refusesWhatNobodyCanLiveByWithTheRemedy(
      String key, String value, String environment, String wanted) {
    // Then
    assertThat(LimitCheck.flaw(config(Map.of(key, value))))
        .contains(
            "%s is %s: set %s to %s, or leave it out".formatted(key, value, environment, wanted));
  }

  private static InstanceConfig config(Map<String, String> settings) {
    return new TestConfig(Path.of("home"), Optional.empty(), Optional.empty(), settings);
  }
}
