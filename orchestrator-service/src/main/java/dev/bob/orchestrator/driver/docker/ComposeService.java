package dev.bob.orchestrator.driver.docker;

import dev.bob.state.event.FleetFact;
import java.util.Collection;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The instances of one hive, as Compose names and labels them: {@code <project>-<service>-<n>}.
 *
 * @param project as Compose allows it: lower case letters, digits, hyphen, underscore
 * @param service of the same grammar
 */
record ComposeService(String project, String service) {
  static final String PROJECT_LABEL = "com.docker.compose.project";
  static final String SERVICE_LABEL = "com.docker.compose.service";
  static final String NUMBER_LABEL = "com.docker.compose.container-number";
  static final String ONE_OFF_LABEL = "com.docker.compose.oneoff";
  static final String REPLACES_LABEL = "com.docker.compose.replace";

  private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9_-]{0,127}");

  /** Above all numbers that a full hive can need, even if others hold as many names. */
  private static final int NUMBER_MAX = 100 * FleetFact.REPLICAS_MAX;

  ComposeService {
    for (var word : new String[] {project, service}) {
      if (!WORD.matcher(word).matches()) {
        throw new IllegalArgumentException("not a name of a Compose project or service: " + word);
      }
    }
  }

  /** Whether it is an instance of this hive; those of {@code compose run} are nobody's replicas. */
  boolean owns(Container container) {
    var labels = container.labels();
    return project.equals(labels.get(PROJECT_LABEL))
        && service.equals(labels.get(SERVICE_LABEL))
        && !"True".equalsIgnoreCase(labels.getOrDefault(ONE_OFF_LABEL, "False"));
  }

  String nameOf(int number) {
    return namePrefix() + number;
  }

  String namePrefix() {
    return project + "-" + service + "-";
  }

  /** The number in a name of that form; absent for any other text. */
  OptionalInt numberOf(String name) {
    var digits = name.startsWith(namePrefix()) ? name.substring(namePrefix().length()) : "";
    if (digits.length() > 6 || !digits.matches("[1-9][0-9]*")) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(digits));
  }

  /**
   * The lowest name that nobody has.
   *
   * @param existing the instances that are there: their numbers are not given again
   * @param taken further names
   */
  String freeName(Collection<Container> existing, Set<String> taken) {
    var numbers = new HashSet<Integer>();
    var names = new HashSet<>(taken);
    for (var container : existing) {
      container.number().ifPresent(numbers::add);
      names.add(container.name());
    }
    return IntStream.rangeClosed(1, NUMBER_MAX)
        .filter(number -> !numbers.contains(number))
        .mapToObj(this::nameOf)
        .filter(name -> !names.contains(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no free name up to number " + NUMBER_MAX));
  }
}
