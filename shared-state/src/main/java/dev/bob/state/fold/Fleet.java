package dev.bob.state.fold;

import dev.bob.state.event.FleetFact;
import java.util.OptionalInt;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The wished fleet.
 *
 * @param wished number of instances; absent as long as nobody has said
 * @param planned the key of each launch that was planned and has neither joined nor ended
 */
public record Fleet(OptionalInt wished, PMap<String, String> planned) {
  static final Fleet UNKNOWN = new Fleet(OptionalInt.empty(), HashTreePMap.empty());

  /** How many may be members at once: as many as can be wished for, or are wished for. */
  int room() {
    return Math.max(FleetFact.REPLICAS_MAX, wished.orElse(0));
  }

  Fleet wish(int replicas) {
    return new Fleet(OptionalInt.of(replicas), planned);
  }

  Fleet raisedTo(int live) {
    return wished.isPresent() && wished.getAsInt() >= live ? this : wish(live);
  }

  Fleet lowered() {
    return wished.isPresent() ? wish(Math.max(0, wished.getAsInt() - 1)) : this;
  }

  Fleet plan(String launch, String key) {
    return new Fleet(wished, planned.plus(launch, key));
  }

  Fleet ended(String launch) {
    return new Fleet(wished, planned.minus(launch));
  }
}
