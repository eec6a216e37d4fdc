package dev.bob.instance.mind.offline.links;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.offline.repository.Content;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.survey.CappedFindings;
import dev.bob.instance.mind.offline.survey.Detector;
import dev.bob.instance.mind.offline.survey.Survey;
import dev.bob.state.model.Finding;
import dev.bob.state.model.TaskSpec;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Finds relative links and images in Markdown whose target the tree does not have. Anchors ({@code
 * #…}) are not checked: each renderer makes them in its own way.
 */
public final class LinkDetector implements Detector {
  @Override
  public String kind() {
    return "links";
  }

  @Override
  public Set<String> findingKinds() {
    return Set.of(LinkFinding.KIND);
  }

  @Override
  public JsonNode detect(Survey survey, TaskSpec task, Consumer<Finding> findings)
      throws IOException, InterruptedException {
    LinkCheck check = check(survey);
    var capped = new CappedFindings(survey.limits());
    int files = 0;
    int links = 0;
    try (var contents = survey.repository().contents()) {
      for (TreeEntry entry : survey.snapshot().examined()) {
        if (check.reads(entry) && contents.read(entry) instanceof Content.Text text) {
          List<Link> found = LinkExtractor.links(text.string());
          files++;
          links += found.size();
          broken(check, entry, found).values().stream()
              .map(broken -> LinkFinding.of(survey.snapshot(), entry, broken))
              .forEach(capped::add);
        }
      }
    }
    capped.report(findings);
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("markdown_files", files).put("links", links);
    result.set("found", capped.found());
    return result;
  }

  /** The broken links of a file by target; a target that is linked twice is mended at once. */
  private static Map<String, BrokenLink> broken(
      LinkCheck check, TreeEntry entry, List<Link> links) {
    Map<String, BrokenLink> broken = new LinkedHashMap<>();
    for (Link link : links) {
      check.broken(entry, link).ifPresent(found -> broken.putIfAbsent(link.target(), found));
    }
    return broken;
  }

  @Override
  public Judgement judge(Survey survey, Finding finding) throws IOException, InterruptedException {
    Optional<TreeEntry> entry = survey.snapshot().entry(finding.evidence().path());
    if (entry.isEmpty()) {
      return new Judgement.Refuted("The commit has no such file.");
    }
    LinkCheck check = check(survey);
    try (var contents = survey.repository().contents()) {
      if (!(contents.read(entry.get()) instanceof Content.Text text)) {
        return new Judgement.Refuted("The file is not one that is examined.");
      }
      for (BrokenLink broken :
          broken(check, entry.get(), LinkExtractor.links(text.string())).values()) {
        if (LinkFinding.of(survey.snapshot(), entry.get(), broken).equals(finding)) {
          return judge(survey, text, broken);
        }
      }
    }
    return new Judgement.Refuted("The file has no such broken link.");
  }

  /** Asks the commit itself, not the list of its files that the detector used. */
  private static Judgement judge(Survey survey, Content.Text text, BrokenLink broken)
      throws IOException {
    Link link = broken.link();
    if (!text.lines()[link.line() - 1].contains(link.target())) {
      return new Judgement.Refuted("The line does not hold the link.");
    }
    try (ObjectReader reader = survey.repository().jgit().newObjectReader();
        var revisions = new RevWalk(reader)) {
      var tree = revisions.parseCommit(survey.snapshot().commit()).getTree();
      try (TreeWalk found = TreeWalk.forPath(reader, broken.path(), tree)) {
        return found == null
            ? new Judgement.Confirmed(
                "The line holds the link, and the tree of the commit has nothing at that path.")
            : new Judgement.Refuted("The tree of the commit has something at that path.");
      }
    }
  }

  private static LinkCheck check(Survey survey) throws IOException, InterruptedException {
    var ignored = IgnoredPaths.of(survey.repository(), survey.snapshot());
    return new LinkCheck(
        new Renderers(survey.snapshot()), new LinkPlaces(survey.snapshot(), ignored));
  }
}
