package dev.bob.orchestrator.fleet;

import dev.bob.state.fold.Member;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The second witness: asks the health endpoint of members that are silent, in the background, so
 * that one that hangs delays nobody.
 */
final class HealthProbe {
  static final int FAILURES_MIN = 3;
  private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(1);

  /** How often in a row each suspect failed to answer, by epoch; absent: not suspect. */
  private final Map<Long, Integer> failures = new ConcurrentHashMap<>();

  private final Map<Long, Boolean> asked = new ConcurrentHashMap<>();
  private Optional<HttpClient> client = Optional.empty();

  /** Whether it failed at least {@value #FAILURES_MIN} times in a row since it became suspect. */
  boolean failing(Member member) {
    return failures.getOrDefault(member.epoch(), 0) >= FAILURES_MIN;
  }

  /** Asks a suspect once more, unless an answer is awaited still; forgets one that is none. */
  void watch(Member member, boolean suspect) {
    if (!suspect) {
      failures.remove(member.epoch());
    } else if (asked.putIfAbsent(member.epoch(), true) == null) {
      ask(member);
    }
  }

  private void ask(Member member) {
    var request =
        HttpRequest.newBuilder(URI.create(member.url()).resolve("/q/health/live"))
            .timeout(ANSWER_WAIT_MAX)
            .build();
    var unused =
        client()
            .sendAsync(request, HttpResponse.BodyHandlers.discarding())
            .handle(
                (answer, failure) -> {
                  boolean answered = failure == null && answer.statusCode() == 200;
                  failures.merge(
                      member.epoch(), answered ? 0 : 1, (was, one) -> answered ? 0 : was + one);
                  return asked.remove(member.epoch());
                });
  }

  /** Made when it is first needed: a healthy fleet never pays for it. */
  private HttpClient client() {
    if (client.isEmpty()) {
      client = Optional.of(HttpClient.newBuilder().connectTimeout(ANSWER_WAIT_MAX).build());
    }
    return client.get();
  }
}
