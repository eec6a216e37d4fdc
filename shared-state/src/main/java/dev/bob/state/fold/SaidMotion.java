package dev.bob.state.fold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.model.Clip;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Effect;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Subject;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.VotingRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a message of the type {@code proposal} proposes: its content is the text, and its metadata
 * may say the rest.
 *
 * <pre>{@code
 * {"title":"Mend the links","rule":"two-thirds","deadline_seconds":120,"subject":{"file":"docs/a.md"},"effect":"decision","deliberated":true}
 * }</pre>
 *
 * <p>Of the effect {@code change} it says the commit, {@code
 * {"effect":"change","commit":"4b825d…"}}, and is deliberated unless it says otherwise: who sees
 * what others overlook must not be outvoted.
 *
 * <p>With {@code revises} it is another version of that proposal, in its words: title and content.
 */
final class SaidMotion {
  /** The type of such a message. */
  static final String TYPE = "proposal";

  static final Duration DEADLINE_DEFAULT = Duration.ofSeconds(60);
  private static final int TITLE_DEFAULT_CHARS_MAX = 80;

  /** What another version does not change. */
  private static final List<String> STAYING =
      List.of("rule", "deadline_seconds", "subject", "effect", "commit", "deliberated");

  private SaidMotion() {}

  /**
   * Reads it; other fields of the metadata are the sender's own.
   *
   * @throws IllegalArgumentException with one sentence that says which field cannot be used
   */
  static Motion of(String content, ObjectNode metadata) {
    var title =
        text(metadata, "title")
            .orElseGet(
                () ->
                    content
                        .lines()
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .map(line -> Clip.clip(line.strip(), TITLE_DEFAULT_CHARS_MAX))
                        .orElse(""));
    var effect = text(metadata, "effect").map(SaidMotion::effect).orElse(new Effect.Decision());
    boolean change = effect instanceof Effect.Change;
    return new Motion(
        title,
        content,
        change ? commit(metadata) : subject(metadata.path("subject"), title),
        text(metadata, "rule").map(VotingRule::parse).orElse(VotingRule.MAJORITY),
        deadline(metadata.path("deadline_seconds")),
        effect,
        deliberated(metadata.path("deliberated"), change));
  }

  private static boolean deliberated(JsonNode value, boolean byDefault) {
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw new IllegalArgumentException("metadata.deliberated is neither true nor false");
    }
    return value.asBoolean(byDefault);
  }

  /** What a change is about: nothing but its commit. */
  private static Subject commit(ObjectNode metadata) {
    if (metadata.has("subject")) {
      throw new IllegalArgumentException(
          "a change is about its metadata.commit: leave metadata.subject out");
    }
    return text(metadata, "commit")
        .map(CommitId::new)
        .map(Subject.OfCommit::new)
        .orElseThrow(
            () -> new IllegalArgumentException("a change names its commit in metadata.commit"));
  }

  /**
   * The proposal of which it is another version.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  static Optional<ProposalId> revises(ObjectNode metadata) {
    var revised = text(metadata, "revises").map(ProposalId::new);
    if (revised.isPresent() && STAYING.stream().anyMatch(metadata::has)) {
      throw new IllegalArgumentException(
          "another version has other words; " + String.join(", ", STAYING) + " stay as they are");
    }
    return revised;
  }

  /**
   * What that field says.
   *
   * @throws IllegalArgumentException if it is no text
   */
  static Optional<String> text(ObjectNode metadata, String name) {
    var value = metadata.path(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new IllegalArgumentException("metadata." + name + " is no text");
    }
    return Optional.of(value.textValue());
  }

  private static Duration deadline(JsonNode value) {
    if (value.isMissingNode()) {
      return DEADLINE_DEFAULT;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new IllegalArgumentException("metadata.deadline_seconds is no whole number of seconds");
    }
    return Duration.ofSeconds(value.intValue());
  }

  private static Effect effect(String text) {
    return switch (text) {
      case "decision" -> new Effect.Decision();
      case "record" -> new Effect.Record();
      case "goal" -> new Effect.Goal();
      case "change" -> new Effect.Change();
      default ->
          throw new IllegalArgumentException(
              "not an effect (decision, record, goal, change): " + Clip.clip(text, 40));
    };
  }

  /** Named by the one field that says what it is about. */
  private static Subject subject(JsonNode value, String title) {
    if (value.isMissingNode()) {
      return new Subject.OfText(title);
    }
    List<Subject> named = new ArrayList<>();
    if (value.isObject()) {
      var fields = (ObjectNode) value;
      text(fields, "finding").map(FindingId::new).map(Subject.OfFinding::new).ifPresent(named::add);
      text(fields, "task").map(TaskId::new).map(Subject.OfTask::new).ifPresent(named::add);
      text(fields, "file").map(Subject.OfFile::new).ifPresent(named::add);
      text(fields, "commit").map(CommitId::new).map(Subject.OfCommit::new).ifPresent(named::add);
      text(fields, "text").map(Subject.OfText::new).ifPresent(named::add);
    }
    if (named.size() != 1) {
      throw new IllegalArgumentException(
          "metadata.subject is no object with one of finding, task, file, commit and text");
    }
    return named.getFirst();
  }
}
