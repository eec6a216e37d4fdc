package dev.bob.orchestrator.fleet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A plan in the making, passed from one part of the planning to the next. */
final class Draft {
  private final List<Action> actions = new ArrayList<>();
  private final Set<String> leavingKeys = new HashSet<>();
  private final Set<String> comingKeys = new HashSet<>();

  void add(Action action) {
    actions.add(action);
  }

  /** That key ends in this turn; it is replaced, if at all, in the next one. */
  void leaves(String key) {
    leavingKeys.add(key);
  }

  /** A container with that key is there without a member: it may join any moment. */
  void comes(String key) {
    comingKeys.add(key);
  }

  Set<String> leavingKeys() {
    return leavingKeys;
  }

  Set<String> comingKeys() {
    return comingKeys;
  }

  List<Action> actions() {
    return List.copyOf(actions);
  }
}
