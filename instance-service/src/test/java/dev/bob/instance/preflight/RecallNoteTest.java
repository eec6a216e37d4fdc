package dev.bob.instance.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RecallNoteTest {
  @Test
  void saysNothingWhereNothingLeavesTheHive() {
    assertThat(RecallNote.of(Map.of())).isEmpty();
    assertThat(RecallNote.of(Map.of("BOB_EMBEDDING_MODEL", " "))).isEmpty();
  }

  @Test
  void namesTheModelAndTheHostAndNoPassword() {
    assertThat(
            RecallNote.of(
                Map.of(
                    "BOB_EMBEDDING_MODEL", "bge-m3",
                    "OPENAI_BASE_URL", "http://me:secret@models.example:11434/v1")))
        .isEqualTo(
            "But recall asks the model bge-m3 at models.example, and sends it what the hive remembers and what is looked for.");
  }

  @Test
  void namesTheVariableWhoseAddressCannotBeRead() {
    assertThat(
            RecallNote.of(
                Map.of("BOB_EMBEDDING_MODEL", "m", "OPENAI_BASE_URL", "no address at all")))
        .contains("at OPENAI_BASE_URL,");
  }
}
