package dev.bob.instance.mind.offline.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
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
    refuseUnreadable(workspace, shown);
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
    } catch (RepositoryNotFoundException e) {
      throw new RepositoryRefused(
          "%s is a linked worktree or a submodule whose repository is not here; name the main checkout instead (in containers with BOB_WORKSPACE)."
              .formatted(shown),
          e);
    } catch (IOException | IllegalArgumentException e) {
      throw new RepositoryRefused(
          "The Git repository of %s cannot be opened (%s); see what 'git status' says there."
              .formatted(shown, Printable.line(String.valueOf(e.getMessage()))),
          e);
    }
  }

  /** In a container the user is not the person; JGit would say that there is no repository. */
  private static void refuseUnreadable(Path workspace, String shown) throws RepositoryRefused {
    for (Path path : List.of(workspace, workspace.resolve(".git"))) {
      if (Files.exists(path)
          && !(Files.isReadable(path) && (!Files.isDirectory(path) || Files.isExecutable(path)))) {
        throw new RepositoryRefused(
            "%s may not be read by the user of this process; allow it, or in containers set BOB_UID to your own number ('id -u')."
                .formatted(shown));
      }
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
