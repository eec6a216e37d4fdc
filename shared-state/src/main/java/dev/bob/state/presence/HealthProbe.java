package dev.bob.state.presence;

import dev.bob.state.fold.Member;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks the health endpoint of members that are silent, in the background, so that one that hangs
 * delays nobody.
 */
public final class HealthProbe implements SecondWitness {
  private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(1);

  private Map<Long, Suspicion> byEpoch = Map.of();
  private Optional<HttpClient> client = Optional.empty();

  /** An answer that comes late belongs to the suspicion that asked for it, not to a later one. */
  private record Suspicion(AtomicInteger failures, AtomicBoolean asked) {
    Suspicion() {
      this(new AtomicInteger(), new AtomicBoolean());
    }

    void answered(boolean alive) {
      if (alive) {
        failures.set(0);
      } else {
        failures.incrementAndGet();
      }
      asked.set(false);
    }
  }

  @Override
  public boolean failing(Member member) {
    var suspicion = byEpoch.get(member.epoch());
    return suspicion != null && suspicion.failures().get() >= FAILURES_MIN;
  }

  /** Asks each once more, unless an answer is awaited still. */
  @Override
  public void ask(Collection<Member> suspects) {
    var next = new HashMap<Long, Suspicion>();
    for (var member : suspects) {
      var suspicion = byEpoch.getOrDefault(member.epoch(), new Suspicion());
      next.put(member.epoch(), suspicion);
      if (suspicion.asked().compareAndSet(false, true)) {
        send(member, suspicion);
      }
    }
    byEpoch = next;
  }

  /** An address that is none is a witness that does not answer: anyone may have stated it. */
  private void send(Member member, Suspicion suspicion) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(member.url()).resolve("/q/health/live"))
              .timeout(ANSWER_WAIT_MAX)
              .build();
      var unused =
          client()
              .sendAsync(request, HttpResponse.BodyHandlers.discarding())
              .whenComplete(
                  (answer, failure) ->
                      suspicion.answered(failure == null && answer.statusCode() == 200));
    } catch (IllegalArgumentException e) {
      suspicion.answered(false);
    }
  }

  /** Made when it is first needed: a healthy hive never pays for it. */
  private HttpClient client() {
    if (client.isEmpty()) {
      client = Optional.of(HttpClient.newBuilder().connectTimeout(ANSWER_WAIT_MAX).build());
    }
    return client.get();
  }
}
