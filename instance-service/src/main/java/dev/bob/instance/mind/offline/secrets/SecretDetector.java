package dev.bob.instance.mind.offline.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.offline.repository.Content;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.survey.CappedFindings;
import dev.bob.instance.mind.offline.survey.Detector;
import dev.bob.instance.mind.offline.survey.Shard;
import dev.bob.instance.mind.offline.survey.Survey;
import dev.bob.state.model.Finding;
import dev.bob.state.model.TaskSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds texts at HEAD that have the shape of a credential. Whatever leaves doubt is left out: one
 * false alarm costs the trust in ten true ones. What issuers mark (a prefix, a checksum, the bytes
 * of a key) is told everywhere, and called less bad in test data, examples and documentation;
 * passwords that nothing marks are told elsewhere only.
 */
public final class SecretDetector implements Detector {
  @Override
  public String kind() {
    return "secrets";
  }

  @Override
  public Set<String> findingKinds() {
    return Set.of(SecretFinding.KIND);
  }

  /**
   * Of all files of the shard that are examined.
   *
   * <pre>{@code
   * {"files":120,"bytes":900000,"found":{"secret":2}}
   * }</pre>
   */
  @Override
  public JsonNode detect(Survey survey, TaskSpec task, Consumer<Finding> findings)
      throws IOException, InterruptedException {
    Shard shard = Shard.of(task);
    var capped = new CappedFindings(survey.limits());
    int files = 0;
    long bytes = 0;
    try (var contents = survey.repository().contents()) {
      for (TreeEntry entry : survey.snapshot().examined()) {
        if (shard.contains(entry) && contents.read(entry) instanceof Content.Text text) {
          files++;
          bytes += text.bytes().length;
          String commit = survey.snapshot().commitName();
          findings(commit, entry, text).forEach(capped::add);
        }
      }
    }
    capped.report(findings);
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("files", files).put("bytes", bytes);
    result.set("found", capped.found());
    return result;
  }

  private static List<Finding> findings(String commit, TreeEntry entry, Content.Text text)
      throws InterruptedException {
    Source source = Source.of(entry.path(), text.bytes());
    Map<String, Integer> ordinals = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (Suspect suspect : SecretScanner.scan(source)) {
      int ordinal = ordinals.merge(suspect.rule().id(), 1, Integer::sum);
      findings.add(SecretFinding.of(commit, entry, suspect, ordinal));
    }
    return findings;
  }

  @Override
  public Judgement judge(Survey survey, Finding finding) throws IOException, InterruptedException {
    var entry = survey.snapshot().entry(finding.evidence().path());
    if (entry.isEmpty()) {
      return new Judgement.Refuted("The commit has no such file.");
    }
    try (var contents = survey.repository().contents()) {
      return contents.read(entry.get()) instanceof Content.Text text
          ? new SecretJudge(entry.get(), text.bytes(), finding).judge()
          : new Judgement.Refuted("The file is not one that is examined.");
    }
  }
}
