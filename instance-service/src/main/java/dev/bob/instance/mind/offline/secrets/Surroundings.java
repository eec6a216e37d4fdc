package dev.bob.instance.mind.offline.secrets;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What sort of file it is, by its path: where people invent credentials, few are real. */
enum Surroundings {
  PRODUCT(""),
  TEST_DATA(" in test data"),
  EXAMPLE(" in an example"),
  DOCUMENTATION(" in documentation");

  private static final Set<String> TEST_WORDS =
      Set.of(
          ("test tests testing tester testdata testutil testutils testlib unittest unittests "
                  + "testcase testcases testsuite spec specs fixture fixtures mock mocks mocked "
                  + "mockserver stub stubs fake fakes dummy e2e cypress bench benches benchmark "
                  + "benchmarks fuzz fuzzing corpus golden conftest snakeoil selftest")
              .split(" "));
  private static final Set<String> EXAMPLE_WORDS =
      Set.of(
          ("example examples sample samples demo demos playground tutorial tutorials snippet "
                  + "snippets quickstart cookbook showcase")
              .split(" "));

  /** {@code .env.dist}: to be copied and filled in. */
  private static final Pattern TO_BE_FILLED_IN =
      Pattern.compile("(?i).*\\.(?:dist|tmpl|template|default|defaults|skel)");

  /** Folders that mean tests by themselves only. */
  private static final Pattern TEST_FOLDER =
      Pattern.compile("(?i)(?:.*/)?(?:integration|acceptance|it|qa|t)/.*");

  private static final Pattern DOCUMENTATION_PATH =
      Pattern.compile(
          "(?i).*\\.(?:md|mdx|markdown|rst|adoc|asciidoc|org|textile|man|[1-9])"
              + "|(?:.*/)?(?:docs?|documentation|man)/.*|(?:.*/)?(?:readme|changelog|changes|news)(?:\\.[^/]*)?");

  /** Between the words of {@code okhttp-tests}, {@code commonTest} and {@code FooTest2.java}. */
  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  /** Added to what was found, {@code " in test data"}; empty where nothing is to be said. */
  final String words;

  Surroundings(String words) {
    this.words = words;
  }

  static Surroundings of(String path) {
    Set<String> words =
        BETWEEN_WORDS
            .splitAsStream(path)
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    if (!Collections.disjoint(words, TEST_WORDS) || TEST_FOLDER.matcher(path).matches()) {
      return TEST_DATA;
    }
    if (!Collections.disjoint(words, EXAMPLE_WORDS) || TO_BE_FILLED_IN.matcher(path).matches()) {
      return EXAMPLE;
    }
    return DOCUMENTATION_PATH.matcher(path).matches() ? DOCUMENTATION : PRODUCT;
  }
}
