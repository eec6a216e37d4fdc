package dev.bob.instance.mind.offline.todos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.offline.repository.Contents;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.survey.CappedFindings;
import dev.bob.instance.mind.offline.survey.Detector;
import dev.bob.instance.mind.offline.survey.Shard;
import dev.bob.instance.mind.offline.survey.Survey;
import dev.bob.instance.mind.offline.todos.blame.Blame;
import dev.bob.instance.mind.offline.todos.blame.BlameLimits;
import dev.bob.instance.mind.offline.todos.blame.Line;
import dev.bob.instance.mind.offline.todos.blame.Origin;
import dev.bob.state.model.Finding;
import dev.bob.state.model.TaskSpec;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds comments in which somebody left work for later, with the age of their lines. Ages count
 * from the commit that is surveyed, never from the clock.
 *
 * <pre>{@code
 * {"files":812,"markers":{"FIXME":3,"TODO":40},"dated":41,"at_least":0,"not_dated":2,
 *  "oldest":{"since":"2013-02-01T10:00:00Z","place":"src/a.c:12"},"found":{"todo":43}}
 * }</pre>
 */
public final class TodoDetector implements Detector {
  /** Commits; a judge looks at many findings, one by one: at a second each at most. */
  private static final int JUDGED_COMMITS_MAX = 10_000;

  /** Per task. */
  private static final int KEPT_MAX = 20_000;

  private final BlameLimits limits;

  public TodoDetector() {
    this(BlameLimits.standard());
  }

  TodoDetector(BlameLimits limits) {
    this.limits = limits;
  }

  @Override
  public String kind() {
    return "todos";
  }

  @Override
  public Set<String> findingKinds() {
    return Set.of(TodoFinding.KIND);
  }

  @Override
  public JsonNode detect(Survey survey, TaskSpec task, Consumer<Finding> findings)
      throws IOException, InterruptedException {
    var shard = Shard.of(task);
    var found = new FoundTodos(KEPT_MAX);
    try (Contents contents = survey.repository().contents()) {
      for (TreeEntry entry : survey.snapshot().examined()) {
        if (shard.contains(entry)) {
          TodoFiles.read(entry, contents).ifPresent(todos -> found.add(entry, todos));
        }
      }
    }
    Map<Line, Origin> origins =
        Blame.of(survey.repository().jgit(), survey.snapshot().commit(), found.lines(), limits);
    var capped = new CappedFindings(survey.limits());
    found.findings(survey.snapshot(), origins).forEach(capped::add);
    capped.report(findings);
    return found.json(origins);
  }

  @Override
  public Judgement judge(Survey survey, Finding finding) throws IOException, InterruptedException {
    return new TodoJudge(survey, limits.withCommitsMax(JUDGED_COMMITS_MAX)).judge(finding);
  }
}
