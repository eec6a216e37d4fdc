package dev.bob.state.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VotingRuleTest {
  @ParameterizedTest
  @CsvSource({
    "majority,1,1",
    "majority,2,2",
    "majority,3,2",
    "majority,4,3",
    "majority,5,3",
    "two-thirds,1,1",
    "two-thirds,2,2",
    "two-thirds,3,2",
    "two-thirds,4,3",
    "two-thirds,6,4",
    "unanimous,1,1",
    "unanimous,4,4",
    "2-of-m,1,2",
    "2-of-m,7,2",
    "9999-of-m,3,9999"
  })
  void asksForSoManyOfAllVoters(String text, int voters, int needed) {
    // When
    var rule = VotingRule.parse(text);

    // Then
    assertThat(rule.needed(voters)).isEqualTo(needed);
    assertThat(rule).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "most", "0-of-m", "-1-of-m", "2-of-3", "MAJORITY", "10000-of-m"})
  void refusesWhatIsNoRule(String text) {
    assertThatThrownBy(() -> VotingRule.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("majority, two-thirds, unanimous, 2-of-m");
  }
}
