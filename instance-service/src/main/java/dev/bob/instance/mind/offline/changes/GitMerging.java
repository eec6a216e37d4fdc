package dev.bob.instance.mind.offline.changes;

import dev.bob.instance.change.Merging;
import dev.bob.instance.change.MergingFailure;
import dev.bob.instance.change.Series;
import dev.bob.instance.mind.offline.repository.GitRepository;
import dev.bob.instance.mind.offline.repository.RepositoryRefused;
import dev.bob.instance.mind.offline.survey.Detector;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Extent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jgit.errors.CancelledException;
import org.eclipse.jgit.errors.DiffInterruptedException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.jspecify.annotations.Nullable;

/**
 * Merges in memory and packs the result, over a person's repository that is only read. It keeps
 * nothing but the open repository. For one thread.
 */
public final class GitMerging implements Merging {
  private final Path workspace;
  private final SurveyLimits survey;
  private final List<Detector> detectors;
  private final ChangeLimits limits;
  private @Nullable GitRepository repository;

  /**
   * @param workspace folder of the repository; looked at when it is first needed
   * @param detectors all that there are: what they suspect is not shown
   */
  public GitMerging(
      Path workspace, SurveyLimits survey, List<Detector> detectors, ChangeLimits limits) {
    this.workspace = workspace;
    this.survey = survey;
    this.detectors = List.copyOf(detectors);
    this.limits = limits;
  }

  @Override
  public CommitId head() throws MergingFailure {
    try {
      return new CommitId(repository().head().commit().name());
    } catch (RepositoryRefused e) {
      throw new MergingFailure(e.getMessage(), e);
    }
  }

  @Override
  public Trial check(Series series) throws MergingFailure, InterruptedException {
    return looking(
        () -> {
          try (var chain = new MergeChain(repository(), limits, series.head())) {
            return check(chain, series);
          }
        });
  }

  private Trial check(MergeChain chain, Series series)
      throws IOException, RepositoryRefused, InterruptedException {
    try {
      chain.behind(series.before());
      var obstacle = chain.obstacle(series.change().commit());
      var changes = changes(chain, series);
      return new Trial(
          obstacle,
          changes.isEmpty()
              ? Extent.NONE
              : changes.get().extent(chain.commits().getObjectReader(), limits),
          changes.isEmpty() ? "" : diff(chain, changes.get()));
    } catch (MissingObjectException e) {
      return new Trial(Optional.of(MergeChain.incomplete(e)), Extent.NONE, "");
    }
  }

  private String diff(MergeChain chain, WhatChanges changes)
      throws IOException, RepositoryRefused, InterruptedException {
    var withheld =
        changes.fits()
            ? new BroughtFindings(repository(), survey, detectors).withheld(changes)
            : Map.<String, String>of();
    return new DiffText(chain.commits().getObjectReader(), limits).of(changes, withheld);
  }

  /** Against the commit at which it left the history of HEAD; empty if it never was in it. */
  private Optional<WhatChanges> changes(MergeChain chain, Series series)
      throws IOException, InterruptedException {
    var commit = chain.find(series.change().commit());
    if (commit.isEmpty()) {
      return Optional.empty();
    }
    var base = Bases.of(chain.commits(), chain.head(), commit.get());
    return base.isEmpty()
        ? Optional.empty()
        : Optional.of(WhatChanges.between(chain.commits(), base.get(), commit.get(), limits));
  }

  @Override
  public Outcome bundle(Series series, Function<CommitId, Path> file, String branch)
      throws MergingFailure, InterruptedException {
    return looking(
        () -> {
          try (var chain = new MergeChain(repository(), limits, series.head())) {
            return bundle(chain, series, file, branch);
          }
        });
  }

  private Outcome bundle(
      MergeChain chain, Series series, Function<CommitId, Path> file, String branch)
      throws IOException, InterruptedException {
    try {
      chain.behind(series.before());
      var obstacle =
          chain.isInHead(series.change().commit())
              ? chain.obstacle(series.change().commit())
              : chain.add(series.change());
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
      return new BundleFile(chain, limits.bundleBytesMax())
          .write(file.apply(new CommitId(chain.tip().name())), branch);
    } catch (MissingObjectException e) {
      return MergeChain.incomplete(e);
    }
  }

  /** A look at the repository. */
  @FunctionalInterface
  private interface Look<T> {
    T look() throws IOException, RepositoryRefused, InterruptedException;
  }

  private <T> T looking(Look<T> look) throws MergingFailure, InterruptedException {
    try {
      return look.look();
    } catch (RepositoryRefused e) {
      throw new MergingFailure(e.getMessage(), e);
    } catch (InterruptedIOException | CancelledException | DiffInterruptedException e) {
      throw GitRepository.interrupted(e);
    } catch (IOException e) {
      throw new MergingFailure(
          "The changes of the repository %s cannot be looked after (%s); see what 'git fsck' says of it, and whether there is room in the hive's home."
              .formatted(workspace, e.getMessage()),
          e);
    }
  }

  private GitRepository repository() throws RepositoryRefused {
    GitRepository opened = repository;
    if (opened == null) {
      opened = GitRepository.open(workspace);
      repository = opened;
    }
    return opened;
  }

  @Override
  public void close() {
    if (repository != null) {
      repository.close();
    }
    repository = null;
  }
}
