package dev.bob.state.presence;

import java.io.IOException;
import java.util.Collection;

/** The last value each instance says about itself. One writer for each: its owner. */
public interface Presence {
  /**
   * Replaces this instance's value; an {@link IOException} names the path and leaves the old one.
   */
  void publish(InstanceState state) throws IOException;

  /** The readable values, by number; unreadable ones are left out. */
  Collection<InstanceState> all() throws IOException;
}
