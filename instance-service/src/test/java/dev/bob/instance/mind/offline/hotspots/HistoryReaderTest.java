package dev.bob.instance.mind.offline.hotspots;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.instance.mind.offline.GitFolder;
import dev.bob.instance.mind.offline.repository.Content;
import dev.bob.instance.mind.offline.survey.ProofCommand;
import dev.bob.instance.mind.offline.survey.Survey;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryReaderTest {
  private static final int SEEDS = 12;

  @TempDir Path temp;

  @Test
  void countsSideBranchesAndNeitherMergesNorWhatWasChangedWhileMerging() throws Exception {
    // Given
    GitFolder folder =
        GitFolder.init(temp.resolve("r"))
            .write("a.py", "1\n")
            .write("b.py", "1\n")
            .commit("Begin")
            .write("a.py", "2\n")
            .commit("On main");
    folder.git("checkout", "-q", "-b", "side", "HEAD^");
    folder.write("b.py", "2\n").commit("On side").write("b.py", "1\n").commit("And back");
    folder.git("checkout", "-q", "main");
    folder.git("merge", "-q", "--no-commit", "--no-ff", "side");
    folder.write("a.py", "changed while merging\n").commit("Merge");
    folder.commit("Empty").git("update-index", "--chmod=+x", "b.py");
    folder.git("commit", "-q", "-m", "Mode");
    // When
    History history = read(folder);
    // Then
    assertThat(history.commits()).isEqualTo(6);
    assertThat(counts(history)).containsExactly("a.py 2", "b.py 4");
    assertThatGitCountsTheSame(folder, history);
  }

  @Test
  void carriesTheCountOnThroughMovesThatChangeNothing() throws Exception {
    // Given
    GitFolder folder =
        GitFolder.init(temp.resolve("r"))
            .write("one.py", "1\n")
            .commit("Begin")
            .write("one.py", "2\n")
            .commit("Change");
    folder.git("mv", "one.py", "two.py");
    folder.commit("Move").write("two.py", "3\n").commit("Change");
    Files.createDirectories(folder.path().resolve("src"));
    folder.git("mv", "two.py", "src/three.py");
    folder.commit("Move again");
    // When
    History history = read(folder);
    // Then
    assertThat(counts(history)).containsExactly("src/three.py two.py one.py 5");
    assertThatGitCountsTheSame(folder, history);
  }

  @Test
  void countsWhatASideBranchDidToTheOldNameAfterTheMove() throws Exception {
    // The walk sees the newer change on the side before it sees the move.
    // Given
    GitFolder folder = GitFolder.init(temp.resolve("r"));
    var script = new ImportScript();
    var one = ImportScript.File.of("1\n");
    var two = ImportScript.File.of("2\n");
    int begin = script.commit(List.of(), 1_000, Map.of("old.py", one));
    int move = script.commit(List.of(begin), 2_000, Map.of("new.py", one));
    int side = script.commit(List.of(begin), 3_000, Map.of("old.py", two));
    script.commit(List.of(move, side), 4_000, Map.of("new.py", two));
    script.into(folder);
    // When
    History history = read(folder);
    // Then
    assertThat(counts(history)).containsExactly("new.py old.py 3");
    assertThatGitCountsTheSame(folder, history);
  }

  @Test
  void makesNoMoveOfCopiesTwinsEditsAndNamesInUse() throws Exception {
    // Given
    GitFolder folder =
        GitFolder.init(temp.resolve("r"))
            .write("copied.py", "copied\n")
            .write("twin1.py", "")
            .write("twin2.py", "")
            .write("edited.py", "edited\n")
            .write("reused.py", "reused\n")
            .commit("Begin")
            .write("copy.py", "copied\n")
            .commit("Copy");
    folder.git("mv", "twin1.py", "twin3.py");
    folder.git("mv", "twin2.py", "twin4.py");
    folder.git("mv", "edited.py", "edited2.py");
    folder.git("mv", "reused.py", "moved.py");
    folder.write("edited2.py", "edited more\n").commit("Move");
    folder.write("reused.py", "another\n").commit("Use the name again");
    // When
    History history = read(folder);
    // Then
    assertThat(history.files()).extracting(file -> file.names().size()).containsOnly(1);
  }

  @Test
  void countsAsGitDoesWhateverTheHistory() throws Exception {
    int moved = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      // Given
      GitFolder folder = GitFolder.init(temp.resolve("seed" + seed));
      new RandomHistory(seed).into(folder);
      // When
      History history = read(folder);
      // Then
      assertThat(history.files()).as("seed %d", seed).isNotEmpty();
      assertThatGitCountsTheSame(folder, history);
      assertThatLookingUpGivesTheSame(folder.survey(), history);
      moved += history.files().stream().anyMatch(file -> file.names().size() > 1) ? 1 : 0;
    }
    assertThat(moved).isGreaterThanOrEqualTo(SEEDS / 3);
  }

  @Test
  void takesTheModesOfOldForTheirMeaning() throws Exception {
    // Git before 2005-05 wrote 100664, and takes it for 100644 since.
    // Given
    GitFolder folder = GitFolder.init(temp.resolve("r")).write("a.py", "1\n").commit("Begin");
    byte[] blob = HexFormat.of().parseHex(folder.git("rev-parse", "HEAD:a.py"));
    var entry = new ByteArrayOutputStream();
    entry.writeBytes("100664 a.py\0".getBytes(UTF_8));
    entry.writeBytes(blob);
    String tree =
        folder.gitWithInput(
            entry.toByteArray(), "hash-object", "-w", "-t", "tree", "--literally", "--stdin");
    String commit = folder.git("commit-tree", "-p", "HEAD", "-m", "Old mode", tree);
    folder.git("update-ref", "HEAD", commit);
    // When
    History history = read(folder);
    // Then
    assertThat(folder.git("cat-file", "tree", "HEAD^{tree}")).startsWith("100664");
    assertThat(counts(history)).containsExactly("a.py 1");
    assertThatGitCountsTheSame(folder, history);
    assertThatLookingUpGivesTheSame(folder.survey(), history);
  }

  @Test
  void looksAtTheHistoryAsItIsAndNotAtReplacements() throws Exception {
    // Given
    GitFolder folder =
        GitFolder.init(temp.resolve("r"))
            .write("a.py", "1\n")
            .commit("Begin")
            .write("a.py", "2\n")
            .commit("Second")
            .write("a.py", "3\n")
            .commit("Third");
    folder.git("replace", "--graft", "HEAD", "HEAD~2");
    // When
    History history = read(folder);
    // Then
    assertThat(folder.git("rev-list", "--count", "HEAD")).isEqualTo("2");
    assertThat(counts(history)).containsExactly("a.py 3");
    assertThatGitCountsTheSame(folder, history);
  }

  @Test
  void givesACommandForAnyName() throws Exception {
    // Given
    GitFolder folder = GitFolder.init(temp.resolve("r")).write("plain.py", "1\n");
    for (String name :
        List.of("a[b].py", ":c.py", "it's.py", "ü.py", "a b.py", "100%.py", "back\\slash.py")) {
      folder.write(name, name).commit("Add " + name).write(name, "2\n").commit("Change");
    }
    folder.shell("printf 1 > \"$(printf '\\377%%.py')\"");
    folder.commit("Not UTF-8").write("b.py", "1\n").commit("What a[b].py as a pattern matches");
    folder.write("ab.py", "1\n").commit("What a[b].py as a pattern matches");
    // When
    History history = read(folder);
    // Then
    assertThat(counts(history))
        .contains("a[b].py 2", ":c.py 2", "it's.py 2", "back\\\\slash.py 2", "\\377%.py 1");
    assertThatGitCountsTheSame(folder, history);
    assertThatLookingUpGivesTheSame(folder.survey(), history);
  }

  @Test
  void stopsWhenAskedWhereJgitReadsNothing() throws Exception {
    // Given
    Survey survey = GitFolder.init(temp.resolve("r")).write("a.py", "1\n").commit("Begin").survey();
    try (ObjectReader reader = survey.repository().jgit().newObjectReader();
        var commits = new Commits(reader, survey.snapshot().commit());
        var again = new Commits(reader, survey.snapshot().commit());
        var changes = new TreeChanges(reader)) {
      changes.of(again.next().orElseThrow());
      // When, Then
      Thread.currentThread().interrupt();
      assertThatThrownBy(commits::next).isInstanceOf(InterruptedException.class);
      Thread.currentThread().interrupt();
      assertThatThrownBy(changes::next).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  private static History read(GitFolder folder) throws Exception {
    return new HistoryReader(folder.survey()).read();
  }

  /** The names of each file and its count. */
  private static List<String> counts(History history) {
    return history.files().stream()
        .map(file -> String.join(" ", file.names()) + " " + file.count())
        .toList();
  }

  private static void assertThatGitCountsTheSame(GitFolder folder, History history) {
    String head = folder.git("rev-parse", "HEAD");
    assertThat(folder.shell(ProofCommand.commits(head, List.of())))
        .isEqualTo("" + history.commits());
    for (History.Changes file : history.files()) {
      String command = ProofCommand.commits(head, file.names());
      assertThat(folder.shell(command))
          .as("%s in %s", command, folder.path().getFileName())
          .isEqualTo("" + file.count());
    }
  }

  private static void assertThatLookingUpGivesTheSame(Survey survey, History history)
      throws Exception {
    for (History.Changes file : history.files()) {
      Hotspot counted = Recount.of(survey, file.file(), new Content.Text(new byte[0]));
      assertThat(counted.changes()).as("%s", survey.repository().root()).isEqualTo(file);
      assertThat(counted.commits()).isEqualTo(history.commits());
    }
  }
}
