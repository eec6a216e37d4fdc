package dev.bob.instance.mind.offline.todos;

import dev.bob.instance.mind.offline.todos.blame.Origin;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/** How long a line has stood there, in whole years, months or days of UTC. */
sealed interface Age {
  /** The line was written on that day. */
  record Since(LocalDate day) implements Age {}

  /** The line stood there on that day, and may be older. */
  record AtLeastSince(LocalDate day) implements Age {}

  /** Nobody looked, or no older commit could be looked at. */
  record Unknown() implements Age {}

  /**
   * @param today the day of the commit that is surveyed
   */
  static Age of(Origin origin, LocalDate today) {
    LocalDate day = LocalDate.ofInstant(origin.time(), ZoneOffset.UTC);
    if (origin.exact()) {
      return new Since(day);
    }
    return day.isBefore(today) ? new AtLeastSince(day) : new Unknown();
  }

  /** {@code 3 years old}, {@code at least 5 months old}, {@code age not looked up}. */
  static String words(Age age, LocalDate today) {
    return switch (age) {
      case Since since -> words(Period.between(since.day(), today));
      case AtLeastSince since -> "at least " + words(Period.between(since.day(), today));
      case Unknown() -> "age not looked up";
    };
  }

  private static String words(Period period) {
    if (period.getYears() > 0) {
      return count(period.getYears(), "year");
    }
    if (period.getMonths() > 0) {
      return count(period.getMonths(), "month");
    }
    // Clocks differ: a commit may be younger than its child.
    return period.getDays() > 0 ? count(period.getDays(), "day") : "new";
  }

  private static String count(int number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s") + " old";
  }
}
