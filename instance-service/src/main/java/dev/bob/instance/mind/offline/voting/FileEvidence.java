package dev.bob.instance.mind.offline.voting;

import dev.bob.instance.mind.Opinion;
import dev.bob.instance.mind.offline.repository.GitRepository;
import dev.bob.instance.mind.offline.repository.RepositoryRefused;
import dev.bob.instance.mind.offline.survey.ProofCommand;
import dev.bob.state.model.Vote;
import dev.bob.state.model.Way;
import java.io.IOException;

/** Looks whether HEAD has a file: what a proposal about a file stands on. */
public final class FileEvidence {
  private FileEvidence() {}

  public static Opinion atHead(GitRepository repository, String path, Way way)
      throws IOException, RepositoryRefused {
    var head = repository.head().commit();
    var command = ProofCommand.list("HEAD", path);
    var shown = ProofCommand.shortened(head.name());
    try (var reader = repository.jgit().newObjectReader()) {
      var found = CommittedFile.find(reader, head, path);
      if (found.isEmpty()) {
        return new Opinion(Vote.NO, "HEAD (%s) has no %s.".formatted(shown, path), command);
      }
      if (!found.get().isFile()) {
        return new Opinion(
            Vote.NO, "What HEAD (%s) has at %s is no file.".formatted(shown, path), command);
      }
      return switch (way) {
        case BYTES ->
            new Opinion(
                Vote.YES,
                "HEAD (%s) has %s, with %s bytes."
                    .formatted(shown, path, found.get().sizeBytes(reader)),
                "git cat-file -s " + found.get().id().name());
        case PROOF, HEAD ->
            new Opinion(Vote.YES, "HEAD (%s) has %s.".formatted(shown, path), command);
      };
    }
  }
}
