package dev.bob.state.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RimTest {
  private static final String TEXT = "0123456789abcdef0123456789abcdef";
  private static final OperatorToken TOKEN = new OperatorToken(TEXT);
  private static final HostNames NAMES = HostNames.of(List.of("bob.example"), "127.0.0.1");

  private final Rim rim = new Rim(NAMES, Optional.of(TOKEN));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:3141",
        "127.0.0.1:3141",
        "[::1]:3141",
        "bob.example",
        "bob.example:80"
      })
  void lookingIsFreeUnderEachOwnName(String host) {
    assertThat(rim.refusal(read(List.of(host)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:3141",
        "localhost.evil.example",
        "localhost@evil.example",
        "localhost:3141:1",
        "localhost:x",
        "127.0.0.2",
        "2130706433",
        "localhost.",
        "[::1",
        " localhost",
        ""
      })
  void foreignAndMalformedHostsAreRefused(String host) {
    assertThat(rim.refusal(read(List.of(host)))).map(Problem::status).contains(421);
  }

  @Test
  void noHostAndTwoHostsAreRefused() {
    assertThat(rim.refusal(read(List.of()))).map(Problem::reason).contains("foreign_host");
    assertThat(rim.refusal(read(List.of("localhost", "localhost"))))
        .map(Problem::reason)
        .contains("foreign_host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "null",
        "",
        "http://localhost",
        "http://localhost:3142",
        "http://127.0.0.1:3141",
        "ftp://localhost:3141",
        "http://localhost:3141.evil.example"
      })
  void anOriginThatIsNotTheHostIsRefusedEvenWithTheToken(String origin) {
    // Given
    var write = write(List.of(origin), Optional.of("Bearer " + TEXT), "application/json");

    // When
    var refusal = rim.refusal(write);

    // Then
    assertThat(refusal).map(Problem::status).contains(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:3141", "https://localhost:3141"})
  void thePageItselfMayWriteWithItsCookie(String origin) {
    // Given
    var write =
        new Approach(
            "POST",
            "/api/goals",
            List.of("localhost:3141"),
            List.of(origin),
            Optional.empty(),
            Optional.of(TOKEN.cookie()),
            Optional.of("application/json; charset=utf-8"));

    // When
    var refusal = rim.refusal(write);

    // Then
    assertThat(refusal).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer wrong",
        "Bearer ",
        "Bearer",
        "Basic " + TEXT,
        TEXT,
        "Bearer  " + TEXT + "0"
      })
  void aWrongTokenIsRefused(String authorization) {
    var write = write(List.of(), Optional.of(authorization), "application/json");
    assertThat(rim.refusal(write)).map(Problem::status).contains(401);
  }

  @Test
  void theTokenItselfIsNoCookie() {
    // Given
    var write =
        new Approach(
            "DELETE",
            "/api/goals",
            List.of("localhost"),
            List.of(),
            Optional.empty(),
            Optional.of(TEXT),
            Optional.of("application/json"));

    // When
    var refusal = rim.refusal(write);

    // Then
    assertThat(refusal).map(Problem::status).contains(401);
  }

  @Test
  void aWrongTokenIsNotMadeGoodByACookie() {
    // Given
    var write =
        new Approach(
            "POST",
            "/api/goals",
            List.of("localhost"),
            List.of(),
            Optional.of("Bearer wrong"),
            Optional.of(TOKEN.cookie()),
            Optional.of("application/json"));

    // When
    var refusal = rim.refusal(write);

    // Then
    assertThat(refusal).map(Problem::status).contains(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "text/plain; application/json",
        "application/json-patch+json",
        ""
      })
  void aWriteThatAFormCouldSendIsRefused(String contentType) {
    var write = write(List.of(), Optional.of("Bearer " + TEXT), contentType);
    assertThat(rim.refusal(write)).map(Problem::status).contains(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"})
  void anythingElseThanTheUsualMethodsIsRefused(String method) {
    // Given
    var odd =
        new Approach(
            method,
            "/",
            List.of("localhost"),
            List.of(),
            Optional.of("Bearer " + TEXT),
            Optional.empty(),
            Optional.of("application/json"));

    // When
    var refusal = rim.refusal(odd);

    // Then
    assertThat(refusal).map(Problem::status).contains(405);
  }

  @Test
  void withoutATokenOfItsOwnNobodyCanWrite() {
    // Given
    var locked = new Rim(NAMES, Optional.empty());

    // When
    var refusal =
        locked.refusal(write(List.of(), Optional.of("Bearer " + TEXT), "application/json"));

    // Then
    assertThat(refusal).map(Problem::status).contains(503);
    assertThat(locked.refusal(read(List.of("localhost")))).isEmpty();
  }

  private static Approach read(List<String> hosts) {
    return new Approach(
        "GET", "/", hosts, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Approach write(
      List<String> origins, Optional<String> authorization, String contentType) {
    return new Approach(
        "POST",
        "/api/goals",
        List.of("localhost:3141"),
        origins,
        authorization,
        Optional.empty(),
        Optional.of(contentType));
  }
}
