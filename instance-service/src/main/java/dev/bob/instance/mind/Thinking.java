package dev.bob.instance.mind;

import dev.bob.state.recall.Recall;

/** What an instance thinks with: its mind, and how it recalls what the hive knows. */
public record Thinking(Mind mind, Recall recall) implements AutoCloseable {
  @Override
  public void close() {
    mind.close();
    recall.close();
  }
}
