package dev.bob.dashboard.api;

import dev.bob.state.model.Clip;
import dev.bob.state.web.Problem;
import dev.bob.state.web.ProblemException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what stands in a path or a query, and says of a bad one which it is. */
final class Parameters {
  private static final int SHOWN_CHARS_MAX = 40;

  private Parameters() {}

  /** An id in a path: one that is none names nothing, so it is not found. */
  static <T> T id(String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.notFound(String.valueOf(e.getMessage())));
    }
  }

  /** The seq of such a thing in a path: one that is none names nothing, so it is not found. */
  static long seq(String what, String text) {
    return id(
        text,
        given -> {
          if (given.matches("[0-9]{1,18}")) {
            return Long.parseLong(given);
          }
          throw new IllegalArgumentException(
              "not the seq of a %s: %s".formatted(what, Clip.clip(given, SHOWN_CHARS_MAX)));
        });
  }

  /** A whole number in a query, or the default if it is not given. */
  static long number(String name, @Nullable String text, long byDefault, long max) {
    if (text == null) {
      return byDefault;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= 0 && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, as for one that is out of range
    }
    throw new ProblemException(
        Problem.badInput(name, name + " is no number from 0 to " + max, "Send such a number."));
  }

  /** A text in a query; empty if it is not given. */
  static Optional<String> text(@Nullable String text) {
    return Optional.ofNullable(text).filter(given -> !given.isEmpty());
  }

  /** {@code true} or {@code false} in a query; false if it is not given. */
  static boolean flag(String name, @Nullable String text) {
    return switch (text(text).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new ProblemException(
              Problem.badInput(
                  name, name + " is neither true nor false", "Send " + name + "=true."));
    };
  }

  /** A field that a body must have. */
  static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw new ProblemException(
          Problem.badInput(name, name + " is missing", "Send it as a field of the JSON object."));
    }
    return value;
  }

  /** A value made of that field; what its type says against it becomes the problem. */
  static <T> T value(String name, Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.badInput(name, String.valueOf(e.getMessage()), "Send " + name + " like that."));
    }
  }

  static ProblemException notFound(Object what) {
    return new ProblemException(Problem.notFound("there is no " + what));
  }
}
