package dev.bob.instance.mind.offline.hotspots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.offline.repository.Content;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.survey.Detector;
import dev.bob.instance.mind.offline.survey.Survey;
import dev.bob.state.model.Finding;
import dev.bob.state.model.TaskSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the large source files that change far more often than the others, over the whole history
 * that the commit reaches; what is large and often is {@link HotspotRule}'s.
 *
 * <p>In a shallow clone it looks for none: the history that is there would give other numbers, and
 * other findings, than the whole one of the same commit.
 *
 * <pre>{@code
 * {"shallow":false,"commits":4102,"source_files":38,"median_changes":9,"found":{"hotspot":3}}
 * }</pre>
 */
public final class HotspotDetector implements Detector {
  @Override
  public String kind() {
    return "hotspots";
  }

  @Override
  public Set<String> findingKinds() {
    return Set.of(HotspotFinding.KIND);
  }

  @Override
  public JsonNode detect(Survey survey, TaskSpec task, Consumer<Finding> findings)
      throws IOException, InterruptedException {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    boolean shallow = survey.repository().isShallow();
    result.put("shallow", shallow);
    ObjectNode found = result.putObject("found");
    if (shallow) {
      return result;
    }
    History history = new HistoryReader(survey).read();
    HotspotRule rule = HotspotRule.of(history);
    List<Hotspot> hotspots =
        HotspotRule.choose(measured(survey, history.commits(), rule.candidates(history)));
    hotspots.stream()
        .map(hotspot -> HotspotFinding.of(survey.snapshot().commitName(), hotspot))
        .forEach(findings);
    if (!hotspots.isEmpty()) {
      found.put(HotspotFinding.KIND, hotspots.size());
    }
    result.put("commits", history.commits()).put("source_files", history.files().size());
    return result.put("median_changes", rule.medianChanges());
  }

  /** Reads the candidates for their lines; one that turns out to be generated is none. */
  private static List<Hotspot> measured(
      Survey survey, int commits, List<History.Changes> candidates)
      throws IOException, InterruptedException {
    List<Hotspot> measured = new ArrayList<>();
    try (var contents = survey.repository().contents()) {
      for (History.Changes changes : candidates) {
        if (contents.read(changes.file()) instanceof Content.Text text) {
          measured.add(new Hotspot(changes, text.lineCount(), commits));
        }
      }
    }
    return measured;
  }

  /** Whether the file changes more than the others is not asked again: its own numbers are. */
  @Override
  public Judgement judge(Survey survey, Finding finding) throws IOException, InterruptedException {
    Optional<TreeEntry> file =
        survey.snapshot().entry(finding.evidence().path()).filter(SourceCode::isProgram);
    if (file.isEmpty()) {
      return new Judgement.Refuted("The commit has no such source file.");
    }
    try (var contents = survey.repository().contents()) {
      return contents.read(file.get()) instanceof Content.Text text
          ? judge(survey, finding, Recount.of(survey, file.get(), text))
          : new Judgement.Refuted("The file is not one that is examined.");
    }
  }

  private static Judgement judge(Survey survey, Finding finding, Hotspot counted) {
    String numbers =
        "Looked the file up in each commit: it changed in %s of %s, and has %s lines."
            .formatted(counted.changes().count(), counted.commits(), counted.lines());
    boolean same = HotspotFinding.of(survey.snapshot().commitName(), counted).equals(finding);
    return same && HotspotRule.admits(counted)
        ? new Judgement.Confirmed(numbers)
        : new Judgement.Refuted(numbers);
  }
}
