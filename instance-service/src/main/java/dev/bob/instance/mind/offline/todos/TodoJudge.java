package dev.bob.instance.mind.offline.todos;

import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.offline.repository.Contents;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.survey.Since;
import dev.bob.instance.mind.offline.survey.Survey;
import dev.bob.instance.mind.offline.todos.blame.Blame;
import dev.bob.instance.mind.offline.todos.blame.BlameLimits;
import dev.bob.instance.mind.offline.todos.blame.Line;
import dev.bob.instance.mind.offline.todos.blame.Origin;
import dev.bob.state.model.Finding;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads the line of a finding anew, and follows it back through the history alone. */
final class TodoJudge {
  private final Survey survey;
  private final BlameLimits limits;

  TodoJudge(Survey survey, BlameLimits limits) {
    this.survey = survey;
    this.limits = limits;
  }

  Judgement judge(Finding finding) throws IOException, InterruptedException {
    Optional<TreeEntry> entry = survey.snapshot().entry(finding.evidence().path());
    if (entry.isEmpty()) {
      return new Judgement.Refuted("The commit has no such file.");
    }
    Optional<Todo> todo = todo(entry.get(), finding.evidence().line());
    if (todo.isEmpty()) {
      return new Judgement.Refuted("The line has no comment that leaves work for later.");
    }
    Origin origin = origin(entry.get(), todo.get());
    return isTrue(finding, entry.get(), todo.get(), origin)
        ? new Judgement.Confirmed(
            "Read the line anew, and followed it alone back to commit %s%s."
                .formatted(
                    origin.commit().name(), origin.exact() ? "" : ", where it stood already"))
        : new Judgement.Refuted(
            "What the line says, or its age, is another: %s."
                .formatted(finding(entry.get(), todo.get(), Optional.of(origin)).title()));
  }

  private Optional<Todo> todo(TreeEntry entry, int line) throws IOException, InterruptedException {
    try (Contents contents = survey.repository().contents()) {
      return TodoFiles.read(entry, contents).stream()
          .flatMap(List::stream)
          .filter(todo -> todo.line() == line)
          .findFirst();
    }
  }

  private Origin origin(TreeEntry entry, Todo todo) throws IOException, InterruptedException {
    var line = new Line(entry.path(), entry.id(), todo.line());
    var origins =
        Blame.of(survey.repository().jgit(), survey.snapshot().commit(), List.of(line), limits);
    return Objects.requireNonNull(origins.get(line), "every line has an origin");
  }

  /**
   * Of many lines less may be known than of one that is followed alone, and of one that is followed
   * by a judge less than of all together: neither is a contradiction.
   */
  private boolean isTrue(Finding finding, TreeEntry entry, Todo todo, Origin origin) {
    if (finding.equals(finding(entry, todo, Optional.of(origin)))
        || finding.equals(finding(entry, todo, Optional.empty()))) {
      return true;
    }
    Optional<LocalDate> claimed = Since.day(finding);
    if (claimed.isEmpty()) {
      return false;
    }
    LocalDate day = LocalDate.ofInstant(origin.time(), ZoneOffset.UTC);
    boolean mayBeOlder = !origin.exact() && !survey.repository().isShallow();
    return (!claimed.get().isBefore(day) && saysSo(finding, entry, todo, claimed.get(), false))
        || (mayBeOlder
            && !claimed.get().isAfter(day)
            && saysSo(finding, entry, todo, claimed.get(), true));
  }

  private boolean saysSo(
      Finding finding, TreeEntry entry, Todo todo, LocalDate day, boolean exact) {
    var time = day.atStartOfDay().toInstant(ZoneOffset.UTC);
    var origin = new Origin(survey.snapshot().commit(), time, exact);
    Finding expected = finding(entry, todo, Optional.of(origin));
    return finding.id().equals(expected.id())
        && finding.title().equals(expected.title())
        && finding.tags().equals(expected.tags());
  }

  private Finding finding(TreeEntry entry, Todo todo, Optional<Origin> origin) {
    return TodoFinding.of(survey.snapshot(), entry, todo, origin);
  }
}
