import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/**
 * Makes a small repository with something to find for every detector, on which an instance learns
 * its start. Run from its source in the build of the images, with the instance's own libraries.
 */
final class TrainingRepository {
  private static final int COMMITS = 5;
  private static final int LARGE_BYTES = 2 << 20;

  private TrainingRepository() {}

  public static void main(String[] arguments) throws IOException, GitAPIException {
    var folder = Files.createDirectories(Path.of(arguments[0]));
    Files.createDirectories(folder.resolve("docs"));
    Files.createDirectories(folder.resolve("src"));
    try (var git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
      for (int commit = 0; commit < COMMITS; commit++) {
        write(folder, commit);
        git.add().addFilepattern(".").call();
        git.commit()
            .setAuthor("Bob", "bob@example.org")
            .setCommitter("Bob", "bob@example.org")
            .setMessage("Step " + commit)
            .call();
      }
    }
  }

  private static void write(Path folder, int commit) throws IOException {
    Files.writeString(
        folder.resolve("README.md"),
        "# Training\n\nSee the [guide](docs/guide.md#there), step %d.\n".formatted(commit));
    Files.writeString(
        folder.resolve("docs/guide.md"), "# There\n\n[Gone](nowhere.md) [Back](../README.md)\n");
    var code = new StringBuilder("class Main {\n");
    for (int line = 0; line <= commit * 40; line++) {
      code.append("  // TODO line ").append(line).append('\n');
    }
    Files.writeString(folder.resolve("src/Main.java"), code.append("}\n"));
    Files.writeString(folder.resolve("config.properties"), "timeout=" + commit + "\n");
    var blob = new byte[LARGE_BYTES];
    new SplittableRandom(1).nextBytes(blob);
    Files.write(folder.resolve("blob.bin"), blob);
  }
}
