package dev.bob.dashboard.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.Hive;
import dev.bob.state.fold.Member;
import dev.bob.state.json.Json;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.ServiceAddress;
import dev.bob.state.web.RimConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Looks at every live member and the orchestrator, again and again, in the background, so that no
 * answer of the dashboard ever waits for one of them. What was seen last is kept and marked stale.
 * Everything is lost with the process, and seen anew within one interval.
 */
@Singleton
public final class Watch {
  private static final Logger LOGGER = Logger.getLogger(Watch.class);
  private static final long ORCHESTRATOR = 0; // no epoch is 0

  private final Hive hive;
  private final PollConfig config;
  private final Path home;
  private final Lookout lookout;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("bob-watch").factory());
  private final Map<Long, Sighting> sightings = new ConcurrentHashMap<>();
  private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicLong version = new AtomicLong();
  private volatile Glance orchestrator = Glance.NONE;

  Watch(Hive hive, PollConfig config, RimConfig rim) {
    this.hive = hive;
    this.config = config;
    this.home = rim.home();
    this.lookout = new Lookout(config);
  }

  void start(@Observes StartupEvent event) {
    long every = config.pollInterval().toMillis();
    clock.scheduleWithFixedDelay(guarded(this::look), 0, every, TimeUnit.MILLISECONDS);
    long newcomers = config.pollNewcomerInterval().toMillis();
    clock.scheduleWithFixedDelay(
        guarded(this::lookAtNewcomers), newcomers, newcomers, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    clock.shutdownNow();
    lookout.close();
  }

  /** Grows whenever something was seen that was not so before. */
  public long version() {
    return version.get();
  }

  /** What the last look at the orchestrator gave. */
  Glance orchestrator() {
    return orchestrator;
  }

  Sighting of(Member member) {
    return sightings.getOrDefault(member.epoch(), Sighting.none(System.nanoTime()));
  }

  private static Runnable guarded(Runnable look) {
    return () -> {
      try {
        look.run();
      } catch (RuntimeException e) { // the executor would never look again, without a word
        LOGGER.error("a look at the hive failed by a bug", e);
      }
    };
  }

  private void look() {
    var live = hive.state().members().live();
    sightings.keySet().retainAll(live.stream().map(Member::epoch).collect(Collectors.toSet()));
    live.forEach(this::look);
    lookAtOrchestrator();
  }

  /** Whoever waits for a fleet to come up shall not wait for this process as well. */
  private void lookAtNewcomers() {
    hive.state().members().live().stream().filter(member -> of(member).isNew()).forEach(this::look);
  }

  private void look(Member member) {
    if (underWay.add(member.epoch())) {
      sightings.putIfAbsent(member.epoch(), Sighting.none(System.nanoTime()));
      lookout
          .look(member.url())
          .whenComplete(
              (glance, _) -> {
                underWay.remove(member.epoch());
                sightings.computeIfPresent(member.epoch(), (_, old) -> seen(member, old, glance));
              });
    }
  }

  private Sighting seen(Member member, Sighting old, Glance glance) {
    var next =
        old.after(
            glance.health(),
            glance.state().flatMap(state -> stateOf(member, state)),
            System.nanoTime());
    if (!next.equals(old)) {
      version.incrementAndGet();
    }
    return next;
  }

  /** Another instance may have been given the port of one that is gone. */
  private static Optional<InstanceState> stateOf(Member member, JsonNode document) {
    try {
      var state = Json.MAPPER.treeToValue(document, InstanceState.class);
      return Optional.of(state)
          .filter(s -> s.instanceId().equals(member.id()) && s.epoch() == member.epoch());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private void lookAtOrchestrator() {
    if (underWay.add(ORCHESTRATOR)) {
      var url = orchestratorUrl();
      if (url.isEmpty()) {
        orchestrator = Glance.NONE;
        underWay.remove(ORCHESTRATOR);
        return;
      }
      lookout
          .look(url.get())
          .whenComplete(
              (glance, _) -> {
                orchestrator = glance.or(orchestrator);
                underWay.remove(ORCHESTRATOR);
              });
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
}
