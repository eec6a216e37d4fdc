package dev.bob.instance.mind.offline.todos;

import dev.bob.instance.mind.offline.repository.Printable;
import dev.bob.instance.mind.offline.repository.Snapshot;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.survey.Fingerprint;
import dev.bob.instance.mind.offline.survey.ProofCommand;
import dev.bob.instance.mind.offline.survey.Since;
import dev.bob.instance.mind.offline.todos.blame.Origin;
import dev.bob.state.model.Clip;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Severity;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A todo as a finding. Every one is a note, so that their list is by age alone. */
final class TodoFinding {
  static final String KIND = "todo";

  /** Characters; a title is one line of a list. */
  private static final int SHOWN_TEXT_CHARS_MAX = 120;

  private TodoFinding() {}

  /**
   * @param origin empty if it was not looked for
   */
  static Finding of(Snapshot snapshot, TreeEntry entry, Todo todo, Optional<Origin> origin) {
    LocalDate today = LocalDate.ofInstant(snapshot.time(), ZoneOffset.UTC);
    Age age = origin.map(found -> Age.of(found, today)).orElse(new Age.Unknown());
    String commit = snapshot.commitName();
    return new Finding(
        Fingerprint.of(KIND, entry.path(), todo.excerpt() + "\0" + todo.occurrence(), commit),
        KIND,
        Severity.NOTE,
        title(todo, Age.words(age, today)),
        "Work was left for later; the longer ago, the fewer people know what was meant.",
        Effort.HOURS,
        tags(todo, age),
        new Evidence(
            commit,
            entry.path(),
            todo.line(),
            command(commit, entry, todo, origin),
            Printable.line(todo.excerpt())));
  }

  private static String title(Todo todo, String age) {
    String text = Clip.clip(Printable.line(todo.text()), SHOWN_TEXT_CHARS_MAX);
    return todo.marker() + ", " + age + (text.isEmpty() ? "" : ": " + text);
  }

  private static List<String> tags(Todo todo, Age age) {
    String marker = todo.marker().toLowerCase(Locale.ROOT);
    return switch (age) {
      case Age.Since(LocalDate day) -> Stream.of(Since.tag(day), marker).sorted().toList();
      case Age.AtLeastSince(LocalDate day) -> Stream.of(Since.tag(day), marker).sorted().toList();
      case Age.Unknown() -> List.of(marker);
    };
  }

  /** What blame prints is the day on which the line was written; ages count from its commit. */
  private static String command(
      String commit, TreeEntry entry, Todo todo, Optional<Origin> origin) {
    String blame = ProofCommand.blame(commit, entry, todo.line());
    return origin
        .map(found -> blame + "; " + ProofCommand.commitTime(found.commit().name()))
        .orElse(blame);
  }
}
