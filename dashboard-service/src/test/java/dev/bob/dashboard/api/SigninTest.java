package dev.bob.dashboard.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.bob.dashboard.TestHome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestHome.class)
final class SigninTest {
  @Test
  void theLinkOpensThePageItselfAndSignsTheBrowserInOnce() {
    // Given
    String link = link();

    // When
    var answer = given().redirects().follow(false).get(link).then();

    // Then
    answer.statusCode(200).body(containsString("<title>Bob</title>"));
    answer.header("Cache-Control", equalTo("no-store"));
    var cookie = answer.extract().detailedCookie("bob_operator_" + RestAssured.port);
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Strict");
    assertThat(cookie.getValue()).doesNotContain(TestHome.TOKEN);
    given()
        .cookie(cookie)
        .contentType(ContentType.JSON)
        .body("{\"to\": \"person\", \"content\": \"signed in\"}")
        .post("/api/messages")
        .then()
        .statusCode(201);
    given().cookie(cookie).get("/api/state").then().body("signed_in", equalTo(true));
    given().get(link).then().statusCode(403).body(containsString("start-multi.sh"));
    given().cookie(cookie).get(link).then().statusCode(200);
  }

  @Test
  void aCookieOfAnotherPortDoesNotSignIn() {
    // Given
    var cookie = given().get(link()).then().extract().cookie("bob_operator_" + RestAssured.port);

    // When
    var answer =
        given()
            .cookie("bob_operator_1", cookie)
            .contentType(ContentType.JSON)
            .body("{\"replicas\": 1}")
            .put("/api/fleet");

    // Then
    answer.then().statusCode(401);
  }

  @Test
  void whoOnlyPeeksAtALinkDoesNotUseItUp() {
    // Given
    String link = link();

    // When
    given().head(link).then().statusCode(405);

    // Then
    given().get(link).then().statusCode(200);
  }

  @Test
  void withoutACodeThereIsAHint() {
    given().get("/signin").then().statusCode(403).contentType(ContentType.HTML);
    given().get("/signin?code=guess").then().statusCode(403);
  }

  @Test
  void theLinkBearsTheNameThatItWasAskedForBy() {
    given()
        .auth()
        .oauth2(TestHome.TOKEN)
        .contentType(ContentType.JSON)
        .header("Host", "localhost:8000")
        .post("/api/signin-codes")
        .then()
        .statusCode(201)
        .body("url", containsString("http://localhost:8000/signin?code="));
  }

  /** HTTP/2 has no Host header: the link once led to http://null/signin. */
  @Test
  void aLinkAskedForOverHttp2BearsTheNameAsWell() throws Exception {
    // Given
    var here = "http://localhost:" + RestAssured.port;
    var request =
        HttpRequest.newBuilder(URI.create(here + "/api/signin-codes"))
            .version(HttpClient.Version.HTTP_2)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .header("Authorization", "Bearer " + TestHome.TOKEN)
            .header("Content-Type", "application/json")
            .build();

    // When
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

      // Then
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(answer.body()).contains(here + "/signin?code=");
    }
  }

  private static String link() {
    return given()
        .auth()
        .oauth2(TestHome.TOKEN)
        .contentType(ContentType.JSON)
        .post("/api/signin-codes")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getString("url");
  }
}
