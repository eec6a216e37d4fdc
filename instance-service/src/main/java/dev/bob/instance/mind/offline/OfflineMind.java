package dev.bob.instance.mind.offline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.instance.mind.GoalReading;
import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.Matter;
import dev.bob.instance.mind.Mind;
import dev.bob.instance.mind.MindFailure;
import dev.bob.instance.mind.Opinion;
import dev.bob.instance.mind.Plan;
import dev.bob.instance.mind.TaskOrder;
import dev.bob.instance.mind.TaskOutcome;
import dev.bob.instance.mind.offline.changes.ChangeEvidence;
import dev.bob.instance.mind.offline.changes.ChangeLimits;
import dev.bob.instance.mind.offline.report.ReportTask;
import dev.bob.instance.mind.offline.repository.GitRepository;
import dev.bob.instance.mind.offline.repository.RepositoryRefused;
import dev.bob.instance.mind.offline.survey.Detector;
import dev.bob.instance.mind.offline.survey.LeftOut;
import dev.bob.instance.mind.offline.survey.Survey;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.instance.mind.offline.voting.FileEvidence;
import dev.bob.instance.mind.offline.voting.FindingEvidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import dev.bob.state.model.Way;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.jgit.errors.CancelledException;
import org.eclipse.jgit.errors.DiffInterruptedException;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Surveys a Git repository without a model, a key or a network. What it finds is a function of the
 * commit and the goal. It keeps the last snapshot in memory and nothing on disk, so nothing is lost
 * when the process dies.
 */
public final class OfflineMind implements Mind {
  private final Path workspace;
  private final SurveyLimits limits;
  private final Map<String, Detector> detectorsByTask = new TreeMap<>();
  private final Map<String, Detector> detectorsByFinding = new TreeMap<>();

  // Both guarded by this: the leader's thread plans while the worker's performs.
  private @Nullable GitRepository repository;
  private @Nullable Survey lastSurvey;

  /**
   * @param workspace folder of the repository; looked at when it is first needed
   */
  public OfflineMind(Path workspace, SurveyLimits limits) {
    this.workspace = workspace;
    this.limits = limits;
    for (Detector detector : Detectors.all()) {
      detectorsByTask.put(detector.kind(), detector);
      detector.findingKinds().forEach(kind -> detectorsByFinding.put(kind, detector));
    }
  }

  @Override
  public GoalReading understand(String goalText) {
    return GoalWords.read(goalText);
  }

  @Override
  public Plan plan(String goalText, int members) throws MindFailure {
    return new Plan(commit(), SurveyPlan.tasks(goalText));
  }

  @Override
  public String commit() throws MindFailure {
    try {
      return repository().head().commit().name();
    } catch (RepositoryRefused e) {
      throw new MindFailure(e.getMessage(), false, e);
    }
  }

  @Override
  public boolean canDo(String kind) {
    return kind.equals(ReportTask.KIND) || detectorsByTask.containsKey(kind);
  }

  @Override
  public String abilities() {
    return "The offline mind does tasks of the kinds %s; others need a model, which --mind llm and --mind command will bring (not built yet)."
        .formatted(String.join(", ", detectorsByTask.keySet()));
  }

  @Override
  public TaskOutcome perform(TaskOrder order, Consumer<Finding> findings)
      throws MindFailure, InterruptedException {
    if (order.spec().kind().equals(ReportTask.KIND)) {
      return ReportTask.write(order);
    }
    Detector detector = detectorsByTask.get(order.spec().kind());
    if (detector == null) {
      throw unknown("tasks", order.spec().kind());
    }
    return looking(
        () -> {
          var leftOut = new LeftOut(order.background().dismissals().keySet(), findings);
          JsonNode result = detector.detect(survey(order.commit()), order.spec(), leftOut);
          return new TaskOutcome(leftOut.toldIn(result), Collections.emptySortedMap());
        });
  }

  @Override
  public Judgement judge(Finding finding) throws MindFailure, InterruptedException {
    Detector detector = detectorsByFinding.get(finding.kind());
    if (detector == null) {
      throw unknown("findings", finding.kind());
    }
    return looking(() -> detector.judge(survey(finding.evidence().commit()), finding));
  }

  @Override
  public Opinion weigh(Matter matter) throws MindFailure, InterruptedException {
    return switch (matter.motion().subject()) {
      case Subject.OfFinding _ ->
          matter.finding().isPresent()
              ? look(matter.finding().get(), matter.way())
              : Opinion.abstain("The hive knows no such finding any more.");
      case Subject.OfFile(var file) ->
          looking(() -> FileEvidence.atHead(repository(), file, matter.way()));
      case Subject.OfCommit(var commit) ->
          looking(() -> changeEvidence().of(commit, matter.queued(), matter.way()));
      case Subject.OfTask _ ->
          Opinion.abstain("The offline mind weighs findings, files and commits, no tasks.");
      case Subject.OfText _ ->
          Opinion.abstain("The offline mind weighs findings, files and commits, no free text.");
    };
  }

  private ChangeEvidence changeEvidence() throws RepositoryRefused {
    return new ChangeEvidence(repository(), limits, Detectors.all(), ChangeLimits.standard());
  }

  /** The bytes answer the same question as the proof; HEAD answers another one. */
  @Override
  public Optional<Way> otherWay(Finding finding) {
    return FindingEvidence.canShow(finding) ? Optional.of(Way.BYTES) : Optional.empty();
  }

  @Override
  public Opinion look(Finding finding, Way way) throws MindFailure, InterruptedException {
    return switch (way) {
      case PROOF -> {
        var command = finding.evidence().command();
        yield switch (judge(finding)) {
          case Judgement.Confirmed(var how) -> new Opinion(Vote.YES, how, command);
          case Judgement.Refuted(var reason) -> new Opinion(Vote.NO, reason, command);
          case Judgement.SameAs(var other) ->
              new Opinion(Vote.YES, "Finding %s says the same.".formatted(other), command);
        };
      }
      case BYTES -> looking(() -> new FindingEvidence(repository(), limits).atItsCommit(finding));
      case HEAD -> looking(() -> new FindingEvidence(repository(), limits).atHead(finding));
    };
  }

  /** A look at the repository. */
  @FunctionalInterface
  private interface Look<T> {
    T look() throws IOException, RepositoryRefused, MindFailure, InterruptedException;
  }

  private <T> T looking(Look<T> look) throws MindFailure, InterruptedException {
    try {
      return look.look();
    } catch (RepositoryRefused e) {
      throw new MindFailure(e.getMessage(), false, e);
    } catch (InterruptedIOException | CancelledException | DiffInterruptedException e) {
      throw GitRepository.interrupted(e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public Set<FindingId> changed(Collection<Finding> findings, String commit)
      throws MindFailure, InterruptedException {
    return looking(() -> ChangedFindings.of(findings, commit, repository()));
  }

  @Override
  public synchronized void close() {
    if (repository != null) {
      repository.close();
    }
    repository = null;
    lastSurvey = null;
  }

  private synchronized GitRepository repository() throws RepositoryRefused {
    GitRepository opened = repository;
    if (opened == null) {
      opened = GitRepository.open(workspace);
      repository = opened;
    }
    return opened;
  }

  private synchronized Survey survey(String commit) throws RepositoryRefused, InterruptedException {
    Survey last = lastSurvey;
    if (last != null && last.snapshot().commitName().equals(commit)) {
      return last;
    }
    GitRepository opened = repository();
    var snapshot = opened.snapshot(ObjectId.fromString(commit), limits.fileSizeBytesMax());
    last = new Survey(opened, snapshot, limits);
    lastSurvey = last;
    return last;
  }

  private static MindFailure unknown(String what, String kind) {
    return new MindFailure(
        "The offline mind has no %s of the kind %s; give them to a mind that made them."
            .formatted(what, kind),
        false);
  }

  private MindFailure unreadable(IOException e) {
    return new MindFailure(
        "The repository %s could not be read to the end (%s); see what 'git fsck' says of it."
            .formatted(workspace, e.getMessage()),
        true,
        e);
  }
}
