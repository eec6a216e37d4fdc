package dev.bob.dashboard.control;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.dashboard.TestHome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FirstLinkTest.Container.class)
@QuarkusTestResource(TestHome.class)
final class FirstLinkTest {
  @Inject FirstLink first;

  /** What the compose file sets. */
  public static final class Container implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("bob.dashboard-url", "http://localhost:3141");
    }
  }

  @Test
  void theLinkBearsThePublishedAddressAndSignsInOnce() {
    // When
    var link = first.link().orElseThrow();

    // Then
    assertThat(link).startsWith("http://localhost:3141/signin?code=");
    var path = link.substring("http://localhost:3141".length());
    given().get(path).then().statusCode(200);
    given().get(path).then().statusCode(403);
  }
}
