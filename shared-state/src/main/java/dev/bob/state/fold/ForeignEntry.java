package dev.bob.state.fold;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.MemoryFact.MemoryList;
import dev.bob.state.model.Clip;
import java.util.List;

/**
 * What a program that knows nothing of Bob has put into the memory. Nobody verifies it: it has no
 * evidence at a commit, and counts for no report.
 *
 * @param seq of its event: its identity
 * @param author what the program calls itself
 * @param entry its fields as they were written
 */
public record ForeignEntry(long seq, MemoryList list, String author, ObjectNode entry) {
  private static final List<String> TITLES = List.of("title", "text", "content");
  private static final int WHY_CHARS_MAX = 500;

  /** One line: what it is; may be empty. */
  public String title() {
    return TITLES.stream()
        .map(name -> entry.path(name).asText())
        .filter(title -> !title.isBlank())
        .findFirst()
        .orElse("");
  }

  /** What it says against another entry: all that is known is its own words. */
  String why() {
    return Clip.clip(title(), WHY_CHARS_MAX);
  }
}
