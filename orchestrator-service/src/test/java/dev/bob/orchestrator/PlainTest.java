package dev.bob.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTest {
  @Test
  void textFromOutsideCannotSteerTheTerminal() {
    // Given
    var text = "a\033[2J\033]0;title\007b\u009b31mc\u202ed\ne\u0000\u007f\ud800f é 漢";
    // When
    var plain = Plain.line(text);
    // Then
    assertThat(plain).isEqualTo("a�[2J�]0;title�b�31mc�d e���f é 漢");
  }
}
