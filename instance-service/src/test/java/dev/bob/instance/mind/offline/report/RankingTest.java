package dev.bob.instance.mind.offline.report;

import static dev.bob.instance.mind.offline.report.SampleFindings.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.model.Finding;
import dev.bob.state.model.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {

  @Test
  void tellsTheWorstFirstAndNotTenTimesTheSame() {
    // Given
    List<Finding> findings = SampleFindings.varied();

    // When
    List<Finding> top = Ranking.top(findings);

    // Then
    assertThat(top)
        .extracting(Finding::kind)
        .containsExactly(
            "secret", "broken-link", "broken-link", "broken-link", "hotspot", "large-file");
    assertThat(top).isSortedAccordingTo(Ranking.WORST_FIRST);
  }

  @Test
  void topHasTenAtMostHoweverBadItIs() {
    // Given
    List<Finding> findings = new ArrayList<>();
    for (String kind : List.of("a", "b", "c")) {
      IntStream.rangeClosed(1, 20)
          .forEach(i -> findings.add(finding(kind, Severity.CRITICAL, "f", i)));
    }

    // When
    List<Finding> top = Ranking.top(findings);

    // Then
    assertThat(top).hasSize(Ranking.TOP_MAX);
  }

  @Test
  void ofManyKindsTheMildOnesOfACrowdedKindDoNotComeBackAfterItsWorst() {
    // Given five worse ones of a kind, and a mild one
    List<Finding> findings = new ArrayList<>();
    IntStream.rangeClosed(1, 5).forEach(i -> findings.add(finding("a", Severity.HIGH, "f", i)));
    findings.add(finding("a", Severity.LOW, "g", 1));

    // When
    List<Finding> top = Ranking.top(findings);

    // Then
    assertThat(top).extracting(Finding::severity).containsOnly(Severity.HIGH).hasSize(4);
  }

  @Test
  void orderDoesNotDependOnTheOrderOfArrival() {
    // Given
    List<Finding> findings = new ArrayList<>(SampleFindings.varied());
    List<Finding> expected = Ranking.top(findings);

    for (int seed = 0; seed < 20; seed++) {
      // When
      Collections.shuffle(findings, new Random(seed));

      // Then
      assertThat(Ranking.top(findings)).as("seed %d", seed).isEqualTo(expected);
    }
  }
}
