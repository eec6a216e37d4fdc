package dev.bob.state.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whatever a service serves, nobody reads it under a foreign name, and nobody writes without the
 * operator's token from a page or program that may. The routes are those that the running service
 * has, so a new one is tested without being listed; one that no rule covers fails.
 */
public abstract class EveryRouteContract {
  /** Where something may be read: then GET, and HEAD with it. */
  private static final Pattern READ = Pattern.compile("GET /(api/.*|q(/.*)?|[^/]*|[a-z]+/[^/]*)");

  /** Where something may be written. */
  private static final Pattern WRITE = Pattern.compile("(POST|PUT) /(api/.*|q(/.*)?|)");

  /** Every route of the running service. */
  protected abstract SortedSet<String> routes() throws IOException;

  protected abstract int port();

  protected abstract String token();

  /** Routes that end the service when they succeed: with the token they are not asked. */
  protected Set<String> endings() {
    return Set.of();
  }

  @Test
  void everyRouteHasARule() throws IOException {
    assertThat(routes())
        .isNotEmpty()
        .allSatisfy(
            route ->
                assertThat(READ.matcher(route).matches() || WRITE.matcher(route).matches())
                    .as("a rule for %s", route)
                    .isTrue());
  }

  @Test
  void theOperatorIsLetThrough() throws IOException {
    var asked = routes();
    asked.removeAll(endings());
    for (var route : asked) {
      var answer = ask(route, request -> operator(request));
      assertThat(answer.status()).as(route).isNotIn(401, 415, 421);
    }
  }

  @Test
  void nobodyReadsOrWritesUnderAForeignName() throws IOException {
    for (var route : all()) {
      for (var host : new String[] {"evil.example", "localhost.evil.example", "evil.example:80"}) {
        refused(route, 421, "foreign_host", request -> operator(request).with("Host", host));
      }
    }
  }

  @Test
  void noPageFromElsewhereReadsOrWrites() throws IOException {
    for (var route : all()) {
      for (var origin : new String[] {"http://evil.example", "null", "http://localhost:1"}) {
        refused(route, 403, "foreign_origin", request -> operator(request).with("Origin", origin));
      }
    }
  }

  @Test
  void nobodyWritesWithoutTheToken() throws IOException {
    for (var route : writes()) {
      refused(route, 401, "no_token", request -> request.with("Content-Type", "application/json"));
      for (var wrong : new String[] {"Bearer wrong", "Basic " + token(), token(), "Bearer"}) {
        refused(route, 401, "no_token", request -> operator(request).with("Authorization", wrong));
      }
      refused(
          route,
          401,
          "no_token",
          request ->
              request
                  .with("Content-Type", "application/json")
                  .with("Cookie", "bob_operator_80=" + token()));
    }
  }

  @Test
  void noFormWrites() throws IOException {
    for (var route : writes()) {
      for (var type : new String[] {"text/plain", "application/x-www-form-urlencoded", ""}) {
        refused(route, 415, "not_json", request -> operator(request).with("Content-Type", type));
      }
    }
  }

  @Test
  void oddMethodsAreRefused() throws IOException {
    for (var path : new TreeSet<>(routes().stream().map(route -> route.split(" ")[1]).toList())) {
      for (var method : new String[] {"OPTIONS", "TRACE", "PROPFIND"}) {
        refused(method + " " + path, 405, "method_not_allowed", EveryRouteContract.this::operator);
      }
    }
  }

  /** Both kinds: HEAD where one may read, and writes to every path, be there a route or not. */
  private SortedSet<String> all() throws IOException {
    var all = new TreeSet<>(writes());
    for (var route : routes()) {
      all.add(route);
      if (route.startsWith("GET ")) {
        all.add(route.replaceFirst("GET", "HEAD"));
      }
    }
    return all;
  }

  private SortedSet<String> writes() throws IOException {
    var writes = new TreeSet<String>();
    for (var route : routes()) {
      var path = route.split(" ")[1];
      for (var method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
        writes.add(method + " " + path);
      }
    }
    return writes;
  }

  private RawRequest operator(RawRequest request) {
    return request
        .with("Authorization", "Bearer " + token())
        .with("Content-Type", "application/json");
  }

  private RawRequest.Answer ask(String route, UnaryOperator<RawRequest> as) throws IOException {
    var words = route.split(" ", 2);
    return as.apply(RawRequest.of(words[0], words[1])).send(port());
  }

  private void refused(String route, int status, String reason, UnaryOperator<RawRequest> as)
      throws IOException {
    var answer = ask(route, as);
    assertThat(answer.status()).as(route).isEqualTo(status);
    if (!route.startsWith("HEAD ")) {
      assertThat(answer.refusedFor(reason)).as("%s for %s", route, reason).isTrue();
    }
  }
}
