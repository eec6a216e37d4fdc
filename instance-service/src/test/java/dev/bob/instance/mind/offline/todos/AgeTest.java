package dev.bob.instance.mind.offline.todos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.mind.offline.todos.blame.Origin;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {
  private static final LocalDate TODAY = LocalDate.parse("2024-03-01");

  @ParameterizedTest
  @CsvSource({
    "2021-03-01, true, 3 years old",
    "2021-03-02, true, 2 years old",
    "2023-03-01, true, 1 year old",
    "2023-03-02, true, 11 months old",
    "2024-02-01, true, 1 month old",
    "2024-02-02, true, 28 days old",
    "2024-02-29, true, 1 day old",
    "2024-03-01, true, new",
    "2025-03-01, true, new",
    "2021-03-01, false, at least 3 years old",
    "2024-02-29, false, at least 1 day old",
    "2024-03-01, false, age not looked up",
  })
  void saysWholeYearsElseMonthsElseDays(String day, boolean exact, String words) {
    // Given
    var time = Instant.parse(day + "T23:59:59Z");
    // When
    Age age = Age.of(new Origin(ObjectId.zeroId(), time, exact), TODAY);
    // Then
    assertThat(Age.words(age, TODAY)).isEqualTo(words);
  }

  @Test
  void saysSoIfNobodyLooked() {
    // When, Then
    assertThat(Age.words(new Age.Unknown(), TODAY)).isEqualTo("age not looked up");
  }
}
