package dev.bob.state.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bob.state.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What another user put into the home folder, and the keeper may not read or give a second name.
 * Needs root to make such files, and a keeper without root's powers: a process that has given them
 * up.
 */
class OtherUsersFilesTest {
  private static final int NOBODY = 65_534;
  private static final List<String> WITHOUT_POWERS =
      List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner");
  private static final String HELLO =
      "{\"from\":\"watcher\",\"to\":\"broadcast\",\"type\":\"text\",\"content\":\"hello\"}";

  @TempDir private Path home;

  @BeforeEach
  void needsRootAndSetpriv() throws Exception {
    boolean can = System.getProperty("user.name").equals("root") && run("true").isEmpty();
    if (!can) {
      System.out.println("SKIPPED OtherUsersFilesTest: it needs root and setpriv(1)");
    }
    assumeTrue(can, "other users' files need root and setpriv(1)");
    Files.createDirectories(home.resolve("inbox/new"));
  }

  @Test
  void blockNeitherTheInboxNorAView() throws Exception {
    // Story: one file that the keeper could not read, and no file behind it was ever taken; one
    // view of another user that was no JSON, and it was never shown again.

    // Given
    others("inbox/new/1.json", HELLO, "rw-------");
    Files.writeString(home.resolve("inbox/new/2.json"), HELLO);
    others(View.MESSAGES.fileName(), "no json", "rw-r--r--");
    others(View.MEMORY.fileName(), "{}", "rw-------");
    others(View.TASKS.fileName(), "{}", "rw-------");
    others(View.REGISTRY.fileName(), "{}", "rw-r--r--");

    // When
    var printed = someTurns();

    // Then
    assertThat(printed).contains("hello").endsWith("END\n").doesNotContain("ALARM");
    assertThat(home.resolve("inbox/rejected/1.json.reason")).content().startsWith("unreadable: ");
    assertThat(home.resolve("inbox/new")).isEmptyDirectory();
    for (var view : View.values()) {
      var file = home.resolve(view.fileName());
      assertThat(Json.MAPPER.readTree(Files.readString(file)).size())
          .as(view.fileName())
          .isPositive();
    }
    assertThat(rejectedCopies()).hasSize(4);
  }

  @Test
  void aFolderThatMayNotBeMovedIsNamedAndBlocksNoFile() throws Exception {
    // Given
    var folder = Files.createDirectory(home.resolve("inbox/new/0"));
    Files.setAttribute(folder, "unix:uid", NOBODY);
    Files.writeString(home.resolve("inbox/new/1.json"), HELLO);

    // When
    var printed = someTurns();

    // Then
    assertThat(printed).contains("hello").containsPattern("ALARM .*inbox.*new/0").endsWith("END\n");
    assertThat(folder).isDirectory();
    assertThat(home.resolve("inbox/new/1.json")).doesNotExist();
  }

  private String someTurns() throws Exception {
    return run(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        PowerlessKeeper.class.getName(),
        home.toString());
  }

  private List<String> rejectedCopies() throws IOException {
    try (var files = Files.list(home)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.contains(".rejected-") && !name.endsWith(".reason"))
          .toList();
    }
  }

  private void others(String name, String content, String permissions) throws IOException {
    var file = Files.writeString(home.resolve(name), content);
    Files.setAttribute(file, "unix:uid", NOBODY);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  /** What it prints without root's powers. */
  private static String run(String... command) throws Exception {
    var words = new ArrayList<>(WITHOUT_POWERS);
    words.addAll(List.of(command));
    try {
      var process = new ProcessBuilder(words).redirectErrorStream(true).start();
      var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      return process.waitFor() == 0 ? printed : "failed: " + printed;
    } catch (IOException e) {
      return "failed: " + e.getMessage();
    }
  }
}
