package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One task as a plan states it.
 *
 * @param name unique within the plan, {@code [a-z][a-z0-9-]*}
 * @param kind what the mind does for it: {@code inventory}, {@code links}, {@code report}, …
 * @param title one line for people
 * @param affinity the role that suits it best
 * @param scope globs of the files that it is about; empty means the whole repository
 * @param dependsOn names of tasks of the same plan that must be done before
 * @param toleratesBlocked whether it is ready even if some of those are blocked (a report is)
 * @param input parameters for the kind, sorted by name; may be empty
 * @param edits globs of the files that it may change ({@code *}, {@code **}, {@code ?}); empty
 *     means that it changes nothing. No two tasks that may change the same file are claimed at once
 */
public record TaskSpec(
    String name,
    String kind,
    String title,
    Role affinity,
    List<String> scope,
    List<String> dependsOn,
    boolean toleratesBlocked,
    Map<String, String> input,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> edits) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  /** One that changes nothing. */
  public TaskSpec(
      String name,
      String kind,
      String title,
      Role affinity,
      List<String> scope,
      List<String> dependsOn,
      boolean toleratesBlocked,
      Map<String, String> input) {
    this(name, kind, title, affinity, scope, dependsOn, toleratesBlocked, input, List.of());
  }

  public TaskSpec {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a name of a task: " + Clip.clip(name, 40));
    }
    title = Clip.clip(title, 200);
    scope = List.copyOf(scope);
    dependsOn = List.copyOf(dependsOn);
    edits = List.copyOf(edits);
    input = Collections.unmodifiableSortedMap(new TreeMap<>(input));
  }

  /** Whether that may name a task; a kind looks the same where people give it. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}
