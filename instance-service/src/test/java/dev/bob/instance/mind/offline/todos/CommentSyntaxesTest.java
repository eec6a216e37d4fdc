package dev.bob.instance.mind.offline.todos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In each text {@code TODO: yes} stands in a comment, and {@code TODO: no} in none. */
class CommentSyntaxesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '¦',
      value = {
        "a.c      | s = \"/* TODO: no */\"; // TODO: yes",
        "a.c      | c = '\"'; /* TODO: yes */",
        "a.c      | c = '\\''; /* x\\n TODO: yes\\n*/",
        "a.c      | s = \"http://TODO: no\"; x /* a */ y /* TODO: yes */",
        "a.cpp    | s = R\"x(\\n// TODO: no\\n)\" )x\"; n = 1'000; // TODO: yes",
        "a.cs     | s = @\"c:\\\"; // TODO: yes",
        "a.java   | s = \"\"\"\\n// TODO: no \" \\n\"\"\"; // TODO: yes",
        "a.kt     | /* /* x */ TODO: yes */",
        "a.scala  | val a = 'a; val s = \"// TODO: no\" // TODO: yes",
        "a.swift  | let s = \"// TODO: no\" // TODO: yes",
        "a.dart   | var s = '''\\n// TODO: no\\n'''; // TODO: yes",
        "a.groovy | def s = '// TODO: no' // TODO: yes",
        "a.go     | s := `\\n// TODO: no\\n` // TODO: yes",
        "a.go     | r := '`' // TODO: yes",
        "a.rs     | fn f<'a>(x: &'a str) {} let s = \"\\n// TODO: no\\n\"; // TODO: yes",
        "a.rs     | let s = r#\"\\n\" // TODO: no\\n\"#; /* /* x */ TODO: yes */",
        "a.zig    | \\\\ // TODO: no\\n// TODO: yes",
        "a.js     | s = '// TODO: no'; t = `\\n// TODO: no\\n`; // TODO: yes",
        "a.js     | s.replace(/[\"'/*]/g, x); t = /a\\/*/; // TODO: yes",
        "a.js     | x = a / b; // TODO: yes",
        "a.tsx    | return <p>don't</p>\\n{/* TODO: yes */}",
        "a.css    | a { content: \"/* TODO: no */\" } /* TODO: yes */",
        "a.scss   | a { b: url(http://x) } // TODO: yes",
        "a.php    | $s = <<<EOT\\n// TODO: no\\nEOT;\\n# TODO: yes",
        "a.py     | s = '# TODO: no'; t = \"\"\"\\n# TODO: no\\n\"\"\" # TODO: yes",
        "a.py     | s = 'it\\'s # TODO: no' # TODO: yes",
        "a.rb     | s = \"#{x} # TODO: no\" # TODO: yes",
        "a.rb     | s = <<~EOS\\n  # TODO: no\\n  EOS\\n# TODO: yes",
        "a.rb     | =begin\\nTODO: yes\\n=end",
        "a.rb     | __END__\\n# TODO: no",
        "a.pl     | $n = $#list; $x =~ s#a#b#; # TODO: yes",
        "a.pl     | =pod\\n\\n# TODO: no\\n\\n=cut\\n\\n# TODO: yes",
        "a.sh     | x=${y#TODO: no} # TODO: yes",
        "a.sh     | echo \"\\n # TODO: no\\n\" # TODO: yes",
        "a.sh     | cat <<'EOF'\\n# TODO: no\\nEOF\\n# TODO: yes",
        "a.sh     | cat <<EOF\\nit's\\nEOF\\n# TODO: yes",
        "a.sh     | # don't\\n# TODO: yes",
        "a.yml    | a: don't # TODO: yes",
        "a.yml    | a: \"x # TODO: no\" # TODO: yes",
        "a.yml    | a: http://x/#TODO: no",
        "a.toml   | a = '# TODO: no' # TODO: yes",
        "a.tf     | a = \"# TODO: no\" # TODO: yes",
        "a.ini    | ; TODO: yes\\na = b ; TODO: no",
        "a.properties | # TODO: yes\\na = b # TODO: no",
        "a.lua    | s = [[\\n-- TODO: no\\n]] --[==[ x\\nTODO: yes\\n]==]",
        "a.lua    | s = '-- TODO: no' -- TODO: yes",
        "a.sql    | select '-- TODO: no' -- TODO: yes",
        "a.sql    | /* TODO: yes */",
        "a.hs     | x --> y; {- {- x -} TODO: yes -}",
        "a.hs     | a --TODO: yes",
        "a.erl    | X = $%, \"% TODO: no\", % TODO: yes",
        "a.ex     | s = \"\"\"\\n# TODO: no\\n\"\"\" # TODO: yes",
        "a.clj    | (a \"; TODO: no\" \\; b) ; TODO: yes",
        "a.el     | (a \"; TODO: no\") ;; TODO: yes",
        "a.ml     | (* (* x *) TODO: yes *)",
        "a.tex    | 5\\% TODO: no\\n% TODO: yes",
        "a.jl     | #= x\\nTODO: yes =#",
        "a.nix    | s = ''\\n# TODO: no\\n''; # TODO: yes",
        "a.ps1    | <# TODO: yes #>",
        "a.bat    | REM TODO: yes",
        "a.html   | <p>TODO: no</p><!-- TODO: yes -->",
        "a.xml    | <!--\\n  TODO: yes\\n-->",
        "a.vue    | <!-- TODO: yes -->",
        "a.vue    | <a href=https://x//TODO: no> // TODO: yes",
        "a.md     | TODO: no\\n`<!-- TODO: no -->`\\n```html\\n<!-- TODO: no -->\\n```\\n<!-- TODO: yes -->",
        "a.jinja  | {# TODO: yes #}",
        "a.adoc   | // TODO: yes\\nTODO: no",
        "go.mod   | require x v1 // TODO: yes",
        "Makefile | x: y # TODO: yes",
        "Dockerfile | FROM x\\n# TODO: yes\\nRUN echo # TODO: no",
        "CMakeLists.txt | set(a \"# TODO: no\") #[[ TODO: yes ]]",
        "run      | #!/bin/sh\\n# TODO: yes",
        "run      | #!/usr/bin/env python3\\n'''\\n# TODO: no\\n'''\\n# TODO: yes",
        "run      | #!/usr/bin/perl -w\\n# TODO: yes",
      })
  void tellsCommentsFromCodeAndStrings(String name, String text) {
    // Given
    String lines = text.replace("\\n", "\n");
    // When
    List<Todo> todos = TodoReader.read(lines, CommentSyntaxes.of(name, lines).orElseThrow());
    // Then
    assertThat(CommentSyntaxes.mayKnow(name)).isTrue();
    assertThat(todos)
        .extracting(Todo::text)
        .hasSize(text.contains("TODO: yes") ? 1 : 0)
        .allMatch(said -> said.startsWith("yes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.json", "a.csv", "a.rst", "a.svg", "TODO", "LICENSE", ".x"})
  void knowsNoCommentsOfFilesThatHaveNone(String name) {
    // When, Then
    assertThat(CommentSyntaxes.of(name, "# TODO: no\n")).isEmpty();
  }

  @Test
  void whatIsNotClosedIsNotOpenedEither() {
    // Given
    String text = "x = a /* b\ny = `c\nz = 1 // TODO: yes\n";
    // When, Then
    assertThat(TodoReader.read(text, CommentSyntaxes.of("a.js", text).orElseThrow())).hasSize(1);
  }
}
