package dev.bob.orchestrator.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.log.LogException;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.GoalId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WishesTest {
  private Hive hive;

  @BeforeEach
  void open() throws LogException {
    hive = new Hive(new InMemoryEventLog(), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    hive.close();
  }

  @Test
  void aNewHiveGetsThreeInstancesAndASurveyUnlessAPersonSaysMore() throws LogException {
    // When
    var goal = Wishes.state(hive, arguments());
    // Then
    assertThat(hive.state().fleet().wished()).hasValue(3);
    assertThat(goal.text()).isEqualTo("Survey this repository");
  }

  @Test
  void theSameCommandResumesAnOpenGoalAndStatesTheSizeAnew() throws LogException {
    // Given
    var first = Wishes.state(hive, arguments("--instances", "4", "--goal", "Survey"));
    // When
    var again = Wishes.state(hive, arguments("--instances", "2", "--goal", "Survey"));
    // Then
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(hive.state().fleet().wished()).hasValue(2);
  }

  @Test
  void withoutANumberTheSizeStaysAsItIsUnlessItIsNone() throws LogException {
    // Given
    hive.submit(Author.person(), new FleetFact.Wished(7));
    // When
    Wishes.state(hive, arguments());
    // Then
    assertThat(hive.state().fleet().wished()).hasValue(7);
    // When
    hive.submit(Author.person(), new FleetFact.Wished(0));
    Wishes.state(hive, arguments());
    // Then
    assertThat(hive.state().fleet().wished()).hasValue(3);
  }

  @Test
  void anotherTextOrAClosedGoalIsANewGoal() throws LogException {
    // Given
    var first = Wishes.state(hive, arguments("--goal", "Survey"));
    // When
    var other = Wishes.state(hive, arguments("--goal", "Survey the links"));
    hive.submit(Author.person(), new WorkFact.GoalCancelled(first.id()));
    var anew = Wishes.state(hive, arguments("--goal", "Survey"));
    // Then
    assertThat(other.id()).isEqualTo(new GoalId("goal_2"));
    assertThat(anew.id()).isEqualTo(new GoalId("goal_3"));
  }

  private static ConsoleArguments arguments(String... more) {
    var all =
        new ArrayList<>(
            List.of(
                "--home",
                "/home",
                "--workspace",
                "/work",
                "--program",
                "/bob",
                "--resume",
                "again",
                "--began-millis",
                "0"));
    all.addAll(List.of(more));
    return ConsoleArguments.parse(all.toArray(String[]::new));
  }
}
