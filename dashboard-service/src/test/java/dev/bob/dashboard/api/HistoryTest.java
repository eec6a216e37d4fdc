package dev.bob.dashboard.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.dashboard.FakeInstance;
import dev.bob.dashboard.FakeInstance.Manner;
import dev.bob.dashboard.TestHome;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.WorkFact;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestHome.class)
final class HistoryTest {
  @Inject Hive hive;

  @Test
  void showsTheHiveAsItWas() throws Exception {
    // Given
    int goals = hive.state().work().goals().size();
    long before = hive.state().seq();
    long set = hive.submit(Author.person(), new WorkFact.GoalSet("Survey")).seq().orElseThrow();
    try (var fake = FakeInstance.join(hive, "history", Manner.WELL)) {
      long joined = fake.member().epoch();
      var goal = hive.state().work().goals().lastEntry().getValue().id();
      hive.submit(Author.person(), new WorkFact.GoalCancelled(goal));

      // Then
      var then = at(before).jsonPath();
      assertThat(then.getLong("cursor")).isEqualTo(before);
      assertThat(then.getList("goals")).hasSize(goals);
      then = at(set).jsonPath();
      assertThat(then.getList("goals")).hasSize(goals + 1);
      assertThat(then.getString("goals[-1].state.state")).isEqualTo("waiting");
      assertThat(then.getList("instances.instance_id"))
          .doesNotContain(fake.member().id().toString());
      then = at(joined).jsonPath();
      assertThat(then.getList("instances.instance_id")).contains(fake.member().id().toString());
      assertThat(at(hive.state().seq()).jsonPath().getString("goals[-1].state.state"))
          .isEqualTo("cancelled");
    }
  }

  @Test
  void beginsWithNothing() {
    // Then
    var begin = at(0).jsonPath();
    assertThat(begin.getLong("cursor")).isZero();
    assertThat(begin.getList("instances")).isEmpty();
    assertThat(begin.getList("goals")).isEmpty();
    assertThat(begin.getBoolean("multi_instance")).isFalse();
  }

  @Test
  void findsAStateByItsTime() throws Exception {
    // Given
    hive.submit(Author.person(), new WorkFact.GoalSet("Survey"));
    var last = hive.read(hive.state().seq() - 1, 1).getFirst();

    // Then
    assertThat(ask(last.event().at().toString()).jsonPath().getLong("cursor"))
        .isEqualTo(last.seq());
    assertThat(ask("2001-01-01T00:00:00+01:00").jsonPath().getLong("cursor")).isZero();
    assertThat(ask("9999-01-01T00:00:00Z").jsonPath().getLong("cursor"))
        .isEqualTo(hive.state().seq());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "1.5",
        "yesterday",
        "2026-11-24",
        "2026-11-24T04:00:00",
        "999999999999999999",
        "99999999999999999999999",
        "2026-13-24T04:00:00Z"
      })
  void refusesWhatIsNoPlaceInThePast(String at) {
    // When
    var answer = ask(at);

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.jsonPath().getString("field")).isEqualTo("at");
    assertThat(answer.jsonPath().getString("remedy")).contains("2026-11-24T04:00:00Z");
  }

  @Test
  void refusesAnAbsentPlace() {
    assertThat(given().get("/api/history").statusCode()).isEqualTo(400);
  }

  private static Response at(long seq) {
    var answer = ask(Long.toString(seq));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  private static Response ask(String at) {
    return given().queryParam("at", at).get("/api/history");
  }
}
