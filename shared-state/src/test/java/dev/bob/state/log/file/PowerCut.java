package dev.bob.state.log.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What may be on the disk when the power is cut after some steps of a recording: all that was
 * forced, and of the rest what the loss says.
 */
final class PowerCut {
  /** What becomes of that which was not forced. */
  enum Loss {
    /** All of it is gone. */
    ALL,
    /** Nothing of it is gone: the process died, and not the machine. */
    NOTHING,
    /** The first of it is there, the last of that in part. */
    BEHIND_A_PLACE,
    /** Any of it is there; what is not reads as zeros where the file was made longer. */
    HERE_AND_THERE
  }

  /** Each makes its names durable by itself. */
  private static final List<String> DIRECTORIES = List.of("journal", "archive");

  private final List<Recording.Step> steps;
  private final Loss loss;
  private final RandomGenerator random;
  private final Map<Integer, Integer> durable = new HashMap<>();
  private final Set<Integer> doubtful = new HashSet<>();
  private final Map<String, Integer> durableNames = new HashMap<>();

  private PowerCut(List<Recording.Step> steps, Loss loss, RandomGenerator random) {
    this.steps = steps;
    this.loss = loss;
    this.random = random;
  }

  /** The segments by name, and whatever else lay beside them. */
  static Map<String, byte[]> after(List<Recording.Step> steps, Loss loss, RandomGenerator random) {
    var cut = new PowerCut(steps, loss, random);
    cut.findDurable();
    Map<String, byte[]> files = new HashMap<>();
    cut.names().forEach((name, file) -> files.put(name, cut.contents(file)));
    return files;
  }

  static void lay(Map<String, byte[]> files, Path bob) throws IOException {
    for (var directory : DIRECTORIES) {
      Files.createDirectories(bob.resolve(directory));
    }
    for (var file : files.entrySet()) {
      var name = file.getKey();
      Files.write(bob.resolve(directoryOf(name)).resolve(name), file.getValue());
    }
  }

  private static String directoryOf(String name) {
    return name.contains(".gz") ? "archive" : "journal";
  }

  private void findDurable() {
    for (int at = 0; at < steps.size(); at++) {
      switch (steps.get(at)) {
        case Recording.Forced(var file, var covered) -> durable.merge(file, covered, Math::max);
        case Recording.NamesForced(var directory, var covered) ->
            durableNames.merge(directory, covered, Math::max);
        case Recording.NotForced(var file) -> doubt(file, at);
        default -> {}
      }
    }
  }

  private void doubt(int file, int until) {
    for (int at = durable.getOrDefault(file, 0); at < until; at++) {
      if (fileOf(steps.get(at)) == file) {
        doubtful.add(at);
      }
    }
  }

  private Map<String, Integer> names() {
    Map<String, Integer> names = new HashMap<>();
    for (var directory : DIRECTORIES) {
      var inIt = namesAfter(keptOf(durableNames.getOrDefault(directory, 0)));
      inIt.keySet().removeIf(name -> !directoryOf(name).equals(directory));
      names.putAll(inIt);
    }
    return names;
  }

  private Map<String, Integer> namesAfter(int kept) {
    Map<String, Integer> names = new HashMap<>();
    for (int at = 0; at < kept; at++) {
      switch (steps.get(at)) {
        case Recording.Created(var name, var file) -> names.put(name, file);
        case Recording.Renamed(var from, var to, var file) -> {
          names.remove(from);
          names.put(to, file);
        }
        case Recording.Deleted(var name) -> names.remove(name);
        default -> {}
      }
    }
    return names;
  }

  private int keptOf(int durableSteps) {
    return switch (loss) {
      case ALL -> durableSteps;
      case NOTHING -> steps.size();
      case BEHIND_A_PLACE, HERE_AND_THERE ->
          durableSteps + random.nextInt(steps.size() - durableSteps + 1);
    };
  }

  private byte[] contents(int file) {
    int forced = durable.getOrDefault(file, 0);
    List<Integer> mine = new ArrayList<>();
    for (int at = 0; at < steps.size(); at++) {
      if (fileOf(steps.get(at)) == file) {
        mine.add(at);
      }
    }
    int place = mine.isEmpty() ? 0 : random.nextInt(mine.size() + 1);
    var bytes = new byte[0];
    for (int i = 0; i < mine.size(); i++) {
      int at = mine.get(i);
      boolean safe = at < forced && !doubtful.contains(at);
      boolean kept = safe || isKept(i, place);
      boolean torn = !safe && loss == Loss.BEHIND_A_PLACE && i == place;
      bytes = apply(steps.get(at), bytes, kept, torn);
    }
    return bytes;
  }

  private boolean isKept(int index, int place) {
    return switch (loss) {
      case ALL -> false;
      case NOTHING -> true;
      case BEHIND_A_PLACE -> index < place;
      case HERE_AND_THERE -> random.nextBoolean();
    };
  }

  private byte[] apply(Recording.Step step, byte[] bytes, boolean kept, boolean torn) {
    return switch (step) {
      case Recording.Truncated(_, var size) when kept -> Arrays.copyOf(bytes, (int) size);
      case Recording.Written(_, var position, var written) when kept || torn -> {
        int count = kept ? written.length : random.nextInt(written.length + 1);
        int size = Math.max(bytes.length, (int) position + count);
        var longer = Arrays.copyOf(bytes, size);
        System.arraycopy(written, 0, longer, (int) position, count);
        yield longer;
      }
      case Recording.Written(_, var position, var written)
          when loss == Loss.HERE_AND_THERE && random.nextBoolean() ->
          Arrays.copyOf(bytes, Math.max(bytes.length, (int) position + written.length));
      default -> bytes;
    };
  }

  private static int fileOf(Recording.Step step) {
    return switch (step) {
      case Recording.Written(var file, _, _) -> file;
      case Recording.Truncated(var file, _) -> file;
      default -> -1;
    };
  }
}
