package dev.bob.orchestrator.console;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code start-multi.sh} hands over, checked by it: pairs of {@code --name value}.
 *
 * @param home real path of the volume
 * @param workspace real path of the person's repository
 * @param instances absent if the person named no number
 * @param goal absent if the person named none
 * @param port absent: 3141 or the next free one
 * @param program root of Bob's own folder
 * @param resume the person's command, to be given again
 * @param columns width of the terminal; absent if the output goes to no terminal
 * @param beganMillis when the person's command had built everything, by the wall clock
 */
record ConsoleArguments(
    Path home,
    Path workspace,
    OptionalInt instances,
    Optional<String> goal,
    String mind,
    OptionalInt port,
    boolean exitWhenDone,
    Path program,
    String resume,
    OptionalInt columns,
    long beganMillis) {
  static final int INSTANCES_DEFAULT = 3;
  static final String GOAL_DEFAULT = "Survey this repository";

  static ConsoleArguments parse(String[] args) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      values.put(args[i], args[i + 1]);
    }
    return new ConsoleArguments(
        Path.of(values.get("--home")),
        Path.of(values.get("--workspace")),
        number(values, "--instances"),
        Optional.ofNullable(values.get("--goal")),
        values.getOrDefault("--mind", "offline"),
        number(values, "--port"),
        values.getOrDefault("--exit-when-done", "no").equals("yes"),
        Path.of(values.get("--program")),
        values.get("--resume"),
        number(values, "--columns"),
        Long.parseLong(values.get("--began-millis")));
  }

  private static OptionalInt number(Map<String, String> values, String name) {
    var value = values.get(name);
    return value == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value));
  }
}
