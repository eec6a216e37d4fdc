package dev.bob.instance.mind.offline.survey;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names the language of a file by its name. */
public final class Languages {
  public static final String OTHER = "other";

  private static final Map<String, String> BY_EXTENSION = new HashMap<>();
  private static final Map<String, String> BY_NAME =
      Map.of(
          "makefile",
          "Make",
          "gnumakefile",
          "Make",
          "dockerfile",
          "Dockerfile",
          "jenkinsfile",
          "Groovy",
          "rakefile",
          "Ruby",
          "gemfile",
          "Ruby",
          "cmakelists.txt",
          "CMake",
          "justfile",
          "Just",
          "go.mod",
          "Go module");

  static {
    extensions("AsciiDoc", "adoc", "asciidoc");
    extensions("C", "c", "h");
    extensions("C#", "cs");
    extensions("C++", "cc", "cpp", "cxx", "hh", "hpp", "hxx", "ipp");
    extensions("Clojure", "clj", "cljs", "cljc", "edn");
    extensions("CMake", "cmake");
    extensions("CSS", "css", "scss", "sass", "less");
    extensions("CSV", "csv", "tsv");
    extensions("Dart", "dart");
    extensions("Elixir", "ex", "exs");
    extensions("Erlang", "erl", "hrl");
    extensions("Go", "go");
    extensions("Gradle", "gradle");
    extensions("GraphQL", "graphql", "gql");
    extensions("Groovy", "groovy");
    extensions("Haskell", "hs");
    extensions("HCL", "tf", "hcl", "tfvars");
    extensions("HTML", "html", "htm", "xhtml");
    extensions("Java", "java");
    extensions("JavaScript", "js", "mjs", "cjs", "jsx");
    extensions("JSON", "json", "jsonc", "json5");
    extensions("Julia", "jl");
    extensions("Kotlin", "kt", "kts");
    extensions("Lua", "lua");
    extensions("Markdown", "md", "markdown", "mdx");
    extensions("Nix", "nix");
    extensions("Objective-C", "m", "mm");
    extensions("OCaml", "ml", "mli");
    extensions("Perl", "pl", "pm");
    extensions("PHP", "php");
    extensions("PowerShell", "ps1", "psm1");
    extensions("Properties", "properties", "ini", "cfg", "conf");
    extensions("Protocol Buffers", "proto");
    extensions("Python", "py", "pyi");
    extensions("R", "r");
    extensions("reStructuredText", "rst");
    extensions("Ruby", "rb");
    extensions("Rust", "rs");
    extensions("Scala", "scala", "sc", "sbt");
    extensions("Shell", "sh", "bash", "zsh", "fish");
    extensions("SQL", "sql");
    extensions("Svelte", "svelte");
    extensions("Swift", "swift");
    extensions("SVG", "svg");
    extensions("Text", "txt");
    extensions("TOML", "toml");
    extensions("TypeScript", "ts", "tsx", "mts", "cts");
    extensions("Vue", "vue");
    extensions("XML", "xml", "xsd", "xsl", "xslt");
    extensions("YAML", "yaml", "yml");
    extensions("Zig", "zig");
  }

  private Languages() {}

  /** The language, or {@link #OTHER}. */
  public static String of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    String byName = BY_NAME.get(name);
    if (byName != null) {
      return byName;
    }
    int dot = name.lastIndexOf('.');
    return dot < 0 ? OTHER : BY_EXTENSION.getOrDefault(name.substring(dot + 1), OTHER);
  }

  private static void extensions(String language, String... extensions) {
    for (String extension : extensions) {
      BY_EXTENSION.put(extension, language);
    }
  }
}
