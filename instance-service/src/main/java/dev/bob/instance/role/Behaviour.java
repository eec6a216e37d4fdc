package dev.bob.instance.role;

import dev.bob.state.model.Role;

/** What an instance does next. Pure: the same situation gives the same intent. */
@FunctionalInterface
public interface Behaviour {
  Intent decide(Situation situation);

  /** The behaviour of a role. */
  static Behaviour of(Role role) {
    return switch (role) {
      case EXPLORER -> new Worker("something to explore");
      case BUILDER -> new Worker("something to build");
      case REFLECTOR -> new Reflector();
      case COORDINATOR -> new Coordinator();
    };
  }
}
