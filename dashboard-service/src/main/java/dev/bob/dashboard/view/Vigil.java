package dev.bob.dashboard.view;

import dev.bob.state.Hive;
import dev.bob.state.fold.Member;
import dev.bob.state.presence.ServiceAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The looks from the end of a rest to the beginning of the next: at each service one at a time.
 * What they give goes to the sightings, unless the rest has begun. Confined to one thread.
 */
final class Vigil implements AutoCloseable {
  private static final long ORCHESTRATOR = 0; // no epoch is 0

  private final Hive hive;
  private final PollConfig config;
  private final Path home;
  private final Sightings sightings;
  private final Lookout lookout;
  private final Map<Long, CompletableFuture<Void>> underWay = new HashMap<>();

  Vigil(Hive hive, PollConfig config, Path home, Sightings sightings) {
    this.hive = hive;
    this.config = config;
    this.home = home;
    this.sightings = sightings;
    this.lookout = new Lookout(config);
  }

  /**
   * Looks at every live member and the orchestrator, without waiting.
   *
   * @return done when all of these looks have ended
   */
  CompletableFuture<Void> look() {
    var live = hive.state().members().live();
    sightings.keep(live);
    live.forEach(this::look);
    lookAtOrchestrator();
    return CompletableFuture.allOf(underWay.values().toArray(CompletableFuture<?>[]::new));
  }

  /** Whoever waits for a fleet to come up shall not wait for this process as well. */
  void lookAtNewcomers() {
    hive.state().members().live().stream()
        .filter(member -> sightings.of(member).isNew())
        .forEach(this::look);
  }

  private void look(Member member) {
    sightings.expect(member);
    look(member.epoch(), member.url(), glance -> sightings.seen(member, glance));
  }

  private void lookAtOrchestrator() {
    orchestratorUrl()
        .ifPresentOrElse(
            url -> look(ORCHESTRATOR, url, sightings::seenOrchestrator), sightings::noOrchestrator);
  }

  private void look(long key, String url, Consumer<Glance> seen) {
    underWay.values().removeIf(CompletableFuture::isDone);
    if (!underWay.containsKey(key)) {
      underWay.put(key, lookout.look(url).thenAccept(seen));
    }
  }

  private Optional<String> orchestratorUrl() {
    try {
      return config.orchestratorUrl().isPresent()
          ? config.orchestratorUrl()
          : ServiceAddress.find(home, "orchestrator").map(ServiceAddress::url);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // published by nobody, or not readably: the next look may find it
    }
  }

  @Override
  public void close() {
    underWay.values().forEach(look -> look.cancel(false));
    lookout.close();
  }
}
