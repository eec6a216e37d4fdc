package dev.bob.dashboard.api;

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
  void explainsABadQuestion() {
    get("/api/memory?kind=x").then().statusCode(400).body("field", equalTo("kind"));
    get("/api/memory?limit=5001").then().statusCode(400).body("field", equalTo("limit"));
    get("/api/memory?q=" + "x".repeat(1_001))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo("q"));
    get("/api/memory?q=%00%ff*:AND").then().statusCode(200);
  }
}
