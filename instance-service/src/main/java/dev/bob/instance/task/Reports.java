package dev.bob.instance.task;

import dev.bob.state.Hive;
import dev.bob.state.json.AtomicFile;
import dev.bob.state.json.Json;
import dev.bob.state.model.GoalId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Puts results into {@code reports/<goal>/}, each file whole or not at all; {@code run.json} beside
 * them says how the run went, since the results themselves are a function of HEAD and goal alone.
 */
public final class Reports {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private final Path home;
  private final Hive hive;

  public Reports(Path home, Hive hive) {
    this.home = home;
    this.hive = hive;
  }

  /** Writes the files; gives their folder. */
  Path write(GoalId goal, SortedMap<String, byte[]> files) throws IOException {
    var folder = folder(home.resolve("reports").resolve(goal.toString()));
    SortedMap<String, byte[]> all = new TreeMap<>(files);
    all.put(
        "run.json",
        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(RunRecord.of(goal, hive)));
    for (var file : all.entrySet()) {
      if (!NAME.matcher(file.getKey()).matches()) {
        throw new IllegalArgumentException("not a name of a result: " + file.getKey());
      }
      AtomicFile.write(
          folder.resolve(file.getKey()), file.getValue(), AtomicFile.Durability.DURABLE);
    }
    return folder;
  }

  private static Path folder(Path folder) throws IOException {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) { // its own sentence may be the path alone
      throw new IOException("cannot make the folder %s (%s)".formatted(folder, e), e);
    }
  }
}
