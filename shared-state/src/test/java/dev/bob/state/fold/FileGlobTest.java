package dev.bob.state.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileGlobTest {
  private static final int GLOBS = 300;
  private static final int PARTS_MAX = 4;

  /** As long as the shortest path that two globs of so many parts have in common can be. */
  private static final int PATH_CHARS_MAX = 2 * PARTS_MAX;

  @ParameterizedTest
  @CsvSource({
    "a.md, a.md, true",
    "a.md, b.md, false",
    "docs/**, docs/a/b.md, true",
    "docs/**, docs, false",
    "docs/*, docs/a/b.md, false",
    "docs/*.md, docs/a*, true",
    "docs/*.md, docs/*.txt, false",
    "**/*.md, docs/a.md, true",
    "**/*.md, a.md, true",
    "src/**/a.java, src/a.java, true",
    "src/**/a.java, srca.java, false",
    "src/**, docs/**, false",
    "**, anything/at/all, true",
    "a?c, abc, true",
    "a?c, a/c, false",
    "a*c, a/c, false",
    "a**c, a/b/c, true",
    "?, 😀, true",
    "??, 😀, false",
    "README.md, readme.MD, true",
    "*a, a*b, false",
    "*a*, *b*, true",
    "a*, *b, true",
    "x/**/y/*, x/*/y/z, true",
    "x/**/y/*, x/y/z/w, false",
  })
  void meetsWhereSomePathIsInBoth(String left, String right, boolean meet) {
    // Then
    assertThat(new FileGlob(left).meets(new FileGlob(right))).isEqualTo(meet);
    assertThat(new FileGlob(right).meets(new FileGlob(left))).isEqualTo(meet);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void findsWhatTryingAllShortPathsFinds(long seed) {
    // Given
    var random = new SplittableRandom(seed);
    var paths = paths();
    var globs = Stream.generate(() -> glob(random)).limit(GLOBS).distinct().toList();
    var matches = new ArrayList<BitSet>();
    for (var glob : globs) {
      var pattern = Pattern.compile(regex(glob));
      var matched = new BitSet();
      IntStream.range(0, paths.size())
          .filter(i -> pattern.matcher(paths.get(i)).matches())
          .forEach(matched::set);
      matches.add(matched);
    }

    for (int i = 0; i < globs.size(); i++) {
      for (int j = i; j < globs.size(); j++) {
        // When
        boolean meets = new FileGlob(globs.get(i)).meets(new FileGlob(globs.get(j)));

        // Then
        assertThat(meets)
            .as("seed %d: %s and %s", seed, globs.get(i), globs.get(j))
            .isEqualTo(matches.get(i).intersects(matches.get(j)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "/a", "a/", "a//b", "..", "../a", "a/../b", "./a", "a/.", "[a]", "{a,b}", "a\\b",
        "!a", "a\nb"
      })
  void saysWhyItIsNone(String text) {
    // Then
    assertThat(FileGlob.flaw(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", ".github/**", "a..b", "**", "*.md", "src/**/*.java", "…", "a b"})
  void isOneOfTheUsualOnes(String text) {
    // Then
    assertThat(FileGlob.flaw(text)).isEmpty();
  }

  @Test
  void costsLittleHoweverItIsMade() {
    // Given
    var many = new FileGlob("*a".repeat(FileGlob.CHARS_MAX / 2));
    var other = new FileGlob("**b".repeat(FileGlob.CHARS_MAX / 3));

    // Then
    for (int i = 0; i < 100; i++) {
      assertThat(many.meets(other)).isFalse();
    }
  }

  private static String glob(SplittableRandom random) {
    var parts = List.of("a", "b", "/", "*", "**", "?", "**/");
    var glob = new StringBuilder();
    for (int i = 1 + random.nextInt(PARTS_MAX); i > 0; i--) {
      glob.append(parts.get(random.nextInt(parts.size())));
    }
    return glob.toString();
  }

  /** Every text of these signs, whether it can be a path or not. */
  private static List<String> paths() {
    List<String> all = new ArrayList<>(List.of(""));
    int from = 0;
    for (int length = 1; length <= PATH_CHARS_MAX; length++) {
      int to = all.size();
      for (int i = from; i < to; i++) {
        for (var next : List.of("a", "b", "/")) {
          all.add(all.get(i) + next);
        }
      }
      from = to;
    }
    return all;
  }

  private static String regex(String glob) {
    return glob.replaceAll("\\*\\*+", "A")
        .replaceAll("(^|/)A/", "$1M")
        .replaceAll("(^|M|/)A/", "$1M")
        .replace("*", "[^/]*")
        .replace("?", "[^/]")
        .replace("M", "(?:.*/)?")
        .replace("A", ".*");
  }
}
