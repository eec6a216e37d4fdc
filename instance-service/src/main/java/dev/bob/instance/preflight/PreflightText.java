package dev.bob.instance.preflight;

import dev.bob.instance.mind.offline.repository.Coverage;
import dev.bob.instance.mind.offline.repository.GitRepository;
import dev.bob.instance.mind.offline.repository.Head;
import dev.bob.instance.mind.offline.repository.Printable;
import dev.bob.instance.mind.offline.repository.RepositoryRefused;
import dev.bob.instance.mind.offline.repository.Snapshot;
import dev.bob.instance.mind.offline.survey.ProofCommand;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.model.Clip;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** What the person sees before a survey starts. Text of the repository is made printable first. */
final class PreflightText {
  private static final int SUBJECT_CHARS_MAX = 72;

  private final GitRepository repository;
  private final PrintStream out;

  PreflightText(GitRepository repository, PrintStream out) {
    this.repository = repository;
    this.out = out;
  }

  /**
   * Finds everything out first, so that a refusal is not preceded by half a text.
   *
   * @param summary how the mind read the goal
   */
  void print(String summary) throws RepositoryRefused, InterruptedException {
    Head head = repository.head();
    Snapshot snapshot =
        repository.snapshot(head.commit(), SurveyLimits.standard().fileSizeBytesMax());
    row("Repository", Printable.line(repository.root().toString()));
    if (repository.isEnclosing()) {
      row(
          "",
          "the whole of it, since "
              + Printable.line(repository.workspace().toString())
              + " is a folder in it");
    }
    row("HEAD", head(head));
    note(new UncommittedFiles(repository.jgit(), head.commit()).sentence());
    shallowNote();
    note(files(snapshot, Coverage.SUBMODULE, "submodule", "are not looked into"));
    note(files(snapshot, Coverage.LFS_POINTER, "file in Git LFS", "are not fetched"));
    note(files(snapshot, Coverage.MISSING, "file missing in this clone", "cannot be examined"));
    row("Goal", summary);
    row("Mind", "offline: no network, no cost");
    note(RecallNote.of(System.getenv()));
  }

  private static String head(Head head) {
    return "%s %s, %s: %s"
        .formatted(
            ProofCommand.shortened(head.commit().name()),
            head.branch().isEmpty() ? "(no branch)" : "on " + head.branch(),
            LocalDate.ofInstant(head.time(), ZoneOffset.UTC),
            Clip.clip(head.subject(), SUBJECT_CHARS_MAX));
  }

  private void shallowNote() {
    if (repository.isShallow()) {
      note("This is a shallow clone: ages are lower limits, and hotspots are not looked for.");
    }
  }

  /** {@code 1 submodule is not looked into.}, or nothing. */
  private static String files(Snapshot snapshot, Coverage coverage, String what, String arePlural) {
    long count = snapshot.entries().stream().filter(e -> e.coverage() == coverage).count();
    if (count == 0) {
      return "";
    }
    return count == 1
        ? "1 %s %s.".formatted(what, arePlural.replaceFirst("^are ", "is "))
        : "%s %s %s.".formatted(number(count), plural(what), arePlural);
  }

  private static String plural(String what) {
    return what.startsWith("file ") ? "files" + what.substring("file".length()) : what + "s";
  }

  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private void note(String sentence) {
    if (!sentence.isEmpty()) {
      row("", sentence);
    }
  }

  private void row(String name, String text) {
    out.printf("%-11s %s%n", name, text);
  }
}
