package dev.bob.instance.mind.offline.hotspots;

import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.survey.Fingerprint;
import dev.bob.instance.mind.offline.survey.ProofCommand;
import dev.bob.state.model.Clip;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import java.util.List;
import java.util.Locale;

/** A hotspot as a finding. */
final class HotspotFinding {
  static final String KIND = "hotspot";

  /** Characters; so that the title keeps the numbers at its end. */
  private static final int SHOWN_PATH_CHARS_MAX = 200;

  private static final String WHY =
      "Mistakes and merge conflicts gather where many changes meet in one large file.";

  private HotspotFinding() {}

  static Finding of(String commit, Hotspot hotspot) {
    TreeEntry file = hotspot.changes().file();
    return new Finding(
        Fingerprint.of(KIND, file.path(), "", commit),
        KIND,
        HotspotRule.severity(hotspot),
        String.format(
            Locale.ROOT,
            "%s changed in %,d of %,d commits and has %,d lines",
            Clip.clip(file.path(), SHOWN_PATH_CHARS_MAX),
            hotspot.changes().count(),
            hotspot.commits(),
            hotspot.lines()),
        why(hotspot.changes().names()),
        Effort.DAYS,
        List.of("history"),
        new Evidence(commit, file.path(), 0, proof(commit, hotspot.changes()), ""));
  }

  private static String why(List<String> names) {
    return names.size() == 1
        ? WHY
        : "%s Counted with its former names: %s."
            .formatted(WHY, String.join(", ", names.subList(1, names.size())));
  }

  private static String proof(String commit, History.Changes changes) {
    return "%s; %s; %s"
        .formatted(
            ProofCommand.commits(commit, changes.names()),
            ProofCommand.commits(commit, List.of()),
            ProofCommand.lines(commit, changes.file()));
  }
}
