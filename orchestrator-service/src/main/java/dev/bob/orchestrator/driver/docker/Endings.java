package dev.bob.orchestrator.driver.docker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.orchestrator.driver.InstanceProcess.Exit;
import dev.bob.orchestrator.driver.LastWords;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How ended containers went; each is looked at once, since an ended one does not change. Used by
 * the fleet's thread alone.
 */
final class Endings {
  /**
   * So young an end is not told yet: {@code docker rm -f} and a Compose that makes the fleet
   * smaller end a container first and remove it right after, and only both together say what was
   * meant.
   */
  private static final Duration SETTLES_AFTER = Duration.ofSeconds(1);

  /** What the Engine says of a container that could not be started. */
  private static final int NEVER_STARTED = 128;

  private final Engine engine;
  private final LongSupplier nanos;
  private final Map<String, Ending> byId = new HashMap<>();

  /**
   * @param sinceNanos when the end was first seen
   * @param exit absent until it was looked at
   */
  private record Ending(long sinceNanos, Optional<Exit> exit) {}

  /**
   * @param nanos a monotonic clock
   */
  Endings(Engine engine, LongSupplier nanos) {
    this.engine = engine;
    this.nanos = nanos;
  }

  /**
   * Its exit; absent while it may be about to be removed.
   *
   * @param found whether it had ended when this orchestrator looked first
   */
  Optional<Exit> of(Container container, boolean found) throws IOException {
    var ending =
        byId.computeIfAbsent(container.id(), _ -> new Ending(nanos.getAsLong(), Optional.empty()));
    var age = Duration.ofNanos(nanos.getAsLong() - ending.sinceNanos());
    if (ending.exit().isEmpty() && (found || age.compareTo(SETTLES_AFTER) >= 0)) {
      ending = new Ending(ending.sinceNanos(), look(container, found));
      byId.put(container.id(), ending);
    }
    return ending.exit();
  }

  private Optional<Exit> look(Container container, boolean found) throws IOException {
    if (container.state() == Container.State.CREATED) {
      return Optional.of(new Exit(OptionalInt.of(NEVER_STARTED), false, "it was never started"));
    }
    var inspected = engine.inspect(container.id());
    if (inspected.isEmpty()) { // removed since it was listed
      return Optional.empty();
    }
    var state = inspected.get().path("State");
    var code = found ? OptionalInt.empty() : OptionalInt.of(state.path("ExitCode").asInt());
    return Optional.of(new Exit(code, false, words(container, state)));
  }

  private String words(Container container, JsonNode state) throws IOException {
    var last = LastWords.of(engine.tail(container.id()));
    if (state.path("OOMKilled").asBoolean()) {
      return "the kernel killed it since it used more memory than its limit (OOMKilled)"
          + (last.isEmpty() ? "" : "; its last line: " + last);
    }
    var error = EngineTransport.printable(state.path("Error").asText());
    return error.isEmpty() ? last : error;
  }

  /** Those run again, or are gone: their next end is another one. */
  void retain(Set<String> ended) {
    byId.keySet().retainAll(ended);
  }
}
