package dev.bob.instance.mind.offline.voting;

import dev.bob.instance.mind.Opinion;
import dev.bob.instance.mind.offline.repository.GitRepository;
import dev.bob.instance.mind.offline.repository.PathText;
import dev.bob.instance.mind.offline.repository.Printable;
import dev.bob.instance.mind.offline.repository.RepositoryRefused;
import dev.bob.instance.mind.offline.survey.ProofCommand;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Vote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Looks at the place of a finding without the detector that found it. No text of the repository
 * gets into an opinion but the finding's own excerpt, which is masked.
 */
public record FindingEvidence(GitRepository repository, SurveyLimits limits) {
  private static final String LARGE_FILE = "large-file";
  private static final char CUT = '…';
  private static final String TOO_LARGE = "The file is too large to be looked at.";
  private static final String MASKED = "Its excerpt is masked, so the line cannot be compared.";

  /** Whether the bytes of the file, at the commit of the finding, are as it says. */
  public Opinion atItsCommit(Finding finding) throws IOException {
    var evidence = finding.evidence();
    if (evidence.path().isEmpty() || !PathText.isPlain(evidence.path())) {
      return Opinion.abstain("It is about no file whose bytes could be looked at.");
    }
    try (var reader = repository.jgit().newObjectReader()) {
      var commit = ObjectId.fromString(evidence.commit());
      var file = CommittedFile.find(reader, commit, evidence.path()).filter(CommittedFile::isFile);
      if (file.isEmpty()) {
        return opinion(Vote.NO, "The commit has no such file.", list(evidence.commit(), finding));
      }
      if (evidence.line() == 0) {
        return weight(reader, file.get(), finding);
      }
      return MaskedSecret.isOf(finding)
          ? secret(reader, file.get(), finding)
          : line(reader, file.get(), finding);
    }
  }

  private Opinion weight(ObjectReader reader, CommittedFile file, Finding finding)
      throws IOException {
    if (!finding.kind().equals(LARGE_FILE)) {
      return Opinion.abstain("The bytes of " + finding.evidence().path() + " do not show it.");
    }
    long bytes = file.sizeBytes(reader);
    return opinion(
        bytes >= limits.largeFileBytes() ? Vote.YES : Vote.NO,
        "The file has %s bytes; from %s on it weighs on every clone."
            .formatted(bytes, limits.largeFileBytes()),
        finding.evidence().command());
  }

  private Opinion secret(ObjectReader reader, CommittedFile file, Finding finding)
      throws IOException {
    var masked = MaskedSecret.of(finding);
    var bytes = file.bytes(reader, limits.fileSizeBytesMax());
    if (masked.isEmpty() || bytes.isEmpty()) {
      return Opinion.abstain(bytes.isEmpty() ? TOO_LARGE : MASKED);
    }
    int number = finding.evidence().line();
    boolean there =
        masked.get().beginsIn(new String(bytes.get(), StandardCharsets.ISO_8859_1), number);
    return opinion(
        there ? Vote.YES : Vote.NO,
        "In line %s of the file %s text of that beginning and that length."
            .formatted(number, there ? "there is a" : "there is no"),
        finding.evidence().command());
  }

  private Opinion line(ObjectReader reader, CommittedFile file, Finding finding)
      throws IOException {
    var lines = file.lines(reader, limits.fileSizeBytesMax());
    var shown = shown(finding);
    if (lines.isEmpty() || shown.isEmpty()) {
      return Opinion.abstain(lines.isEmpty() ? TOO_LARGE : MASKED);
    }
    int number = finding.evidence().line();
    boolean there = number <= lines.get().length && holds(lines.get()[number - 1], shown);
    return opinion(
        there ? Vote.YES : Vote.NO,
        "Line %s of the file %s what the finding shows."
            .formatted(number, there ? "holds" : "does not hold"),
        finding.evidence().command());
  }

  /**
   * Whether the bytes of its file can show that finding, as far as the finding itself tells: else
   * {@link #atItsCommit} abstains whatever the file has.
   */
  public static boolean canShow(Finding finding) {
    var evidence = finding.evidence();
    if (evidence.path().isEmpty() || !PathText.isPlain(evidence.path())) {
      return false;
    }
    if (evidence.line() == 0) {
      return finding.kind().equals(LARGE_FILE);
    }
    return MaskedSecret.isOf(finding)
        ? MaskedSecret.of(finding).isPresent()
        : !shown(finding).isEmpty();
  }

  /** Whether it is still so at the HEAD of now. */
  public Opinion atHead(Finding finding) throws IOException, RepositoryRefused {
    var evidence = finding.evidence();
    var head = repository.head().commit();
    var command = list("HEAD", finding);
    try (var reader = repository.jgit().newObjectReader()) {
      var then = ObjectId.fromString(evidence.commit());
      if (CommittedFile.tree(reader, then).equals(CommittedFile.tree(reader, head))) {
        return opinion(
            Vote.YES,
            "HEAD has the very same files.",
            "git diff --stat %s HEAD".formatted(ProofCommand.shortened(evidence.commit())));
      }
      if (evidence.path().isEmpty() || !PathText.isPlain(evidence.path())) {
        return Opinion.abstain("HEAD has changed since, and it is about no single file.");
      }
      var now = CommittedFile.find(reader, head, evidence.path()).filter(CommittedFile::isFile);
      if (now.isEmpty()) {
        return opinion(
            Vote.NO,
            "HEAD (%s) has no %s any more."
                .formatted(ProofCommand.shortened(head.name()), evidence.path()),
            command);
      }
      if (CommittedFile.find(reader, then, evidence.path()).equals(now)) {
        return opinion(Vote.YES, "HEAD has the very same file.", command);
      }
      return changed(reader, now.get(), finding, command);
    }
  }

  private Opinion changed(ObjectReader reader, CommittedFile now, Finding finding, String command)
      throws IOException {
    var shown = shown(finding);
    Optional<String[]> lines =
        finding.evidence().line() == 0 || shown.isEmpty()
            ? Optional.empty()
            : now.lines(reader, limits.fileSizeBytesMax());
    if (lines.isEmpty()) {
      return Opinion.abstain("The file has changed since, and its bytes alone do not show it.");
    }
    boolean there = Arrays.stream(lines.get()).anyMatch(line -> holds(line, shown));
    return opinion(
        there ? Vote.YES : Vote.NO,
        "The file has changed since, and %s what the finding shows."
            .formatted(there ? "still holds" : "holds no more"),
        command);
  }

  /** What of the excerpt stands in the file: not what is masked or cut off. */
  private static String shown(Finding finding) {
    var excerpt = finding.evidence().excerpt();
    int cut = excerpt.indexOf(CUT);
    if (cut < 0) {
      return MaskedSecret.isOf(finding) ? "" : excerpt;
    }
    return excerpt.substring(0, cut);
  }

  private static boolean holds(String line, String shown) {
    return Printable.line(line).contains(shown);
  }

  private static String list(String commit, Finding finding) {
    return ProofCommand.list(commit, finding.evidence().path());
  }

  private static Opinion opinion(Vote vote, String rationale, String evidence) {
    return new Opinion(vote, rationale, evidence);
  }
}
