package dev.bob.dashboard.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What one look at a service gave.
 *
 * @param state its {@code /api/state}; absent if it gave none, or none that can be read
 * @param fresh whether the state is of this look, and not kept from one before
 */
record Glance(Health health, Optional<JsonNode> state, boolean fresh) {
  static final Glance NONE = new Glance(Health.UNKNOWN, Optional.empty(), false);

  /** The same, with an older state where this look gave none. */
  Glance or(Glance older) {
    return fresh ? this : new Glance(health, older.state, false);
  }

  /** The same, from before a rest. */
  Glance aged() {
    return new Glance(health, state, false);
  }
}
