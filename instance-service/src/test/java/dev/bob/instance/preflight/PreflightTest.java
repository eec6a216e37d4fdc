package dev.bob.instance.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.mind.offline.GitFolder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
  @TempDir Path temp;
  private GitFolder folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void makeRepository() {
    folder =
        GitFolder.init(temp.resolve("r"))
            .write("README.md", "# Sample\n")
            .write("a.txt", "a\n")
            .write("b/c.txt", "c\n")
            .write(".gitignore", "out/\n")
            .commit("Begin");
  }

  @Test
  void showsWhatWillBeSurveyed() throws Exception {
    // When
    int status = run("--workspace", folder.path().toString(), "--goal", "Survey this repository");
    // Then
    assertThat(status).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(lines().get(0)).isEqualTo("Repository  " + folder.path().toRealPath());
    assertThat(lines().get(1))
        .isEqualTo(
            "HEAD        "
                + folder.git("rev-parse", "--short=12", "HEAD")
                + " on main, 2026-05-04: Begin");
    assertThat(lines().get(2)).startsWith("Goal        Survey the repository at HEAD: ");
    assertThat(lines().get(3)).isEqualTo("Mind        offline: no network, no cost");
    assertThat(lines()).hasSize(4);
  }

  @Test
  void countsEachUncommittedFileOnceAndSaysItInTheRightNumber() throws Exception {
    // Given
    folder.write("a.txt", "changed\n");
    // When, Then
    assertThat(uncommitted()).isEqualTo("1 uncommitted file is not part of this survey.");
    // Given
    folder.write("staged.txt", "x").write("new/deep/file.txt", "x").write("out/ignored.txt", "x");
    folder.git("add", "staged.txt");
    folder.write("staged.txt", "changed again");
    folder.git("rm", "-q", "--cached", "README.md");
    Files.delete(folder.path().resolve("b/c.txt"));
    // When, Then
    assertThat(uncommitted()).isEqualTo("5 uncommitted files are not part of this survey.");
    assertThat(
            folder
                .git("status", "--porcelain", "-uall")
                .lines()
                .map(line -> line.substring(3))
                .distinct())
        .hasSize(5);
  }

  @Test
  void countsNoFileThatWasOnlyTouchedOrChangedItsLineEnds() throws Exception {
    // Given
    folder.git("config", "core.autocrlf", "true");
    folder.write("a.txt", "a\r\n");
    Path touched = folder.path().resolve("README.md");
    Files.setLastModifiedTime(touched, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
    // When, Then
    assertThat(uncommitted()).isEmpty();
  }

  @Test
  void runsNoProgramThatTheRepositoryNames() throws Exception {
    // A clean filter, a file system monitor, a hook: git status would run the first two.
    // Given
    Path ran = temp.resolve("ran");
    Path program =
        Files.writeString(temp.resolve("program"), "#!/bin/sh\necho $0 >> " + ran + "\ncat\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    folder.write(".gitattributes", "* filter=evil diff=evil\n").commit("Attributes");
    for (String name :
        List.of(
            "filter.evil.clean",
            "filter.evil.smudge",
            "filter.evil.process",
            "diff.evil.textconv",
            "diff.evil.command",
            "core.fsmonitor",
            "core.pager",
            "core.editor",
            "core.sshCommand",
            "core.gitProxy",
            "gpg.program",
            "credential.helper",
            "uploadpack.packObjectsHook")) {
      folder.git("config", name, program.toString());
    }
    folder.git("config", "filter.evil.required", "true");
    folder.git("config", "core.hooksPath", temp.toString());
    for (String hook : List.of("post-index-change", "pre-commit", "fsmonitor-watchman")) {
      Files.copy(program, temp.resolve(hook));
    }
    folder.write("a.txt", "changed\n").write("new.txt", "new\n");
    var before = folder.fingerprint();
    // When
    String sentence = uncommitted();
    // Then
    assertThat(sentence).isEqualTo("2 uncommitted files are not part of this survey.");
    assertThat(ran).doesNotExist();
    assertThat(folder.fingerprint()).isEqualTo(before);
  }

  @Test
  void hangsOnNoPipeThatStandsInThePlaceOfAFile() throws Exception {
    // Given
    Files.delete(folder.path().resolve("a.txt"));
    folder.shell("mkfifo a.txt pipe");
    // When, Then
    assertThat(uncommitted()).contains("uncommitted file");
  }

  @Test
  void notesWhatCannotBeLookedInto() throws Exception {
    // Given
    folder
        .write(".gitattributes", "*.bin filter=lfs\n")
        .write("x.bin", "pointer")
        .write("y.bin", "pointer");
    folder.git("add", "-A");
    folder.git(
        "update-index",
        "--add",
        "--cacheinfo",
        "160000,1234567890123456789012345678901234567890,sub");
    folder.git("commit", "-q", "-m", "Second");
    String url = folder.path().toUri().toString();
    folder.git("clone", "-q", "--depth", "1", "--bare", url, temp.resolve("shallow").toString());
    // When
    int status = run("--workspace", temp.resolve("shallow").toString());
    // Then
    assertThat(status).isZero();
    assertThat(lines())
        .contains(
            "            This is a shallow clone: ages are lower limits, and hotspots are not looked for.",
            "            1 submodule is not looked into.",
            "            2 files in Git LFS are not fetched.");
  }

  @Test
  void usesTheRepositoryAroundALowerFolderAndSaysSo() throws Exception {
    // When
    run("--workspace", folder.path().resolve("b").toString());
    // Then
    assertThat(lines().get(0)).isEqualTo("Repository  " + folder.path().toRealPath());
    assertThat(lines().get(1)).contains("the whole of it, since ", "/b is a folder in it");
  }

  @Test
  void printsNoControlCharacterOfTheRepository() throws Exception {
    // Given
    folder.commit("\u001b]0;owned\u0007\u001b[31mred\u202e");
    // When
    run("--workspace", folder.path().toString());
    // Then
    assertThat(out.toString(UTF_8).replace("\n", "").chars()).noneMatch(Character::isISOControl);
    assertThat(lines().get(1)).endsWith(": ]0;owned[31mred");
  }

  @Test
  void refusesInOneSentenceAndPrintsNothingElse() {
    // Given
    String workspace = folder.path().toString();
    String empty = GitFolder.init(temp.resolve("empty")).path().toString();
    // When, Then
    assertRefused("not built yet", "--workspace", workspace, "--mind", "llm");
    assertRefused("not built yet", "--workspace", workspace, "--mind", "command");
    assertRefused("There is no mind 'magic'", "--workspace", workspace, "--mind", "magic");
    assertRefused("it can survey", "--workspace", workspace, "--goal", "Add a login");
    assertRefused("There is no folder", "--workspace", workspace + "/nowhere");
    assertRefused("is no Git repository", "--workspace", temp.toString());
    assertRefused("has no commit yet", "--workspace", empty);
    assertRefused("There is no option '--x'", "--x");
    assertRefused("needs a value", "--goal");
  }

  private void assertRefused(String sentence, String... args) {
    out.reset();
    err.reset();
    assertThat(run(args)).isEqualTo(2);
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8).strip()).contains(sentence).endsWith(".").doesNotContain("\n");
  }

  /** The sentence about uncommitted files, or the empty string. */
  private String uncommitted() {
    out.reset();
    assertThat(run("--workspace", folder.path().toString())).isZero();
    return lines().stream()
        .map(String::strip)
        .filter(line -> line.contains("uncommitted"))
        .findAny()
        .orElse("");
  }

  private List<String> lines() {
    return out.toString(UTF_8).lines().toList();
  }

  private int run(String... args) {
    return Preflight.run(
        args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
