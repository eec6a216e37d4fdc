package dev.bob.instance.mind.offline.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.offline.repository.Content;
import dev.bob.instance.mind.offline.repository.Contents;
import dev.bob.instance.mind.offline.repository.Snapshot;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.survey.CappedFindings;
import dev.bob.instance.mind.offline.survey.Detector;
import dev.bob.instance.mind.offline.survey.Fingerprint;
import dev.bob.instance.mind.offline.survey.ProofCommand;
import dev.bob.instance.mind.offline.survey.Survey;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Severity;
import dev.bob.state.model.TaskSpec;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Counts the files of the tree by language and by why they were not examined. These are facts; a
 * finding is only what a newcomer misses at once: a README, a licence.
 *
 * <pre>{@code
 * {"all":{"files":4,"bytes":9000},"examined":{"files":3,"bytes":900,"lines":40},
 *  "languages":[{"language":"Java","files":2,"bytes":800,"lines":38},…],
 *  "not_examined":[{"reason":"binary","words":"binary","files":1,"bytes":8100,"examples":["logo.png"]}],
 *  "landmarks":{"readmes":["README.md"],"licences":[],"ci":[],"builds":["pom.xml"],"test_files":1,"documentation_files":1},
 *  "commit_time":"2026-05-04T10:00:00Z","shallow":false,"found":{"no-licence":1}}
 * }</pre>
 */
public final class InventoryDetector implements Detector {
  private static final String NO_README = "no-readme";
  private static final String NO_LICENCE = "no-licence";

  @Override
  public String kind() {
    return "inventory";
  }

  @Override
  public Set<String> findingKinds() {
    return Set.of(NO_README, NO_LICENCE);
  }

  @Override
  public JsonNode detect(Survey survey, TaskSpec task, Consumer<Finding> findings)
      throws IOException, InterruptedException {
    var inventory = new Inventory();
    var capped = new CappedFindings(survey.limits());
    Landmarks landmarks = Landmarks.of(survey.snapshot());
    try (Contents contents = survey.repository().contents()) {
      for (TreeEntry entry : survey.snapshot().entries()) {
        inventory.add(entry, contents.read(entry));
      }
      if (landmarks.readmes().isEmpty()) {
        capped.add(noReadme(survey.snapshot()));
      }
      if (landmarks.licences().isEmpty() && !speaksOfLicence(landmarks, contents)) {
        capped.add(noLicence(survey.snapshot()));
      }
    }
    capped.report(findings);
    ObjectNode result = inventory.json();
    result.put("commit_time", survey.snapshot().time().toString());
    result.put("shallow", survey.repository().isShallow());
    result.set("landmarks", landmarks.json());
    result.set("found", capped.found());
    return result;
  }

  @Override
  public Judgement judge(Survey survey, Finding finding) throws IOException, InterruptedException {
    String word = finding.kind().equals(NO_README) ? "readme" : "licen";
    List<TreeEntry> named =
        survey.snapshot().entries().stream()
            .filter(entry -> entry.folder().isEmpty())
            .filter(entry -> entry.name().toLowerCase(Locale.ROOT).contains(word))
            .toList();
    return named.isEmpty()
        ? new Judgement.Confirmed("No file at the root has '" + word + "' in its name.")
        : new Judgement.Refuted("There is " + named.getFirst().path() + ".");
  }

  /** A licence stated in a README or a build file is one, though forges do not see it. */
  private static boolean speaksOfLicence(Landmarks landmarks, Contents contents)
      throws IOException, InterruptedException {
    for (List<TreeEntry> entries : List.of(landmarks.readmes(), landmarks.builds())) {
      for (TreeEntry entry : entries) {
        if (contents.read(entry) instanceof Content.Text text
            && text.string().toLowerCase(Locale.ROOT).matches("(?s).*\\blicen[cs]e.*")) {
          return true;
        }
      }
    }
    return false;
  }

  private static Finding noReadme(Snapshot snapshot) {
    return rootFinding(
        snapshot,
        NO_README,
        Severity.MEDIUM,
        "There is no README",
        "A newcomer cannot tell what this is for, nor how to build and run it.",
        Effort.HOURS);
  }

  private static Finding noLicence(Snapshot snapshot) {
    return rootFinding(
        snapshot,
        NO_LICENCE,
        Severity.NOTE,
        "There is no licence",
        "Without one nobody else may use, change or share this code; that may be meant.",
        Effort.MINUTES);
  }

  private static Finding rootFinding(
      Snapshot snapshot, String kind, Severity severity, String title, String why, Effort effort) {
    String commit = snapshot.commitName();
    return new Finding(
        Fingerprint.of(kind, "", "", commit),
        kind,
        severity,
        title,
        why,
        effort,
        List.of("docs"),
        new Evidence(
            commit, "", 0, "git ls-tree --name-only " + ProofCommand.shortened(commit), ""));
  }
}
