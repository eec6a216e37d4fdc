package dev.bob.orchestrator.driver.docker;

import dev.bob.orchestrator.driver.ExpectedProcess;
import dev.bob.orchestrator.driver.InstanceDriver;
import dev.bob.orchestrator.driver.InstanceProcess;
import dev.bob.orchestrator.driver.InstanceProcess.Exit;
import dev.bob.orchestrator.driver.InstanceProcess.Origin;
import dev.bob.orchestrator.driver.Launch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Instances as containers of a Compose project: those that Compose made, and copies of them. A copy
 * carries the same labels, so that Compose treats it as its own, and its launch in two labels, so
 * that the next orchestrator knows it. Nothing is kept but in the Engine; what is remembered here
 * only tells a removal from a container that never was.
 */
public final class DockerDriver implements InstanceDriver, AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(DockerDriver.class);

  private final ComposeService service;
  private final EngineTransport transport;
  private final Engine engine;
  private final Endings endings;
  private final Copies copies;

  /** What has been shown, or is expected, by the container's name. */
  private final Map<String, Launch> known = new HashMap<>();

  /** Ids of ended containers of which nobody wants to hear. */
  private final Set<String> forgotten = new HashSet<>();

  /** Of these, what may be removed as soon as it is not the only one left to copy. */
  private final Set<String> discarded = new HashSet<>();

  /** Ids of those that had ended at the first look, and have not run since. */
  private final Set<String> found = new HashSet<>();

  private boolean looked;
  private Optional<EngineEvents> events = Optional.empty();

  /**
   * Calls nobody yet.
   *
   * @throws IllegalArgumentException one sentence: what of the configuration cannot be
   */
  public DockerDriver(DockerConfig config) {
    this(
        new EngineTransport(config.dockerHost(), config.dockerCallLimit()),
        new ComposeService(
            config
                .composeProject()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "BOB_DRIVER=docker needs BOB_COMPOSE_PROJECT, the name of the Compose"
                                + " project: docker-compose.yml sets it")),
            config.composeService()),
        System::nanoTime);
  }

  /**
   * @param nanos a monotonic clock
   */
  DockerDriver(EngineTransport transport, ComposeService service, LongSupplier nanos) {
    this.service = service;
    this.transport = transport;
    this.engine = new Engine(transport, service);
    this.copies = new Copies(engine, service);
    this.endings = new Endings(engine, nanos);
  }

  @Override
  public void ready() throws IOException {
    copies.template(engine.containers());
  }

  @Override
  public String newKey(Set<String> taken) throws IOException {
    var names = new HashSet<>(taken);
    names.addAll(engine.similarNames());
    return service.freeName(engine.containers(), names);
  }

  @Override
  public void start(Launch launch) throws IOException {
    var made = copies.start(launch);
    if (made.failure().isPresent()) {
      forgotten.add(made.id());
      discarded.add(made.id());
      throw made.failure().get();
    }
  }

  /** All that there is to adopt, each look finds. */
  @Override
  public void adopt(Collection<ExpectedProcess> expected) {}

  @Override
  public void expect(Collection<String> keys) {
    for (var key : keys) {
      if (service.numberOf(key).isPresent()) {
        known.put(key, new Launch(key, key));
      }
    }
  }

  @Override
  public List<InstanceProcess> processes() throws IOException {
    var containers = clear(engine.containers());
    var ended =
        containers.stream().filter(Container::ended).map(Container::id).collect(Collectors.toSet());
    if (!looked) {
      found.addAll(ended);
      looked = true;
    }
    for (var ids : List.of(found, forgotten, discarded)) {
      ids.retainAll(ended);
    }
    endings.retain(ended);
    var seen = new ArrayList<InstanceProcess>();
    for (var container : containers) {
      if (!forgotten.contains(container.id())) {
        seen.add(look(container));
      }
    }
    seen.addAll(removed(containers));
    return seen;
  }

  private InstanceProcess look(Container container) throws IOException {
    known.put(container.name(), container.launch());
    var exit =
        container.ended()
            ? endings.of(container, found.contains(container.id()))
            : Optional.<Exit>empty();
    return new InstanceProcess(container.launch(), 0, container.origin(), exit);
  }

  private List<InstanceProcess> removed(Collection<Container> containers) {
    var names = containers.stream().map(Container::name).collect(Collectors.toSet());
    return known.entrySet().stream()
        .filter(entry -> !names.contains(entry.getKey()))
        .map(
            entry ->
                new InstanceProcess(entry.getValue(), 0, Origin.COPY, Optional.of(Exit.removal())))
        .toList();
  }

  /** Removes what is discarded, but never the last one; gives the rest. */
  private List<Container> clear(List<Container> containers) throws IOException {
    var rest = new ArrayList<>(containers);
    rest.removeIf(container -> container.state() == Container.State.REMOVING);
    for (var container : containers) {
      if (discarded.contains(container.id()) && container.ended() && rest.size() > 1) {
        remove(container);
        rest.remove(container);
      }
    }
    return rest;
  }

  private void remove(Container container) throws IOException {
    try {
      engine.remove(container.id());
    } catch (EngineRefusal e) { // the fleet is whole without it: a person may look at it
      LOGGER.warnf("%s stays where it is: %s", container.name(), e.getMessage());
      discarded.remove(container.id());
    }
  }

  @Override
  public void terminate(String launch) throws IOException {
    var container = find(launch);
    if (container.isPresent()) {
      engine.signal(container.get().id(), "SIGTERM");
    }
  }

  /** A frozen one is killed first and thawed then, so that it does nothing in between. */
  @Override
  public boolean kill(String launch, Duration limit) throws IOException {
    var container = find(launch);
    if (container.isEmpty() || container.get().ended()) {
      return true;
    }
    engine.signal(container.get().id(), "SIGKILL");
    if (container.get().state() == Container.State.PAUSED) {
      engine.unpause(container.get().id());
    }
    return engine.awaitEnd(container.get().id(), limit);
  }

  /** One that never ran is of no use to anybody. */
  @Override
  public void forget(String launch) throws IOException {
    hide(launch)
        .filter(container -> container.state() == Container.State.CREATED)
        .ifPresent(container -> discarded.add(container.id()));
  }

  @Override
  public void discard(String launch) throws IOException {
    hide(launch).ifPresent(container -> discarded.add(container.id()));
    clear(engine.containers());
  }

  private Optional<Container> hide(String launch) throws IOException {
    known.values().removeIf(other -> other.id().equals(launch));
    var container = find(launch);
    container.ifPresent(ended -> forgotten.add(ended.id()));
    return container;
  }

  private Optional<Container> find(String launch) throws IOException {
    return engine.containers().stream()
        .filter(container -> container.launch().id().equals(launch))
        .findFirst();
  }

  @Override
  public void onExit(Runnable listener) {
    var stream = new EngineEvents(transport, service, listener);
    events = Optional.of(stream);
    stream.start();
  }

  /** The containers run on. */
  @Override
  public void close() throws IOException {
    events.ifPresent(EngineEvents::close);
    engine.close();
  }
}
