package dev.bob.state.model;

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
 */
public record TaskSpec(
    String name,
    String kind,
    String title,
    Role affinity,
    List<String> scope,
    List<String> dependsOn,
    boolean toleratesBlocked,
    Map<String, String> input) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  public TaskSpec {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name of a task: " + Clip.clip(name, 40));
    }
    title = Clip.clip(title, 200);
    scope = List.copyOf(scope);
    dependsOn = List.copyOf(dependsOn);
    input = Collections.unmodifiableSortedMap(new TreeMap<>(input));
  }
}
