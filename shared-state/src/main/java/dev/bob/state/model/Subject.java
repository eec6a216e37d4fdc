package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a proposal is about: what its voters look at when they weigh it.
 *
 * <pre>{@code
 * {"about":"finding","finding":"0f3a5b7c9d1e2f40"}   {"about":"task","task":"goal_1.links"}
 * {"about":"file","file":"docs/a.md"}                {"about":"text","text":"The name of the release"}
 * {"about":"commit","commit":"4b825dc642cb6eb9a060e54bf8d69288fbee4904"}
 * }</pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "about")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Subject.OfFinding.class, name = "finding"),
  @JsonSubTypes.Type(value = Subject.OfTask.class, name = "task"),
  @JsonSubTypes.Type(value = Subject.OfFile.class, name = "file"),
  @JsonSubTypes.Type(value = Subject.OfCommit.class, name = "commit"),
  @JsonSubTypes.Type(value = Subject.OfText.class, name = "text")
})
public sealed interface Subject {
  int FILE_CHARS_MAX = 1_000;
  int TEXT_CHARS_MAX = 300;

  record OfFinding(FindingId finding) implements Subject {}

  record OfTask(TaskId task) implements Subject {}

  /**
   * @param file path in the tree of the repository, {@code /} separated; it need not exist
   */
  record OfFile(String file) implements Subject {
    public OfFile {
      if (file.isBlank() || file.length() > FILE_CHARS_MAX) {
        throw new IllegalArgumentException(
            "the path of a file has 1 to " + FILE_CHARS_MAX + " characters");
      }
      if (file.startsWith("/") || file.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "not the path of a file from the root of the repository: " + Clip.clip(file, 40));
      }
    }
  }

  /** A commit of the repository, whether or not it is there. */
  record OfCommit(CommitId commit) implements Subject {}

  /** Free text: what no repository shows. */
  record OfText(String text) implements Subject {
    public OfText {
      if (text.isBlank()) {
        throw new IllegalArgumentException("a subject has at least 1 character");
      }
      text = Clip.clip(text, TEXT_CHARS_MAX);
    }
  }
}
