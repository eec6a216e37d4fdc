package dev.bob.instance.mind.offline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "__init__.py, \\_\\_init\\_\\_.py",
        "snake_case_2.go, snake_case_2.go",
        "<script>, \\<script\\>",
        "[a](b), \\[a\\](b)",
        "a|b, a\\|b",
        "`code`, \\`code\\`",
        "&lt;, \\&lt;",
        "see https://evil.example, see https\\://evil.example",
        "www.evil.example, www\\.evil.example",
        "plain text. (Yes - it is!), plain text. (Yes - it is!)",
      })
  void textOfStrangersIsNoMarkup(String raw, String escaped) {
    assertThat(Markdown.text(raw)).isEqualTo(escaped);
  }

  @Test
  void codeSpanHoldsBackticksOfAnyLength() {
    // Given
    String raw = "`a ``b`";

    // When
    String code = Markdown.code(raw);

    // Then
    assertThat(code).isEqualTo("``` `a ``b` ```");
  }

  @Test
  void nothingStartsANewLineOrHidesItself() {
    // Given
    String raw = "one\n# two\r\n\u202Ethree\u2028four\u0007";

    // When
    String text = Markdown.text(raw) + Markdown.code(raw) + Markdown.shell(raw, "").strip();

    // Then
    assertThat(text).doesNotContain("\u202E", "\u2028", "\u0007", "\n# two");
  }

  @Test
  void commandCannotEndItsBlock() {
    // Given
    String command = "echo '```'";

    // When
    String block = Markdown.shell(command, "");

    // Then
    assertThat(block).isEqualTo("````sh\necho '```'\n````\n");
  }
}
