package dev.bob.instance.mind.offline.repository;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * A person's repository, open for reading. Nothing is written to it, to its checkout or to the
 * person's Git configuration, and no program that it configures (filters, hooks, monitors) is run.
 *
 * <p>May be used by several threads; {@link Contents} and JGit's walks are for one thread each.
 */
public final class GitRepository implements AutoCloseable {
  private final Path workspace;
  private final Repository jgit;
  private final boolean enclosing;
  private final boolean shallow;

  private GitRepository(Path workspace, Repository jgit) throws RepositoryRefused {
    this.workspace = workspace;
    this.jgit = jgit;
    try {
      Path asked = workspace.toRealPath();
      this.enclosing =
          !asked.equals(root().toRealPath())
              && !asked.startsWith(jgit.getDirectory().toPath().toRealPath());
      this.shallow = !jgit.getObjectDatabase().getShallowCommits().isEmpty();
    } catch (IOException e) {
      jgit.close();
      throw unreadable(e);
    }
  }

  /**
   * Opens the repository that a folder is, has ({@code .git}), or lies in.
   *
   * @throws RepositoryRefused if there is none, or one that cannot be read
   */
  public static GitRepository open(Path workspace) throws RepositoryRefused {
    SealedSystemReader.install();
    return new GitRepository(workspace, RepositoryDoor.open(workspace));
  }

  /** JGit's own object, for walks over the history; to be read only, and not to be closed. */
  public Repository jgit() {
    return jgit;
  }

  /** The folder that was asked for. */
  public Path workspace() {
    return workspace;
  }

  /** The root of the checkout, or the Git folder of a bare repository. */
  public Path root() {
    return (jgit.isBare() ? jgit.getDirectory() : jgit.getWorkTree()).toPath();
  }

  /** Whether the folder that was asked for is a lower one of the repository. */
  public boolean isEnclosing() {
    return enclosing;
  }

  /** Whether older history was cut off when it was cloned. */
  public boolean isShallow() {
    return shallow;
  }

  /**
   * The commit that HEAD names now.
   *
   * @throws RepositoryRefused if there is no commit yet, or HEAD's is missing
   */
  public Head head() throws RepositoryRefused {
    try (var walk = new RevWalk(jgit)) {
      Ref head = jgit.exactRef("HEAD");
      if (head == null || head.getObjectId() == null) {
        throw new RepositoryRefused(
            "The repository %s has no commit yet; commit something, then start again."
                .formatted(shown()));
      }
      RevCommit commit = walk.parseCommit(head.getObjectId());
      String branch =
          head.isSymbolic() ? Repository.shortenRefName(head.getTarget().getName()) : "";
      return new Head(
          commit.toObjectId(),
          Printable.line(branch),
          commit.getCommitterIdent().getWhenAsInstant(),
          Printable.line(commit.getShortMessage()));
    } catch (MissingObjectException e) {
      throw incomplete(e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * The tree of a commit.
   *
   * @param fileSizeBytesMax larger files are {@link Coverage#TOO_LARGE}
   * @throws RepositoryRefused if the commit or one of its trees is missing
   */
  public Snapshot snapshot(ObjectId commit, long fileSizeBytesMax)
      throws RepositoryRefused, InterruptedException {
    return snapshot(commit, new SnapshotReader(jgit, fileSizeBytesMax, false));
  }

  /**
   * The same of a commit by someone whom one does not trust: all is examined but what is too large,
   * binary, a link or a submodule. Attributes, names and headers by which a file is generated or of
   * others play no part, since whoever wants something overlooked would write them.
   */
  public Snapshot doubtedSnapshot(ObjectId commit, long fileSizeBytesMax)
      throws RepositoryRefused, InterruptedException {
    return snapshot(commit, new SnapshotReader(jgit, fileSizeBytesMax, true));
  }

  private Snapshot snapshot(ObjectId commit, SnapshotReader opened)
      throws RepositoryRefused, InterruptedException {
    try (var reader = opened) {
      return reader.read(commit);
    } catch (MissingObjectException e) {
      throw incomplete(e);
    } catch (InterruptedIOException e) {
      throw interrupted(e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * JGit looks at the thread's interrupt flag too, when it opens an object ({@link
   * InterruptedIOException}), at each step of a walk ({@link
   * org.eclipse.jgit.errors.CancelledException}) and while it compares lines ({@link
   * org.eclipse.jgit.errors.DiffInterruptedException}, unchecked). None means that the repository
   * is damaged, as any other {@link IOException} does, or a bug. The flag is cleared.
   */
  public static InterruptedException interrupted(Exception byJgit) {
    Thread.interrupted();
    var interrupted = new InterruptedException();
    interrupted.initCause(byJgit);
    return interrupted;
  }

  /** Reads the content of files; for one thread, to be closed. */
  public Contents contents() {
    return new Contents(jgit.newObjectReader());
  }

  @Override
  public void close() {
    jgit.close();
  }

  private String shown() {
    return Printable.line(root().toString());
  }

  private RepositoryRefused incomplete(MissingObjectException e) {
    String why =
        borrowsFromNowhere()
            ? "it borrows objects from a folder that is not here); clone it with 'git clone"
                + " --no-local', and survey that clone."
            : "a partial or damaged clone); fetch it whole with 'git fetch --refetch --no-filter',"
                + " then start again.";
    return new RepositoryRefused(
        "The repository %s lacks the object %s (%s".formatted(shown(), e.getObjectId().name(), why),
        e);
  }

  /** Whether a folder of objects that the repository counts on is not there. */
  private boolean borrowsFromNowhere() {
    Path objects = jgit.getCommonDirectory().toPath().resolve("objects");
    try {
      return Files.readAllLines(objects.resolve("info/alternates")).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .anyMatch(lender -> !Files.isDirectory(objects.resolve(lender)));
    } catch (IOException | InvalidPathException e) { // it borrows nothing, or we cannot tell
      return false;
    }
  }

  private RepositoryRefused unreadable(IOException e) {
    return new RepositoryRefused(
        "The repository %s cannot be read (%s); see what 'git fsck' says of it."
            .formatted(shown(), Printable.line(String.valueOf(e.getMessage()))),
        e);
  }
}
