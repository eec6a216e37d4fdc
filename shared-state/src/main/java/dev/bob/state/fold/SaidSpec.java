package dev.bob.state.fold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.model.Clip;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.Priority;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a message of the type {@code task} asks for: its content is the title, and its metadata says
 * the rest, of which only {@code kind} must be there.
 *
 * <pre>{@code
 * {"kind":"links","goal":"goal_1","name":"links-again","affinity":"builder","depends_on":["links"],"scope":["docs/**"],"edits":[],"input":{"shard":"1","shards":"2"}}
 * }</pre>
 *
 * @param goal to which it is added; absent where the task is a goal of its own
 * @param name absent where the hive names it
 * @param priority of the goal of its own
 * @param unnamed the task, under a name that does not count
 */
record SaidSpec(
    Optional<GoalId> goal, Optional<String> name, Optional<Priority> priority, TaskSpec unnamed) {
  static final int TITLE_CHARS_MAX = 200;
  static final int INPUTS_MAX = 16;
  static final int INPUT_CHARS_MAX = 1_000;
  static final int SCOPE_MAX = 16;
  private static final int DEPENDS_ON_MAX = 64;

  /** What a kind looks like, and so a name that nobody gave. */
  private static final String NAMELESS = "task";

  SaidSpec {
    if (goal.isPresent() && priority.isPresent()) {
      throw new IllegalArgumentException(
          "a task of a goal is as urgent as that: metadata has goal or priority, not both");
    }
  }

  /**
   * Reads it; other fields of the metadata are the sender's own.
   *
   * @throws IllegalArgumentException with one sentence that says which field cannot be used
   */
  static SaidSpec of(String content, ObjectNode metadata) {
    return new SaidSpec(
        SaidMotion.text(metadata, "goal").map(GoalId::new),
        SaidMotion.text(metadata, "name"),
        SaidMotion.text(metadata, "priority").map(Priority::named),
        new TaskSpec(
            NAMELESS,
            kind(metadata),
            title(content),
            SaidMotion.text(metadata, "affinity").map(SaidSpec::role).orElse(Role.EXPLORER),
            scope(metadata),
            dependsOn(metadata),
            false,
            input(metadata.path("input")),
            texts(metadata, "edits")));
  }

  TaskSpec named(String given) {
    return new TaskSpec(
        given,
        unnamed.kind(),
        unnamed.title(),
        unnamed.affinity(),
        unnamed.scope(),
        unnamed.dependsOn(),
        unnamed.toleratesBlocked(),
        unnamed.input(),
        unnamed.edits());
  }

  private static String title(String content) {
    if (content.isBlank() || content.length() > TITLE_CHARS_MAX || content.lines().count() > 1) {
      throw new IllegalArgumentException(
          "the content is the title of the task: one line of 1 to "
              + TITLE_CHARS_MAX
              + " characters; what else a mind must know is metadata.input");
    }
    return content.strip();
  }

  private static String kind(ObjectNode metadata) {
    var kind =
        SaidMotion.text(metadata, "kind")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "metadata.kind is missing: it says what is to be done, like links"));
    if (!TaskSpec.isName(kind)) {
      throw new IllegalArgumentException("metadata.kind is no kind: " + Clip.clip(kind, 40));
    }
    if (kind.equals("report")) { // another one would take the place of the report that is there
      throw new IllegalArgumentException("a report is part of a plan: set a goal for one");
    }
    return kind;
  }

  private static Role role(String text) {
    return Arrays.stream(Role.values())
        .filter(role -> role.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "metadata.affinity is no role: " + Clip.clip(text, 40)));
  }

  private static List<String> scope(ObjectNode metadata) {
    var globs = texts(metadata, "scope");
    if (globs.size() > SCOPE_MAX) {
      throw new IllegalArgumentException("metadata.scope has more than " + SCOPE_MAX + " globs");
    }
    globs.stream()
        .flatMap(glob -> FileGlob.flaw(glob).stream())
        .findFirst()
        .ifPresent(
            flaw -> {
              throw new IllegalArgumentException("metadata.scope: " + flaw);
            });
    return globs;
  }

  private static List<String> dependsOn(ObjectNode metadata) {
    var names = texts(metadata, "depends_on").stream().distinct().toList();
    if (names.size() > DEPENDS_ON_MAX) {
      throw new IllegalArgumentException(
          "metadata.depends_on has more than " + DEPENDS_ON_MAX + " names");
    }
    return names;
  }

  private static List<String> texts(ObjectNode metadata, String name) {
    var value = metadata.path(name);
    if (value.isMissingNode()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    value.forEach(one -> texts.add(one.isTextual() ? one.textValue() : ""));
    if (!value.isArray() || texts.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("metadata." + name + " is no list of texts");
    }
    return texts;
  }

  private static Map<String, String> input(JsonNode value) {
    Map<String, String> input = new TreeMap<>();
    if (value.isMissingNode()) {
      return input;
    }
    value.properties().forEach(field -> input.put(field.getKey(), field.getValue().asText("")));
    boolean texts = value.isObject() && value.valueStream().allMatch(JsonNode::isTextual);
    if (!texts
        || input.size() > INPUTS_MAX
        || input.entrySet().stream()
            .anyMatch(one -> one.getKey().length() + one.getValue().length() > INPUT_CHARS_MAX)) {
      throw new IllegalArgumentException(
          "metadata.input is an object of at most %s texts, each of at most %s characters"
              .formatted(INPUTS_MAX, INPUT_CHARS_MAX));
    }
    return input;
  }
}
