package dev.bob.instance.mind.offline.survey;

import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.state.model.TaskSpec;
import java.util.Map;

/**
 * The part of the files that a task is about. A file is in exactly one shard, by its path alone.
 *
 * @param number 1 to {@code of}
 */
public record Shard(int number, int of) {
  public Shard {
    if (number < 1 || number > of) {
      throw new IllegalArgumentException("no such shard: " + number + " of " + of);
    }
  }

  /** The shard of a task; a task that names none is about all files. */
  public static Shard of(TaskSpec task) {
    return new Shard(
        Integer.parseInt(task.input().getOrDefault("shard", "1")),
        Integer.parseInt(task.input().getOrDefault("shards", "1")));
  }

  /** The input that makes a task be about this shard. */
  public Map<String, String> input() {
    return Map.of("shard", Integer.toString(number), "shards", Integer.toString(of));
  }

  public boolean contains(TreeEntry entry) {
    return Math.floorMod(entry.path().hashCode(), of) == number - 1;
  }
}
