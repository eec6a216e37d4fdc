package dev.bob.instance.mind.offline.changes;

import dev.bob.instance.mind.offline.GitFolder;
import dev.bob.state.event.Author;
import dev.bob.state.fold.Acceptance;
import dev.bob.state.fold.ChangeState;
import dev.bob.state.fold.QueuedChange;
import dev.bob.state.model.ChangeId;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.ProposalId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A person's repository with branches that are to become changes; main is checked out again. */
public final class Branches {
  static final Instant AT = Instant.parse("2026-11-24T04:00:00Z");
  private final GitFolder folder;

  private Branches(GitFolder folder) {
    this.folder = folder;
  }

  /** With {@code docs/a.md} of ten lines, and a broken link that has been there for ever. */
  public static Branches in(Path path) {
    var folder =
        GitFolder.init(path)
            .write("README.md", "# It\n\n[old](docs/gone.md)\n")
            .write("docs/a.md", "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n")
            .commit("Begin");
    return new Branches(folder);
  }

  public GitFolder folder() {
    return folder;
  }

  public CommitId head() {
    return new CommitId(folder.git("rev-parse", "HEAD"));
  }

  /** The commit of a new branch from main that has these files as well. */
  public CommitId branch(String name, Map<String, String> files) {
    folder.git("checkout", "-q", "-b", name, "main");
    files.forEach(folder::write);
    folder.commit("Branch " + name);
    var commit = head();
    folder.git("checkout", "-q", "main");
    return commit;
  }

  /** A commit of any tree, on no branch. */
  CommitId commit(String tree, String parent) {
    return new CommitId(folder.git("commit-tree", "-p", parent, "-m", "It", tree));
  }

  /** Lets main go on. */
  public CommitId advance(String file, String text) {
    folder.write(file, text).commit("On main");
    return head();
  }

  /** What that names is there no more; nobody has packed it yet. */
  void lose(String object) throws IOException {
    var id = folder.git("rev-parse", object);
    Files.delete(
        folder.path().resolve(".git/objects").resolve(id.substring(0, 2)).resolve(id.substring(2)));
  }

  /** Line {@code n} of docs/a.md is another one. */
  public static String text(int n, String line) {
    var lines = "one two three four five six seven eight nine ten".split(" ");
    lines[n - 1] = line;
    return String.join("\n", lines) + "\n";
  }

  static QueuedChange change(int number, CommitId commit) {
    return change(number, commit, new ChangeState.Queued());
  }

  static QueuedChange accepted(int number, CommitId commit) {
    return change(
        number, commit, new ChangeState.Accepted(new Acceptance(number, AT.plusSeconds(number))));
  }

  private static QueuedChange change(int number, CommitId commit, ChangeState state) {
    return new QueuedChange(
        new ChangeId(number),
        number,
        commit,
        "Change\n\u0007number " + number,
        Author.person(),
        new ProposalId(number),
        AT,
        Optional.empty(),
        state);
  }
}
