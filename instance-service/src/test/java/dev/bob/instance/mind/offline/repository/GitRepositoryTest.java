package dev.bob.instance.mind.offline.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.instance.mind.offline.GitFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {
  private static final long MIB = 1 << 20;

  @TempDir Path temp;

  @Test
  void readsHeadOfANormalRepository() throws Exception {
    // Given
    GitFolder folder = sample();
    // When
    try (var repository = GitRepository.open(folder.path())) {
      Head head = repository.head();
      // Then
      assertThat(head.commit().name()).isEqualTo(folder.git("rev-parse", "HEAD"));
      assertThat(head.branch()).isEqualTo("main");
      assertThat(head.time()).isEqualTo("2026-05-04T10:00:00Z");
      assertThat(head.subject()).isEqualTo("Begin");
      assertThat(repository.isEnclosing()).isFalse();
      assertThat(repository.isShallow()).isFalse();
    }
  }

  @Test
  void readsTheCommitAndNeverWhatIsNotCommitted() throws Exception {
    // Given
    GitFolder folder = sample();
    folder.write("README.md", "changed").write("new.md", "new").write("staged.md", "staged");
    folder.git("add", "staged.md");
    // When, Then
    assertThat(paths(folder.path())).containsExactly("README.md", "src/a.txt");
  }

  @Test
  void leavesEveryFileOfTheFolderAndItsTimeAsTheyWere() throws Exception {
    // JGit by itself writes ~/.config/jgit/config and, to measure the file system's clock, probe
    // files into the repository, which change the times of its folders.
    // Given
    GitFolder folder = sample();
    folder.write("README.md", "changed");
    var before = folder.fingerprint();
    // When
    paths(folder.path());
    // Then
    assertThat(folder.fingerprint()).isEqualTo(before);
    assertThat(SystemReader.getInstance().getUserConfig()).isInstanceOf(EmptyConfig.class);
    assertThat(SystemReader.getInstance().getJGitConfig()).isInstanceOf(EmptyConfig.class);
    assertThat(SystemReader.getInstance().getSystemConfig()).isInstanceOf(EmptyConfig.class);
  }

  @Test
  void opensTheRepositoryAroundALowerFolder() throws Exception {
    // Given
    GitFolder folder = sample();
    // When
    try (var repository = GitRepository.open(folder.path().resolve("src"))) {
      // Then
      assertThat(repository.isEnclosing()).isTrue();
      assertThat(repository.root().toRealPath()).isEqualTo(folder.path().toRealPath());
    }
  }

  @Test
  void opensBareRepositoriesLinkedWorktreesAndDetachedHeads() throws Exception {
    // Given
    GitFolder folder = sample();
    folder.git("clone", "-q", "--bare", ".", temp.resolve("bare.git").toString());
    folder.git("worktree", "add", "-q", "-b", "side", temp.resolve("linked").toString());
    GitFolder linked = GitFolder.at(temp.resolve("linked"));
    linked.write("only-here.md", "x").commit("Only here");
    folder.git("checkout", "-q", "--detach");
    // When, Then
    assertThat(paths(temp.resolve("bare.git"))).containsExactly("README.md", "src/a.txt");
    assertThat(paths(linked.path())).containsExactly("README.md", "only-here.md", "src/a.txt");
    try (var repository = GitRepository.open(folder.path())) {
      assertThat(repository.head().branch()).isEmpty();
    }
  }

  @Test
  void knowsAShallowClone() throws Exception {
    // Given
    GitFolder folder = sample();
    folder.commit("Second");
    String url = folder.path().toUri().toString();
    folder.git("clone", "-q", "--depth", "1", url, temp.resolve("shallow").toString());
    // When
    try (var repository = GitRepository.open(temp.resolve("shallow"))) {
      // Then
      assertThat(repository.isShallow()).isTrue();
      assertThat(repository.head().subject()).isEqualTo("Second");
    }
  }

  @Test
  void saysWhichFilesAPartialCloneLacks() throws Exception {
    // Given
    GitFolder folder = sample();
    folder.git("config", "uploadpack.allowfilter", "true");
    String url = folder.path().toUri().toString();
    folder.git(
        "clone", "-q", "--bare", "--filter=blob:none", url, temp.resolve("partial").toString());
    // When
    try (var repository = GitRepository.open(temp.resolve("partial"));
        var contents = repository.contents()) {
      Snapshot snapshot = repository.snapshot(repository.head().commit(), MIB);
      // Then
      assertThat(snapshot.entries()).extracting(TreeEntry::coverage).containsOnly(Coverage.MISSING);
      assertThat(contents.read(snapshot.entries().getFirst()))
          .isEqualTo(new Content.NotExamined(Coverage.MISSING));
    }
  }

  @Test
  void refusesACloneWithoutItsTrees() throws Exception {
    // Given
    GitFolder folder = sample();
    folder.git("config", "uploadpack.allowfilter", "true");
    String url = folder.path().toUri().toString();
    folder.git(
        "clone", "-q", "--bare", "--filter=tree:0", url, temp.resolve("treeless").toString());
    // When, Then
    assertThatThrownBy(() -> paths(temp.resolve("treeless")))
        .isInstanceOf(RepositoryRefused.class)
        .hasMessageContaining("lacks the object")
        .hasMessageContaining("git fetch --refetch");
  }

  /** As in a container, to which only the borrower is mounted. */
  @Test
  void refusesACloneWhoseObjectsLieInAFolderThatIsNotHere() throws Exception {
    // Given
    GitFolder lender = sample();
    Path borrower = temp.resolve("borrower");
    lender.git("clone", "-q", "--shared", lender.path().toString(), borrower.toString());
    Files.move(lender.path(), temp.resolve("elsewhere"));
    // When, Then
    assertRefused(borrower, "borrows objects from a folder that is not here");
    assertRefused(borrower, "git clone --no-local");
  }

  @Test
  void doesNotBlameALenderThatIsThere() throws Exception {
    // Given
    GitFolder lender = sample();
    Path borrower = temp.resolve("borrower");
    lender.git("clone", "-q", "--shared", lender.path().toString(), borrower.toString());
    try (Stream<Path> objects = Files.walk(lender.path().resolve(".git/objects"))) {
      for (Path object : objects.filter(Files::isRegularFile).toList()) {
        Files.delete(object);
      }
    }
    // When, Then
    assertRefused(borrower, "a partial or damaged clone");
  }

  @Test
  void refusesWhatItCannotReadInOneSentenceWithARemedy() throws Exception {
    // Given
    GitFolder empty = GitFolder.init(temp.resolve("empty"));
    GitFolder sha256 = GitFolder.init(temp.resolve("sha256"), "--object-format=sha256");
    sha256.write("a", "a").commit("Begin");
    Path file = Files.writeString(temp.resolve("file"), "");
    Path plain = Files.createDirectory(temp.resolve("plain"));
    // When, Then
    assertRefused(empty.path(), "has no commit yet; commit something");
    assertRefused(sha256.path(), "by sha256, which Bob cannot read yet; survey a SHA-1 clone");
    assertRefused(file, "There is no folder");
    assertRefused(plain, "is no Git repository and lies in none; name the folder of one");
    assertRefused(temp.resolve("nowhere"), "There is no folder");
  }

  @Test
  void refusesDamageInOneSentence() throws Exception {
    // Given
    GitFolder lost = sample();
    String commit = lost.git("rev-parse", "HEAD");
    Files.delete(
        lost.path().resolve(".git/objects/" + commit.substring(0, 2) + "/" + commit.substring(2)));
    Path stray = Files.createDirectory(temp.resolve("stray"));
    Files.writeString(stray.resolve(".git"), "gitdir: ../gone/.git/worktrees/stray\n");
    GitFolder config = GitFolder.init(temp.resolve("config"));
    config.write("a", "a").commit("Begin");
    Files.writeString(config.path().resolve(".git/config"), "[core\nx");
    // When, Then
    assertRefused(lost.path(), "lacks the object " + commit);
    assertRefused(stray, "is a linked worktree or a submodule whose repository is not here");
    assertRefused(config.path(), "cannot be opened");
  }

  @Test
  void cleansTextOfTheRepositoryThatWouldSteerATerminal() throws Exception {
    // Given
    GitFolder folder = sample();
    folder.commit("\u001b]0;owned\u0007 red \u001b[31m and \u202eback");
    // When
    try (var repository = GitRepository.open(folder.path())) {
      // Then
      assertThat(repository.head().subject()).isEqualTo("]0;owned red [31m and back");
    }
  }

  private GitFolder sample() {
    GitFolder folder = GitFolder.init(temp.resolve("sample"));
    return folder.write("README.md", "# Sample\n").write("src/a.txt", "a\n").commit("Begin");
  }

  private static Iterable<String> paths(Path workspace) throws Exception {
    try (var repository = GitRepository.open(workspace)) {
      ObjectId head = repository.head().commit();
      return repository.snapshot(head, MIB).entries().stream().map(TreeEntry::path).toList();
    }
  }

  private static void assertRefused(Path workspace, String sentence) {
    assertThatThrownBy(() -> paths(workspace))
        .isInstanceOf(RepositoryRefused.class)
        .hasMessageContaining(sentence)
        .message()
        .doesNotContain("\n")
        .endsWith(".");
  }
}
