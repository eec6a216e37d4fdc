package dev.bob.instance.mind.offline.survey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.instance.mind.Judgement;
import dev.bob.state.model.Finding;
import dev.bob.state.model.TaskSpec;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds one sort of thing in a survey. Has no state: the same survey and task give the same
 * findings in the same order, on any instance.
 */
public interface Detector {

  /** The kind of task that it does. */
  String kind();

  /** The kinds of finding that it reports and judges; no other detector has one of them. */
  Set<String> findingKinds();

  /**
   * Does a task of its kind.
   *
   * @param findings takes each finding; see {@link dev.bob.instance.mind.Mind#perform}
   * @return facts for the report, at most 32 KiB of JSON; how many findings there were before a cap
   *     was applied is under {@code found} by kind of finding, see {@link CappedFindings}
   */
  JsonNode detect(Survey survey, TaskSpec task, Consumer<Finding> findings)
      throws IOException, InterruptedException;

  /** Looks at a finding's evidence anew, preferably by another way than it was found. */
  Judgement judge(Survey survey, Finding finding) throws IOException, InterruptedException;
}
