package dev.bob.instance.mind.offline.hotspots;

import dev.bob.instance.mind.offline.repository.Coverage;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.survey.Languages;
import dev.bob.instance.mind.offline.survey.TestPaths;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which files can be a hotspot: those in which people write a program. Tests change because
 * what they test does; data, documentation, translations and the descriptions of builds and
 * releases are long and change often by nature.
 */
final class SourceCode {
  private static final Set<String> LANGUAGES =
      Set.of(
          "C",
          "C#",
          "C++",
          "Clojure",
          "Dart",
          "Elixir",
          "Erlang",
          "Go",
          "Groovy",
          "Haskell",
          "Java",
          "JavaScript",
          "Julia",
          "Kotlin",
          "Lua",
          "Objective-C",
          "OCaml",
          "Perl",
          "PHP",
          "PowerShell",
          "Python",
          "R",
          "Ruby",
          "Rust",
          "Scala",
          "Shell",
          "Svelte",
          "Swift",
          "TypeScript",
          "Vue",
          "Zig");

  private static final Pattern NO_PROGRAM =
      Pattern.compile(
          "(?:^|/)(?:locales?|i18n|l10n|nls|translations|testdata|fixtures)/"
              + "|(?:^|/)lang/[a-z]{2,3}(?:[-_][a-z]{2,4})?\\.\\w+$"
              + "|(?:^|/)(?:docs?|documentation)/"
              + "|(?:^|/)(?:setup\\.py|conf\\.py|mix\\.exs|project\\.clj|package\\.swift|rakefile|[^/]*\\.edn|[^/]*\\.sbt"
              + "|[^/]+\\.gradle\\.kts|(?:gulp|grunt)file\\.[a-z]+|[^/]+\\.config\\.[cm]?[jt]s|_*version_*\\.\\w+)$",
          Pattern.CASE_INSENSITIVE);

  private SourceCode() {}

  /** Whether a file can be a hotspot, as far as one can tell without reading it. */
  static boolean isProgram(TreeEntry entry) {
    return entry.coverage() == Coverage.EXAMINED
        && isCode(entry.path())
        && !TestPaths.isTest(entry.path())
        && !NO_PROGRAM.matcher(entry.path()).find();
  }

  /** Whether a path is one of a programming language. */
  static boolean isCode(String path) {
    return LANGUAGES.contains(Languages.of(path.substring(path.lastIndexOf('/') + 1)));
  }
}
