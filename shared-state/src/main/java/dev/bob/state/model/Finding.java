package dev.bob.state.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One thing found in a repository, with its proof.
 *
 * <pre>{@code
 * {"id":"0f3a…16 hex","kind":"broken-link","severity":"medium","title":"docs/a.md links to b.md, which does not exist",
 *  "why":"Readers run into a dead end.","effort":"minutes","tags":["docs"],
 *  "evidence":{"commit":"…40 hex","path":"docs/a.md","line":12,"command":"git grep -n 'b.md' <commit> -- docs/a.md","excerpt":"[b](b.md)"}}
 * }</pre>
 *
 * @param kind the rule that found it, {@code [a-z][a-z0-9-]*}
 * @param title one sentence: what it is
 * @param why one sentence: why it matters
 * @param tags lower-case words, sorted, may be empty
 */
public record Finding(
    FindingId id,
    String kind,
    Severity severity,
    String title,
    String why,
    Effort effort,
    List<String> tags,
    Evidence evidence) {
  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  public Finding {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("not a kind of finding: " + Clip.clip(kind, 40));
    }
    title = Clip.clip(title, 300);
    why = Clip.clip(why, 600);
    tags = List.copyOf(tags);
  }
}
