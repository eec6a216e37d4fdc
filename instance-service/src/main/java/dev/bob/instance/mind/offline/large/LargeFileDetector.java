package dev.bob.instance.mind.offline.large;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.offline.repository.Coverage;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.survey.CappedFindings;
import dev.bob.instance.mind.offline.survey.Detector;
import dev.bob.instance.mind.offline.survey.Fingerprint;
import dev.bob.instance.mind.offline.survey.ProofCommand;
import dev.bob.instance.mind.offline.survey.Survey;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Severity;
import dev.bob.state.model.TaskSpec;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the files of HEAD that make every clone heavy. What counts is the size after compression,
 * since that is what Git stores and sends: a long log of text weighs little, a video all it has.
 */
public final class LargeFileDetector implements Detector {
  private static final String LARGE_FILE = "large-file";
  private static final Set<Coverage> NO_BLOB = EnumSet.of(Coverage.SUBMODULE, Coverage.MISSING);

  @Override
  public String kind() {
    return "large";
  }

  @Override
  public Set<String> findingKinds() {
    return Set.of(LARGE_FILE);
  }

  @Override
  public JsonNode detect(Survey survey, TaskSpec task, Consumer<Finding> findings)
      throws IOException, InterruptedException {
    var capped = new CappedFindings(survey.limits());
    long treeBytes = 0;
    long heavyBytes = 0;
    try (var weigher = new Weigher(survey.repository().jgit(), survey.limits().hugeFileBytes())) {
      for (TreeEntry entry : survey.snapshot().entries()) {
        treeBytes += entry.sizeBytes();
        if (NO_BLOB.contains(entry.coverage())
            || entry.sizeBytes() < survey.limits().largeFileBytes()) {
          continue;
        }
        Weight weight = weigher.weigh(entry.id());
        if (weight.packedBytes() >= survey.limits().largeFileBytes()) {
          heavyBytes += entry.sizeBytes();
          capped.add(finding(survey, entry, weight));
        }
      }
    }
    capped.report(findings);
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("tree_bytes", treeBytes).put("heavy_bytes", heavyBytes);
    result.set("found", capped.found());
    return result;
  }

  @Override
  public Judgement judge(Survey survey, Finding finding) throws IOException, InterruptedException {
    var entry = survey.snapshot().entry(finding.evidence().path());
    if (entry.isEmpty()) {
      return new Judgement.Refuted("The commit has no such file.");
    }
    long bytes;
    try (var weigher = new Weigher(survey.repository().jgit(), survey.limits().hugeFileBytes())) {
      bytes = weigher.count(entry.get().id());
    }
    String size = SizeText.of(bytes);
    return bytes >= survey.limits().largeFileBytes() && finding.title().contains(size)
        ? new Judgement.Confirmed("Read the file to its end: it has " + size + ".")
        : new Judgement.Refuted("Read the file to its end: it has " + size + ".");
  }

  private static Finding finding(Survey survey, TreeEntry entry, Weight weight) {
    String commit = survey.snapshot().commitName();
    String packed = (weight.whole() ? "" : "more than ") + SizeText.of(weight.packedBytes());
    return new Finding(
        Fingerprint.of(LARGE_FILE, entry.path(), "", commit),
        LARGE_FILE,
        severity(weight.packedBytes(), survey.limits()),
        "%s has %s, %s when compressed"
            .formatted(entry.path(), SizeText.of(entry.sizeBytes()), packed),
        "Git keeps every version of a file for ever, so each clone carries it; Git LFS, a release"
            + " asset or a smaller file would not.",
        Effort.HOURS,
        List.of("size"),
        new Evidence(commit, entry.path(), 0, ProofCommand.size(commit, entry), ""));
  }

  private static Severity severity(long packedBytes, SurveyLimits limits) {
    return packedBytes >= limits.hugeFileBytes() ? Severity.MEDIUM : Severity.LOW;
  }
}
