package dev.bob.instance.mind.offline.links;

import dev.bob.instance.mind.offline.repository.Printable;
import dev.bob.instance.mind.offline.repository.Snapshot;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.survey.Fingerprint;
import dev.bob.instance.mind.offline.survey.ProofCommand;
import dev.bob.state.model.Clip;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Severity;
import java.util.List;
import java.util.Locale;

/** A broken link as a finding. */
final class LinkFinding {
  static final String KIND = "broken-link";

  /** Characters; so that the title keeps the reason at its end. */
  private static final int SHOWN_TARGET_CHARS_MAX = 80;

  private LinkFinding() {}

  static Finding of(Snapshot snapshot, TreeEntry entry, BrokenLink broken) {
    String commit = snapshot.commitName();
    Link link = broken.link();
    return new Finding(
        Fingerprint.of(KIND, entry.path(), link.target(), commit),
        KIND,
        isFrontPage(entry) ? Severity.MEDIUM : Severity.LOW,
        "%s links to %s, %s"
            .formatted(
                entry.path(),
                Clip.clip(Printable.line(link.target()), SHOWN_TARGET_CHARS_MAX),
                reason(broken)),
        "Readers who follow it run into a dead end.",
        Effort.MINUTES,
        List.of("docs"),
        new Evidence(
            commit,
            entry.path(),
            link.line(),
            "%s; %s"
                .formatted(
                    ProofCommand.line(commit, entry, link.line()),
                    ProofCommand.list(commit, broken.path())),
            Printable.line(link.target())));
  }

  private static String reason(BrokenLink broken) {
    if (broken.domain()) {
      return "which lacks its https:// and so is taken for a file";
    }
    return broken
        .inOtherCase()
        .map(path -> "which is there only as " + path + " (upper and lower case differ)")
        .orElse("which does not exist");
  }

  private static boolean isFrontPage(TreeEntry entry) {
    return entry.folder().isEmpty() && entry.name().toLowerCase(Locale.ROOT).startsWith("readme.");
  }
}
