package dev.bob.instance.mind.offline.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Finds the repository of a folder, and turns away what cannot be read. */
final class RepositoryDoor {
  private RepositoryDoor() {}

  static Repository open(Path workspace) throws RepositoryRefused {
    String shown = Printable.line(workspace.toString());
    if (!Files.isDirectory(workspace)) {
      throw new RepositoryRefused(
          "There is no folder %s; name the folder of a Git repository.".formatted(shown));
    }
    try {
      var builder =
          new FileRepositoryBuilder()
              .setMustExist(true)
              .findGitDir(workspace.toRealPath().toFile());
      if (builder.getGitDir() == null) {
        throw new RepositoryRefused(
            "%s is no Git repository and lies in none; name the folder of one, or run 'git init' and commit."
                .formatted(shown));
      }
      return refuseForeignFormat(builder.build(), shown);
    } catch (IOException | IllegalArgumentException e) {
      throw new RepositoryRefused(
          "The Git repository of %s cannot be opened (%s); see what 'git status' says there."
              .formatted(shown, Printable.line(String.valueOf(e.getMessage()))),
          e);
    }
  }

  private static Repository refuseForeignFormat(Repository jgit, String shown)
      throws RepositoryRefused {
    String format = jgit.getConfig().getString("extensions", null, "objectformat");
    if (format == null || format.equalsIgnoreCase("sha1")) {
      return jgit;
    }
    jgit.close();
    throw new RepositoryRefused(
        "%s keeps its objects by %s, which Bob cannot read yet; survey a SHA-1 clone of it instead."
            .formatted(shown, Printable.line(format)));
  }
}
