package dev.bob.state.web;

import dev.bob.state.model.Clip;
import io.smallrye.config.ConfigValidationException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a service cannot start: a setting has a value that cannot be read, like {@code abc} for a
 * number. SmallRye Config says so in many lines that name its classes; here it is one sentence, as
 * of a limit that is out of range.
 */
public final class UnreadableSetting {
  private static final int VALUE_CHARS_MAX = 60;
  private static final int PROBLEM_CHARS_MAX = 500;

  /** SmallRye Config's message 39. */
  private static final Pattern PROBLEM =
      Pattern.compile(
          "config property (\\S+) with the config value \"(.*?)\" threw an Exception(.*)",
          Pattern.DOTALL);

  /** Its message 40. */
  private static final Pattern EMPTY =
      Pattern.compile("config property (\\S+) is defined as the empty String(.*)", Pattern.DOTALL);

  /** How it says what it wanted, and how we do; the first that fits counts. */
  private static final List<Wanted> WANTED =
      List.of(
          new Wanted("allowed values: ([\\w,\\- ]+)", found -> "one of " + spaced(found.group(1))),
          new Wanted("Expected an? (?:integer|long|short|byte) value", _ -> "a whole number"),
          new Wanted("Expected a (?:double|float) value", _ -> "a number"),
          new Wanted("\\[BbKkMm", _ -> "a size like 64M"),
          new Wanted("[Dd]uration", _ -> "a duration like PT2S"));

  private record Wanted(Pattern said, Function<MatchResult, String> words) {
    Wanted(String said, Function<MatchResult, String> words) {
      this(Pattern.compile(said), words);
    }

    Optional<String> in(String text) {
      var matcher = said.matcher(text);
      return matcher.find() ? Optional.of(words.apply(matcher)) : Optional.empty();
    }
  }

  private UnreadableSetting() {}

  /**
   * One sentence that names the setting, its value, and the remedy; empty if that is not why.
   *
   * @param failure as the start of the service threw it
   * @param environment the variables of those settings that are not called as their variables
   */
  public static Optional<String> in(Throwable failure, Map<String, String> environment) {
    return Stream.iterate(failure, one -> one != null, Throwable::getCause)
        .filter(ConfigValidationException.class::isInstance)
        .map(ConfigValidationException.class::cast)
        .flatMap(invalid -> problems(invalid))
        .findFirst()
        .map(problem -> sentence(problem, environment));
  }

  private static Stream<String> problems(ConfigValidationException invalid) {
    return Stream.iterate(0, i -> i < invalid.getProblemCount(), i -> i + 1)
        .map(i -> invalid.getProblem(i).getMessage());
  }

  private static String sentence(String problem, Map<String, String> environment) {
    var unreadable = PROBLEM.matcher(problem);
    if (unreadable.find()) {
      var value = Clip.clip(unreadable.group(2).replaceAll("\\p{Cntrl}", " "), VALUE_CHARS_MAX);
      return sentence(unreadable.group(1), value, unreadable.group(3), environment);
    }
    var empty = EMPTY.matcher(problem);
    return empty.find()
        ? sentence(empty.group(1), "empty", empty.group(2), environment)
        : Clip.clip(problem.replaceAll("\\p{Cntrl}+", " "), PROBLEM_CHARS_MAX);
  }

  private static String sentence(
      String key, String value, String said, Map<String, String> environment) {
    return "%s is %s: set %s to %s, or leave it out"
        .formatted(
            key,
            value,
            environment.getOrDefault(key, key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT)),
            wanted(said));
  }

  private static String wanted(String said) {
    return WANTED.stream()
        .flatMap(wanted -> wanted.in(said).stream())
        .findFirst()
        .orElse("what it takes");
  }

  /** Sorted, since they come in the order of a hash table. */
  private static String spaced(String values) {
    return Arrays.stream(values.split(","))
        .map(String::strip)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
