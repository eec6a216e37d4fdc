package dev.bob.instance.mind.offline.todos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TodoReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "// TODO: do it                      | TODO  | do it",
        "// TODO do it                       | TODO  | do it",
        "//TODO(ann): do it                  | TODO  | do it",
        "// TODO(ann) - do it                | TODO  | do it",
        "// TODO(#123): do it                | TODO  | do it",
        "// TODO[ann]: do it.                | TODO  | do it.",
        "// TODO@ann do it                   | TODO  | do it",
        "// TODO; do it                      | TODO  | do it",
        "// TODO, later                      | TODO  | later",
        "// @TODO: do it                     | TODO  | do it",
        "// - TODO: do it                    | TODO  | do it",
        "/// TODO do it                      | TODO  | do it",
        "/* TODO: do it */                   | TODO  | do it",
        "/** TODO: do it **/                 | TODO  | do it",
        "/* TODO */                          | TODO  | ''",
        "call(); // FIXME: breaks on Windows | FIXME | breaks on Windows",
        "// XXX: is this right?              | XXX   | is this right?",
        "/* XXX */                           | XXX   | ''",
        "// HACK around a bug of a compiler  | HACK  | around a bug of a compiler",
        "// UGLY HACK: do it                 | HACK  | do it",
        "// call(); // TODO do it            | TODO  | do it",
        "// this works (TODO: test it)       | TODO  | test it",
        "// FIXME .gitignore                 | FIXME | .gitignore",
        "// TODO ...and more                 | TODO  | and more",
      })
  void readsWhatWasLeft(String line, String marker, String text) {
    // When
    List<Todo> todos = java(line + "\n");
    // Then
    assertThat(todos).extracting(Todo::marker).containsExactly(marker);
    assertThat(todos).extracting(Todo::text).containsExactly(text);
    assertThat(todos).extracting(Todo::excerpt).containsExactly(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int TODO = 1;",
        "list(TODO);",
        "String s = \"// TODO: do it\";",
        "char c = '\"'; String s = \"// TODO: do it\";",
        "// todo: do it",
        "// Todo: do it",
        "// TODOs are left",
        "// TODO_LIST is full",
        "// see MY_TODO",
        "// TODO-list",
        "// TODO's",
        "// TODO.md has more",
        "// TODO/done/x.txt",
        "// \"TODO\" is what it looks for",
        "// `TODO: x` is what it looks for",
        "// 'TODO: x' is what it looks for",
        "// TODO comments are counted here",
        "// TODO and FIXME comments",
        "// TODO, FIXME and XXX",
        "// TODO|FIXME",
        "// TODO is a marker",
        "// all TODO comments",
        "// this is a TODO: list",
        "// every TODO: is counted",
        "// context.TODO()",
        "// XXX-XX-1234",
        "// XXX.XXX.XXX.XXX",
        "// (XXX) XXX-XXXX",
        "// mktemp /tmp/x.XXXXXX",
        "// \\XXX is octal",
        "// the format is XXX: a zone",
        "// support for XXX because",
        "// +XXX",
        "// <TODO>",
        "// $TODO",
        "// TODO=1",
        "// TODO: your code here",
        "// HACKING is fun",
      })
  void leavesAloneWhatLeavesNoWork(String line) {
    // When, Then
    assertThat(java(line + "\n")).isEmpty();
  }

  @Test
  void knowsTheLinesOfLongComments() {
    // Given
    String text =
        """
        // TODO first
        /**
         * Says nothing.
         *
         * TODO: fifth
         * @see TODO
         */
        int x; /* one */ /* TODO: eighth */ // TODO: eighth again
        // TODO first
        // FIXME tenth""";
    // When
    List<Todo> todos = java(text);
    // Then
    assertThat(todos).extracting(Todo::line).containsExactly(1, 5, 8, 9, 10);
    assertThat(todos).extracting(Todo::occurrence).containsExactly(1, 1, 1, 2, 1);
  }

  @Test
  void linesMayEndAsOnWindows() {
    // When
    List<Todo> todos = java("// TODO: do it\r\n\r\n/* x\r\n   TODO: that\r\n*/\r\n");
    // Then
    assertThat(todos).extracting(Todo::line).containsExactly(1, 4);
    assertThat(todos).extracting(Todo::text).containsExactly("do it", "that");
    assertThat(todos).extracting(Todo::excerpt).noneMatch(excerpt -> excerpt.contains("\r"));
  }

  @Test
  void aLineThatNobodyWroteByHandIsNotRead() {
    // Given
    String code = "x();".repeat(300);
    // When, Then
    assertThat(java(code + " // TODO: do it\n// TODO: next\n"))
        .extracting(Todo::line)
        .containsExactly(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// TODO ",
        "/* ",
        "/*TODO*/",
        "\"",
        "<<A ",
        "// x: TODO(",
        "XXX ",
        "'",
        "TODO:\n",
        "(* {- "
      })
  void readsTheLargestFileOfAnythingInNoTime(String anything) {
    // Given
    String text = anything.repeat((1 << 20) / anything.length());
    for (String name : List.of("a.c", "a.js", "a.rb", "a.sh", "a.py", "a.ml", "a.md", "a.lua")) {
      long start = System.nanoTime();
      // When
      TodoReader.read(text, CommentSyntaxes.of(name, text).orElseThrow());
      // Then
      assertThat(System.nanoTime() - start).as(name).isLessThan(5_000_000_000L);
    }
  }

  private static List<Todo> java(String text) {
    return TodoReader.read(text, CommentSyntaxes.of("A.java", text).orElseThrow());
  }
}
