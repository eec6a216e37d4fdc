package dev.bob.instance.mind.offline.survey;

import java.util.regex.Pattern;

/** Tells tests from what they test, by the folders and names that build tools look for. */
public final class TestPaths {
  private static final Pattern TEST =
      Pattern.compile(
          "(?:^|.*/)(?:tests?|__tests__|spec|src/(?:test|it)|testing)/.*|(?:.*/)?[^/]*(?:_test\\.(?:go|py|rb|c|cc|cpp|exs)"
              + "|[._-](?:test|spec)\\.[cm]?[jt]sx?|(?:Test|Tests|IT|Spec)\\.(?:java|kt|groovy|scala|cs)|_spec\\.rb)|(?:.*/)?test_[^/]+\\.py");

  private TestPaths() {}

  public static boolean isTest(String path) {
    return TEST.matcher(path).matches();
  }
}
