package dev.bob.instance.mind.offline.survey;

import dev.bob.state.model.Finding;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;

/** The day since which a thing is as it was found, as a tag: {@code since-2019-03-04}. */
public final class Since {
  /** The oldest first; those of no known day last. */
  public static final Comparator<Finding> OLDEST_FIRST = Comparator.comparing(Since::text);

  private static final String PREFIX = "since-";

  /** After all days. */
  private static final String UNKNOWN = "~";

  private Since() {}

  public static String tag(LocalDate day) {
    return PREFIX + day;
  }

  /** The day of a finding's tag; empty if it has none. */
  public static Optional<LocalDate> day(Finding finding) {
    try {
      return Optional.of(LocalDate.parse(text(finding)));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  /** Days as text are in the order of days, and a stranger's tag that is none does no harm. */
  private static String text(Finding finding) {
    return finding.tags().stream()
        .filter(tag -> tag.startsWith(PREFIX))
        .findFirst()
        .map(tag -> tag.substring(PREFIX.length()))
        .orElse(UNKNOWN);
  }
}
