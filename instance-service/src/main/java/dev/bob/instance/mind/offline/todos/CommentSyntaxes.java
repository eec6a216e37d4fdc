package dev.bob.instance.mind.offline.todos;

import static dev.bob.instance.mind.offline.todos.Token.block;
import static dev.bob.instance.mind.offline.todos.Token.line;
import static dev.bob.instance.mind.offline.todos.Token.lineString;
import static dev.bob.instance.mind.offline.todos.Token.nesting;
import static dev.bob.instance.mind.offline.todos.Token.raw;
import static dev.bob.instance.mind.offline.todos.Token.string;
import static dev.bob.instance.mind.offline.todos.Token.whole;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments of languages, by the name of a file or the program that its first line names.
 * Documentation strings are strings: nothing tells them from others.
 */
final class CommentSyntaxes {
  /** The colon before it belongs to an address. */
  private static final Token SLASHES = line("(?<!:)//");

  private static final Token STARS = block("/*", "*/");
  private static final Token NESTING_STARS = nesting("/*", "*/");
  private static final Token HASH = line("#");

  /** In languages in which the sign means other things within a word. */
  private static final Token FREE_HASH = line("(?<![^\\s;])#");

  private static final Token MARKUP = block("<!--", "-->");
  private static final Token QUOTED = lineString("\"", "\"");
  private static final Token QUOTED_LINES = string("\"", "\"");
  private static final Token TRIPLE_QUOTED = string("\"\"\"", "\"\"\"");
  private static final Token APOSTROPHES = lineString("'", "'");
  private static final Token TRIPLE_APOSTROPHES = string("'''", "'''");

  /** Where words are bare, an apostrophe within one is one. */
  private static final Token FREE_APOSTROPHES = lineString("(?<![\\w\\\\])'", "'");

  private static final Token FREE_QUOTED = lineString("(?<![\\w\\\\])\"", "\"");

  /** One character; what else has an apostrophe (a lifetime, a symbol) is left alone. */
  private static final Token CHARACTER = whole("'(?:\\\\[^'\\n]{1,10}|\\\\'|[^'\\\\\\n]{1,2})'");

  /** After what ends no value, a slash begins a regular expression. */
  private static final Token SLASHED =
      lineString("(?:(?<=[(,=:\\[!&|?{};]|=>|\\breturn)[ \\t]*|^[ \\t]*)/(?![/*])", "/");

  private static final Token HEREDOC =
      raw("(?<![<\\w])<<[ \\t]?[\"']?([A-Za-z_]\\w*)[\"']?", "\n$1\n");
  private static final Token INDENTED_HEREDOC =
      raw("(?<![<\\w])<<[-~][\"']?([A-Za-z_]\\w*)[\"']?", "$1\n");

  private static final List<Token> SCRIPT =
      List.of(SLASHES, STARS, SLASHED, string("`", "`"), QUOTED, APOSTROPHES);
  private static final List<Token> PYTHON =
      List.of(HASH, TRIPLE_QUOTED, TRIPLE_APOSTROPHES, QUOTED, APOSTROPHES);
  private static final List<Token> RUBY =
      List.of(
          new Token(Token.Form.BLOCK_COMMENT, "^=begin\\b", "\n=end"),
          whole("^__END__$[\\s\\S]*"),
          HEREDOC,
          INDENTED_HEREDOC,
          FREE_HASH,
          FREE_QUOTED,
          FREE_APOSTROPHES);
  private static final List<Token> PERL =
      List.of(
          raw("^=[a-z]\\w*", "\n=cut"),
          whole("^__(?:END|DATA)__$[\\s\\S]*"),
          HEREDOC,
          FREE_HASH,
          FREE_QUOTED,
          FREE_APOSTROPHES);
  private static final List<Token> SHELL =
      List.of(
          HEREDOC,
          INDENTED_HEREDOC,
          FREE_HASH,
          string("(?<!\\\\)\"", "\""),
          raw("(?<![\\w\\\\])'", "'"));
  private static final List<Token> MAKE = List.of(FREE_HASH, FREE_QUOTED, FREE_APOSTROPHES);
  private static final List<Token> LISP =
      List.of(line("(?<![\\\\?]);"), nesting("#|", "|#"), string("(?<![\\\\?])\"", "\""));
  private static final List<Token> HASH_LINES = List.of(line("^[ \\t]*#"));

  private static final Map<String, CommentSyntax> BY_EXTENSION = new HashMap<>();
  private static final Map<String, CommentSyntax> BY_NAME = new HashMap<>();
  private static final Map<String, CommentSyntax> BY_PROGRAM = new HashMap<>();

  private static final Pattern PROGRAM =
      Pattern.compile("#![^\\n]{0,100}?([a-z]+)[\\d.]*(?:\\s+-[^\\n]*)?\\n");

  static {
    extensions(List.of(SLASHES, STARS, QUOTED, CHARACTER), "c h m mm l y");
    extensions(
        List.of(SLASHES, STARS, raw("\\bR\"([^()\\\\\\s]{0,16})\\(", ")$1\""), QUOTED, CHARACTER),
        "cc cpp cxx hh hpp hxx ipp ll yy");
    extensions(
        List.of(SLASHES, STARS, raw("(?:@\\$?|\\$@)\"", "\""), TRIPLE_QUOTED, QUOTED, CHARACTER),
        "cs");
    extensions(List.of(SLASHES, STARS, TRIPLE_QUOTED, QUOTED, CHARACTER), "java");
    extensions(
        List.of(SLASHES, NESTING_STARS, TRIPLE_QUOTED, QUOTED, CHARACTER),
        "kt kts swift scala sc sbt");
    extensions(
        List.of(SLASHES, STARS, TRIPLE_QUOTED, TRIPLE_APOSTROPHES, SLASHED, QUOTED, APOSTROPHES),
        "groovy gradle dart");
    extensions(List.of(SLASHES, STARS, raw("`", "`"), QUOTED, CHARACTER), "go");
    extensions(
        List.of(SLASHES, NESTING_STARS, raw("\\bb?r(#{0,8})\"", "\"$1"), QUOTED_LINES, CHARACTER),
        "rs");
    extensions(List.of(SLASHES, whole("\\\\\\\\[^\\n]*"), QUOTED, CHARACTER), "zig");
    extensions(SCRIPT, "js mjs cjs jsx ts tsx mts cts");
    extensions(List.of(SLASHES, STARS, QUOTED, APOSTROPHES), "proto jsonc json5 scss less");
    extensions(List.of(STARS, QUOTED, APOSTROPHES), "css");
    extensions(
        List.of(
            SLASHES,
            STARS,
            line("(?<!\\S)#(?!\\[)"),
            raw("<<<[ \\t]*[\"']?(\\w+)[\"']?(?=\\n)", "\n$1"),
            FREE_QUOTED,
            FREE_APOSTROPHES),
        "php");
    extensions(List.of(HASH, SLASHES, STARS, INDENTED_HEREDOC, QUOTED), "tf hcl tfvars");
    extensions(List.of(HASH, TRIPLE_QUOTED, QUOTED), "graphql gql");
    extensions(PYTHON, "py pyi bzl bazel star");
    extensions(RUBY, "rb rake gemspec ru");
    extensions(PERL, "pl pm t");
    extensions(SHELL, "sh bash zsh ksh bats");
    extensions(List.of(FREE_HASH, FREE_QUOTED, FREE_APOSTROPHES), "yaml yml fish");
    extensions(List.of(HASH, TRIPLE_QUOTED, TRIPLE_APOSTROPHES, QUOTED, APOSTROPHES), "toml");
    extensions(List.of(HASH, QUOTED, APOSTROPHES), "r awk jq");
    extensions(List.of(FREE_HASH, FREE_QUOTED), "tcl");
    extensions(List.of(nesting("#=", "=#"), HASH, TRIPLE_QUOTED, QUOTED_LINES, CHARACTER), "jl");
    extensions(List.of(FREE_HASH, TRIPLE_QUOTED, TRIPLE_APOSTROPHES, QUOTED), "ex exs");
    extensions(List.of(HASH, STARS, raw("''", "''"), QUOTED_LINES), "nix");
    extensions(MAKE, "mk mak am just");
    extensions(List.of(block("#[[", "]]"), HASH, QUOTED_LINES), "cmake");
    extensions(List.of(line("(?<!\\$)%"), QUOTED_LINES, APOSTROPHES), "erl hrl");
    extensions(List.of(line("(?<!\\\\)%")), "tex sty");
    extensions(
        List.of(
            line("(?<![!#$%&*+./<=>?@\\\\^|~:-])--+(?![!#$%&*+./<=>?@\\\\^|~:-])"),
            nesting("{-", "-}"),
            QUOTED,
            CHARACTER),
        "hs elm purs");
    extensions(
        List.of(
            new Token(Token.Form.BLOCK_COMMENT, "--\\[(=*)\\[", "]$1]"),
            line("--"),
            raw("\\[(=*)\\[", "]$1]"),
            QUOTED,
            APOSTROPHES),
        "lua");
    extensions(List.of(line("--"), STARS, QUOTED, raw("'", "'")), "sql");
    extensions(LISP, "clj cljs cljc edn lisp lsp el scm rkt");
    extensions(List.of(nesting("(*", "*)"), QUOTED_LINES, CHARACTER), "ml mli");
    extensions(List.of(SLASHES, nesting("(*", "*)"), TRIPLE_QUOTED, QUOTED, CHARACTER), "fs fsx");
    extensions(List.of(block("<#", "#>"), FREE_HASH, FREE_QUOTED, FREE_APOSTROPHES), "ps1 psm1");
    extensions(List.of(line("^[ \\t]*(?i:rem\\b|::)")), "bat cmd");
    extensions(List.of(line("^[ \\t]*[#!]")), "properties");
    extensions(List.of(line("^[ \\t]*[#;]")), "ini cfg conf");
    extensions(List.of(MARKUP), "html htm xhtml xml xsd xsl xslt csproj props targets xaml");
    extensions(List.of(MARKUP, line("(?<![^\\s;{}])//"), STARS), "vue svelte");
    extensions(List.of(block("{#", "#}"), MARKUP), "j2 jinja jinja2 twig");
    extensions(List.of(block("{{!--", "--}}"), MARKUP), "hbs");
    extensions(
        List.of(
            raw("^[ \\t>]*(`{3,}|~{3,})[^`\\n]*$", "$1"), raw("(?<!`)(`{1,2})(?!`)", "$1"), MARKUP),
        "md markdown");
    extensions(List.of(line("^//(?!/)")), "adoc asciidoc");
    extensions(HASH_LINES, "dockerfile containerfile");
    names(HASH_LINES, "dockerfile containerfile .gitignore .gitattributes .dockerignore");
    names(List.of(line("//")), "go.mod go.work");
    names(MAKE, "makefile gnumakefile justfile");
    names(RUBY, "rakefile gemfile vagrantfile podfile brewfile");
    names(PYTHON, "build workspace tiltfile");
    names(List.of(block("#[[", "]]"), HASH, QUOTED_LINES), "cmakelists.txt");
    names(List.of(SLASHES, STARS, TRIPLE_QUOTED, TRIPLE_APOSTROPHES, QUOTED), "jenkinsfile");
    programs(SHELL, "sh bash zsh ksh dash");
    programs(PYTHON, "python");
    programs(PERL, "perl");
    programs(RUBY, "ruby");
    programs(SCRIPT, "node");
  }

  private CommentSyntaxes() {}

  /** Whether a file of this name may have a syntax: only those need be read. */
  static boolean mayKnow(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.indexOf('.') < 0
        || BY_NAME.containsKey(name)
        || BY_EXTENSION.containsKey(extension(name));
  }

  /** How the comments of a file are written; empty if that is not known or it can have none. */
  static Optional<CommentSyntax> of(String fileName, String text) {
    String name = fileName.toLowerCase(Locale.ROOT);
    CommentSyntax byName = BY_NAME.get(name);
    if (byName != null) {
      return Optional.of(byName);
    }
    if (name.indexOf('.') >= 0) {
      return Optional.ofNullable(BY_EXTENSION.get(extension(name)));
    }
    Matcher program = PROGRAM.matcher(text);
    return program.lookingAt()
        ? Optional.ofNullable(BY_PROGRAM.get(program.group(1)))
        : Optional.empty();
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static void extensions(List<Token> tokens, String extensions) {
    put(BY_EXTENSION, tokens, extensions);
  }

  private static void names(List<Token> tokens, String names) {
    put(BY_NAME, tokens, names);
  }

  private static void programs(List<Token> tokens, String programs) {
    put(BY_PROGRAM, tokens, programs);
  }

  private static void put(Map<String, CommentSyntax> table, List<Token> tokens, String keys) {
    var syntax = new CommentSyntax(tokens);
    for (String key : keys.split(" ")) {
      table.put(key, syntax);
    }
  }
}
