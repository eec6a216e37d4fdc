package dev.bob.instance.preflight;

import dev.bob.instance.mind.offline.repository.Printable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the program was asked.
 *
 * @param workspace absolute
 */
record PreflightArguments(Path workspace, String goal) {
  private static final Set<String> NAMES = Set.of("--workspace", "--goal", "--mind");
  private static final Set<String> MINDS_TO_COME = Set.of("llm", "command");

  /** The arguments make no start possible; the message is one sentence with the remedy. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String sentence) {
      super(sentence);
    }
  }

  static PreflightArguments parse(String[] args) throws Unusable {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!NAMES.contains(args[i])) {
        throw new Unusable(
            "There is no option '%s'; the options are --workspace DIR, --goal TEXT and --mind NAME."
                .formatted(Printable.line(args[i])));
      }
      if (i + 1 == args.length) {
        throw new Unusable("The option %s needs a value after it.".formatted(args[i]));
      }
      values.put(args[i], args[i + 1]);
    }
    refuseOtherMinds(values.getOrDefault("--mind", "offline"));
    String workspace = values.getOrDefault("--workspace", ".");
    try {
      return new PreflightArguments(
          Path.of(workspace).toAbsolutePath().normalize(),
          values.getOrDefault("--goal", "Survey this repository"));
    } catch (InvalidPathException e) {
      throw new Unusable(
          "'%s' is no path; name the folder of a Git repository."
              .formatted(Printable.line(workspace)));
    }
  }

  private static void refuseOtherMinds(String mind) throws Unusable {
    if (MINDS_TO_COME.contains(mind)) {
      throw new Unusable(
          "--mind %s: not built yet; leave the option out to use the mind 'offline'."
              .formatted(mind));
    }
    if (!mind.equals("offline")) {
      throw new Unusable(
          "There is no mind '%s'; leave --mind out to use the mind 'offline'."
              .formatted(Printable.line(mind)));
    }
  }
}
