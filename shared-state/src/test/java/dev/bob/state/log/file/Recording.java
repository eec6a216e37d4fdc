package dev.bob.state.log.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that several writers did to one disk, in order, and what was acknowledged to them. A file is
 * named by a number, since names move.
 */
final class Recording {
  /** One thing that was done. */
  sealed interface Step {}

  record Created(String name, int file) implements Step {}

  record Renamed(String from, String to, int file) implements Step {}

  record Deleted(String name) implements Step {}

  record Written(int file, long position, byte[] bytes) implements Step {}

  record Truncated(int file, long size) implements Step {}

  /**
   * A force that succeeded.
   *
   * @param coveredSteps all that was done to the file before that step is durable now
   */
  record Forced(int file, int coveredSteps) implements Step {}

  /** A force that failed: what was not durable may never be, whatever a later force says. */
  record NotForced(int file) implements Step {}

  /** As {@link Forced}, for the names in a directory: {@code journal} or {@code archive}. */
  record NamesForced(String directory, int coveredSteps) implements Step {}

  record Acknowledged(long seq, String text) implements Step {}

  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Integer> names = new HashMap<>();
  private final Map<Integer, Integer> failures = new HashMap<>();
  private int files;

  synchronized List<Step> steps() {
    return List.copyOf(steps);
  }

  synchronized int size() {
    return steps.size();
  }

  synchronized void add(Step step) {
    steps.add(step);
    switch (step) {
      case Created(var name, var file) -> names.put(name, file);
      case Renamed(var from, var to, var file) -> {
        names.remove(from);
        names.put(to, file);
      }
      case Deleted(var name) -> names.remove(name);
      case NotForced(var file) -> failures.merge(file, 1, Integer::sum);
      case Written _, Truncated _, Forced _, NamesForced _, Acknowledged _ -> {}
    }
  }

  /** The number of the file that has the name now. */
  synchronized int fileAt(Path path) {
    return names.get(path.getFileName().toString());
  }

  synchronized int newFile() {
    return files++;
  }

  /** How often a force of the file has failed: each opened channel hears of each failure once. */
  synchronized int failures(int file) {
    return failures.getOrDefault(file, 0);
  }
}
