package dev.bob.instance.lifecycle;

import dev.bob.instance.role.AssignmentWeights;
import dev.bob.state.fold.Question;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an instance can live by the limits that it is told. Pure: the components of the records
 * are called as their settings, so that none can be forgotten.
 */
final class LimitCheck {
  private LimitCheck() {}

  /** One sentence that names the setting, what is wrong with it, and the remedy. */
  static Optional<String> flaw(InstanceConfig config) {
    var role = config.role().limits(config.assignment());
    return Stream.of(
            flaws("bob.", config.workLimits()),
            flaws("bob.loop.", config.loop().limits(role)),
            flaws("bob.role.", role),
            flaws("bob.assignment.", role.weights()),
            order(role.weights()))
        .flatMap(flaws -> flaws)
        .findFirst();
  }

  private static Stream<String> flaws(String prefix, Record limits) {
    return Stream.of(limits.getClass().getRecordComponents())
        .flatMap(component -> flaw(prefix + key(component), value(component, limits)).stream());
  }

  private static Optional<String> flaw(String key, Object value) {
    return switch (value) {
      case Integer number when number < 1 -> Optional.of(sentence(key, value, "1 or more"));
      case Duration time when time.toMillis() < 1 -> // what waits less goes round and round
          Optional.of(sentence(key, value, "PT0.001S or more"));
      case Duration time when key.endsWith("-deadline") && !Question.isDeadline(time.toSeconds()) ->
          Optional.of(sentence(key, value, "PT1S to PT24H"));
      default -> Optional.empty();
    };
  }

  private static Stream<String> order(AssignmentWeights weights) {
    return weights.pacePercentMin() > weights.pacePercentMax()
        ? Stream.of(
            sentence(
                "bob.assignment.pace-percent-min",
                weights.pacePercentMin(),
                "at most bob.assignment.pace-percent-max, " + weights.pacePercentMax()))
        : Stream.empty();
  }

  private static String sentence(String key, Object value, String wanted) {
    return "%s is %s: set %s to %s, or leave it out"
        .formatted(key, value, key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), wanted);
  }

  /** {@code autonomyAfter} is set as {@code autonomy-after}. */
  private static String key(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static Object value(RecordComponent component, Record limits) {
    try {
      return component.getAccessor().invoke(limits);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
