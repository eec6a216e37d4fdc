package dev.bob.dashboard.api;

import static dev.bob.dashboard.api.AsOperator.post;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.bob.dashboard.TestHome;
import dev.bob.state.Hive;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestHome.class)
final class MemoryTest {
  @Inject Hive hive;

  private SmallMemory memory;

  @BeforeEach
  void remember() throws IOException {
    memory = new SmallMemory(hive);
  }

  @AfterEach
  void leave() throws IOException {
    memory.close();
  }

  @Test
  void givesTheBestFirstWithItsScore() throws IOException {
    // Given
    memory.find("todo", "A comment about the walrus", "src/Comment.java");
    var best = memory.find("hotspot", "WalrusService changes often", "src/WalrusService.java");

    // When
    var found = given().queryParam("q", "walrus service").get("/api/memory").jsonPath();

    // Then
    assertThat(found.getString("findings[0].finding.id")).isEqualTo(best.value());
    assertThat(found.getList("findings")).hasSize(2);
    assertThat(found.getDouble("findings[0].score"))
        .isGreaterThan(found.getDouble("findings[1].score"));
    assertThat(found.getString("findings[0].state.state")).isEqualTo("confirmed");
  }

  @Test
  void looksThroughFiltersAndSaysIfThereIsMore() throws IOException {
    // Given
    var finding = memory.find("broken-link", "A narwhal", "docs/narwhal.md");
    memory.learn("Narwhals are rare", "sea");

    // Then
    var both = get("/api/memory?q=narwhal").jsonPath();
    assertThat(both.getList("findings")).hasSize(1);
    assertThat(both.getList("learnings")).hasSize(1);
    assertThat(get("/api/memory?q=narwhal&kind=learning").jsonPath().getList("findings")).isEmpty();
    assertThat(get("/api/memory?q=narwhal&tag=sea").jsonPath().getList("findings")).isEmpty();
    var byFinder = get("/api/memory?q=narwhal&author=" + memory.finder.member().id()).jsonPath();
    assertThat(byFinder.getString("findings[0].finding.id")).isEqualTo(finding.value());
    assertThat(byFinder.getList("learnings")).isEmpty();
    get("/api/memory?q=narwhal&limit=1").then().body("more", equalTo(true));
    get("/api/memory?q=narwhal&limit=2").then().body("more", equalTo(false));
  }

  @Test
  void givesTheNewestOldestFirstWithoutWords() throws IOException {
    // Given
    var older = memory.find("todo", "One", "one.md");
    var newer = memory.find("todo", "Two", "two.md");

    // When
    var found = get("/api/memory?kind=finding&limit=2").jsonPath();

    // Then
    assertThat(found.getString("findings[0].finding.id")).isEqualTo(older.value());
    assertThat(found.getString("findings[1].finding.id")).isEqualTo(newer.value());
    assertThat(found.getMap("findings[1]")).doesNotContainKey("score");
  }

  @Test
  void dismissesAFindingOnceWithAReason() throws IOException {
    // Given
    var id = memory.find("todo", "A dugong", "dugong.md");
    var path = "/api/memory/" + id + "/dismiss";

    // Then
    post(path, "{}").statusCode(400).body("field", equalTo("reason"));
    post(path, "{\"reason\":\" \"}").statusCode(400).body("field", equalTo("reason"));
    post("/api/memory/x/dismiss", "{\"reason\":\"no\"}").statusCode(404);
    post("/api/memory/0000000000000000/dismiss", "{\"reason\":\"no\"}")
        .statusCode(404)
        .body("reason", equalTo("unknown_finding"));

    // When
    post(path, "{\"reason\":\"it is meant so\"}")
        .statusCode(200)
        .body("state.state", equalTo("dismissed"))
        .body("state.reason", equalTo("it is meant so"));

    // Then
    post(path, "{\"reason\":\"again\"}").statusCode(409).body("reason", equalTo("no_change"));
    get("/api/memory?q=dugong")
        .then()
        .body("findings[0].state.state", equalTo("dismissed"))
        .body("findings[0].further[0].says", equalTo("confirmed"));
  }

  @Test
  void retiresALearningWhichIsThenRecalledOnDemandAlone() throws IOException {
    // Given
    long seq = memory.learn("Manatees sleep under water", "sea");
    var path = "/api/memory/" + seq + "/retire";

    // Then
    post(path, "{}").statusCode(400).body("field", equalTo("reason"));
    post("/api/memory/x/retire", "{\"reason\":\"no\"}").statusCode(404);
    post("/api/memory/1/retire", "{\"reason\":\"no\"}")
        .statusCode(404)
        .body("reason", equalTo("unknown_learning"));

    // When
    post(path, "{\"reason\":\"they do not\"}")
        .statusCode(200)
        .body("retired.by", equalTo("person"))
        .body("retired.reason", equalTo("they do not"));

    // Then
    post(path, "{\"reason\":\"again\"}").statusCode(409);
    assertThat(get("/api/memory?q=manatees").jsonPath().getList("learnings")).isEmpty();
    assertThat(get("/api/memory?q=manatees&age=fresh").jsonPath().getList("learnings")).isEmpty();
    assertThat(get("/api/memory?q=manatees&age=all").jsonPath().getList("learnings")).hasSize(1);
    get("/api/memory?age=old").then().statusCode(400).body("field", equalTo("age"));
  }

  @Test
  void linksTwoEntriesThatContradictEachOther() throws IOException {
    // Given
    var finding = memory.find("todo", "A beluga is slow", "beluga.md");
    long learning = memory.learn("Belugas are fast", "sea");
    var path = "/api/memory/" + finding + "/contradict";
    var draft = "{\"entry\":%s,\"why\":\"%s\"}";

    // Then
    post(path, "{\"why\":\"so\"}").statusCode(400).body("field", equalTo("entry"));
    post(path, "{\"entry\":7}").statusCode(400).body("field", equalTo("why"));
    post(path, draft.formatted(learning, " ")).statusCode(400).body("field", equalTo("why"));
    post(path, draft.formatted("\"" + finding + "\"", "so"))
        .statusCode(400)
        .body("field", equalTo("entry"));
    post(path, draft.formatted("\"whale\"", "so")).statusCode(404);
    post("/api/memory/999999/contradict", draft.formatted(learning, "so")).statusCode(404);

    // When
    post(path, draft.formatted(learning, "fast or slow?"))
        .statusCode(200)
        .body("contradicts.why", equalTo(List.of("fast or slow?")));

    // Then
    post("/api/memory/" + learning + "/contradict", draft.formatted("\"" + finding + "\"", "so"))
        .statusCode(409)
        .body("reason", equalTo("no_change"));
    var both = get("/api/memory?q=beluga").jsonPath();
    assertThat(both.getLong("findings[0].contradicts[0].entry")).isEqualTo(learning);
    assertThat(both.getString("findings[0].contradicts[0].by")).isEqualTo("person");
    assertThat(both.getLong("learnings[0].contradicts[0].entry"))
        .isEqualTo(both.getLong("findings[0].seq"));
    assertThat(both.getDouble("learnings[0].confidence")).isEqualTo(0.5);
    memory.learn("Belugas are white", "sea");
    var contradicted = get("/api/memory?q=beluga&contradicted=true").jsonPath();
    assertThat(contradicted.getList("findings")).hasSize(1);
    assertThat(contradicted.getList("learnings.seq", Long.class)).containsExactly(learning);
  }

  @Test
  void explainsABadQuestion() {
    get("/api/memory?kind=x").then().statusCode(400).body("field", equalTo("kind"));
    get("/api/memory?contradicted=yes")
        .then()
        .statusCode(400)
        .body("field", equalTo("contradicted"));
    get("/api/memory?limit=5001").then().statusCode(400).body("field", equalTo("limit"));
    get("/api/memory?q=" + "x".repeat(1_001))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo("q"));
    get("/api/memory?q=%00%ff*:AND").then().statusCode(200);
  }
}
