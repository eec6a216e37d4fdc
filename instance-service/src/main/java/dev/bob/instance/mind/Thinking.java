package dev.bob.instance.mind;

import dev.bob.instance.change.Merging;
import dev.bob.state.recall.Recall;

/**
 * What an instance thinks with: its mind, how it recalls what the hive knows, and how it tells what
 * merges.
 */
public record Thinking(Mind mind, Recall recall, Merging merging) implements AutoCloseable {
  @Override
  public void close() {
    mind.close();
    recall.close();
    merging.close();
  }
}
