package dev.bob.instance.mind.offline.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.mind.offline.repository.Coverage;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.state.model.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;

class HotspotRuleTest {
  private static final int LONG = 1_000;

  @Test
  void takesWhatChangesFarMoreOftenThanTheOthers() {
    // Given
    History history = history(LONG, 300, 120, 60, 49, 10, 10, 10, 10, 10, 10, 10, 10);
    // When
    HotspotRule rule = HotspotRule.of(history);
    // Then
    assertThat(rule.medianChanges()).isEqualTo(10);
    assertThat(candidates(history)).containsExactly(300, 120);
  }

  @Test
  void takesNoneWhereAllChangeMuch() {
    // When, Then
    assertThat(candidates(history(LONG, 499, 300, 200, 100, 100, 100, 100, 100, 100, 100)))
        .isEmpty();
    assertThat(candidates(history(LONG, 500, 300, 200, 100, 100, 100, 100, 100, 100, 100)))
        .containsExactly(500);
  }

  @Test
  void takesNoneThatChangedSeldom() {
    // When, Then
    assertThat(candidates(history(LONG, 49, 1, 1, 1, 1, 1, 1, 1, 1, 1))).isEmpty();
    assertThat(candidates(history(LONG, 50, 1, 1, 1, 1, 1, 1, 1, 1, 1))).containsExactly(50);
  }

  @Test
  void takesNoneOfAYoungOrSmallProgram() {
    // When, Then
    assertThat(candidates(history(199, 150, 1, 1, 1, 1, 1, 1, 1, 1, 1))).isEmpty();
    assertThat(candidates(history(200, 150, 1, 1, 1, 1, 1, 1, 1, 1, 1))).containsExactly(150);
    assertThat(candidates(history(LONG, 150, 1, 1, 1, 1, 1, 1, 1, 1))).isEmpty();
    assertThat(candidates(history(LONG))).isEmpty();
  }

  @Test
  void choosesTheTenHottestOfTheLargeOnes() {
    // Given
    List<Hotspot> measured = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      measured.add(hotspot("f" + i + ".c", 100, 500 + i));
    }
    measured.add(hotspot("small.c", 900, 499));
    measured.add(hotspot("a.c", 100, 511));
    Collections.shuffle(measured, new SplittableRandom(1));
    // When
    List<Hotspot> chosen = HotspotRule.choose(measured);
    // Then
    assertThat(chosen)
        .extracting(hotspot -> hotspot.changes().file().path())
        .containsExactly(
            "a.c", "f11.c", "f10.c", "f9.c", "f8.c", "f7.c", "f6.c", "f5.c", "f4.c", "f3.c");
  }

  @Test
  void isMediumAtMost() {
    // When, Then
    assertThat(HotspotRule.severity(hotspot("a.c", 99, 5_000))).isEqualTo(Severity.LOW);
    assertThat(HotspotRule.severity(hotspot("a.c", 900, 999))).isEqualTo(Severity.LOW);
    assertThat(HotspotRule.severity(hotspot("a.c", 100, 1_000))).isEqualTo(Severity.MEDIUM);
    assertThat(HotspotRule.severity(hotspot("a.c", 9_000, 90_000))).isEqualTo(Severity.MEDIUM);
  }

  private static List<Integer> candidates(History history) {
    return HotspotRule.of(history).candidates(history).stream()
        .map(History.Changes::count)
        .toList();
  }

  private static Hotspot hotspot(String path, int count, int lines) {
    return new Hotspot(changes(path, count), lines, LONG);
  }

  private static History history(int commits, int... counts) {
    return new History(
        commits,
        IntStream.range(0, counts.length).mapToObj(i -> changes("f" + i, counts[i])).toList());
  }

  private static History.Changes changes(String path, int count) {
    var file = new TreeEntry(path, ObjectId.zeroId(), FileMode.REGULAR_FILE, 1, Coverage.EXAMINED);
    return new History.Changes(file, List.of(path), count);
  }
}
