package dev.bob.orchestrator.driver.docker;

import dev.bob.orchestrator.driver.DriverUnavailable;
import dev.bob.orchestrator.driver.Launch;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes one more container like those that are there. Nothing of the one that is copied is kept
 * anywhere else: its environment may hold keys.
 */
final class Copies {
  private final Engine engine;
  private final ComposeService service;

  Copies(Engine engine, ComposeService service) {
    this.engine = engine;
    this.service = service;
  }

  /**
   * What to copy: the newest, which is what Compose would make today.
   *
   * @throws DriverUnavailable there is none, with the remedy
   */
  Container template(Collection<Container> containers) throws DriverUnavailable {
    return containers.stream()
        .filter(container -> container.state() != Container.State.REMOVING)
        .max(
            Comparator.comparingLong(Container::createdAtSeconds)
                .thenComparing(Container::name, Comparator.reverseOrder()))
        .orElseThrow(
            () ->
                new DriverUnavailable(
                    "no instance container to copy: run docker compose up -d --scale "
                        + service.service()
                        + "=1"));
  }

  /**
   * Starts a copy that carries the launch. What holds its name, and has ended, is removed only when
   * the copy is there, under another name at first, as Compose does it: so there is something to
   * copy at any moment, whenever this process dies.
   *
   * @return what was made, and whether it runs
   */
  Made start(Launch launch) throws IOException {
    var containers = engine.containers();
    var name = nameFor(launch, containers);
    var holder = containers.stream().filter(other -> other.name().equals(name)).findFirst();
    if (holder.isPresent() && !holder.get().ended()) {
      throw new IOException("the container " + name + " is there already, and has not ended");
    }
    var template = template(containers);
    var inspected =
        engine
            .inspect(template.id())
            .orElseThrow(() -> new IOException(template.name() + " went while it was copied"));
    int number = service.numberOf(name).orElseThrow();
    var copy = ContainerCopy.of(inspected, template, name, number, launch);
    var id = engine.create(holder.isPresent() ? launch.id() + "_" + name : name, copy.body());
    try {
      for (var network : copy.otherNetworks().entrySet()) {
        engine.connect(network.getKey(), id, network.getValue());
      }
      if (holder.isPresent()) {
        engine.remove(holder.get().id());
        engine.rename(id, name);
      }
      engine.start(id);
      return new Made(id, Optional.empty());
    } catch (EngineRefusal e) {
      return new Made(id, Optional.of(e));
    }
  }

  /**
   * @param failure why it does not run; absent if it does
   */
  record Made(String id, Optional<EngineRefusal> failure) {}

  /**
   * The key, so that it is the same whoever starts it; for a foreign key the name it had before.
   */
  private String nameFor(Launch launch, List<Container> containers) throws IOException {
    if (service.numberOf(launch.key()).isPresent()) {
      return launch.key();
    }
    var before =
        containers.stream()
            .filter(container -> container.launch().key().equals(launch.key()))
            .map(Container::name)
            .filter(name -> service.numberOf(name).isPresent())
            .findFirst();
    return before.isPresent() ? before.get() : service.freeName(containers, engine.similarNames());
  }
}
