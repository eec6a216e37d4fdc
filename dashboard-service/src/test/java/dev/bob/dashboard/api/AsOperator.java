package dev.bob.dashboard.api;

import static io.restassured.RestAssured.given;

import dev.bob.dashboard.TestHome;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Asks in the name of the person, who holds the operator's token. */
final class AsOperator {
  private AsOperator() {}

  static ValidatableResponse post(String path, String body) {
    return asks().body(body).post(path).then();
  }

  static ValidatableResponse put(String path, String body) {
    return asks().body(body).put(path).then();
  }

  static RequestSpecification asks() {
    return given().auth().oauth2(TestHome.TOKEN).contentType(ContentType.JSON);
  }
}
