package dev.bob.instance.role;

import dev.bob.state.fold.RoleRights;
import dev.bob.state.model.Role;

/**
 * What an instance does next. Pure: the same situation gives the same intent. What it may take is
 * in {@link RoleRights}, here is what comes first for each role.
 */
@FunctionalInterface
public interface Behaviour {
  Intent decide(Situation situation);

  /**
   * The behaviour of a role: an explorer begins whatever lies about, a builder rather what changes
   * files.
   */
  static Behaviour of(Role role) {
    return switch (role) {
      case EXPLORER -> new Worker("something to explore", _ -> true);
      case BUILDER ->
          new Worker("something to build", task -> RoleRights.suits(Role.BUILDER, task.spec()));
      case REFLECTOR -> new Reflector();
      case COORDINATOR -> new Coordinator();
    };
  }
}
