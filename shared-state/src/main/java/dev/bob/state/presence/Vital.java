package dev.bob.state.presence;

import java.time.Duration;

/** What an observer can say of a member's life from its heartbeat. A closed set. */
public sealed interface Vital {
  record Beating() implements Vital {}

  /** It has been silent for a while: look closer. */
  record Suspect(Duration silent) implements Vital {}

  /** It has been silent for long, and its health endpoint does not answer either. */
  record Dead(Duration silent) implements Vital {}

  /** It beats, but does one thing for longer than it said that this may take. */
  record Stuck(Duration acting, Duration limit) implements Vital {}
}
