package dev.bob.instance.change;

import dev.bob.instance.status.InstanceLog;
import dev.bob.instance.status.Traces;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.ChangeFact;
import dev.bob.state.fold.ChangeQueue;
import dev.bob.state.json.AtomicFile;
import dev.bob.state.log.LogException;
import dev.bob.state.model.ChangeId;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Extent;
import dev.bob.state.model.MergeCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Checks and delivers changes; files first, then the fact that they are there. For the thread of
 * the leader's duties. If the process dies in between, the next leader does it again: the same
 * commits, under the same names.
 */
public final class ChangeWork {
  private static final String DIFF = "change.diff";

  private final Hive hive;
  private final Merging merging;
  private final Path home;
  private final InstanceLog log;
  private final Setback setback;
  private boolean blind;

  /**
   * @param home of the hive: the files go below {@code reports/<change>/}
   * @param nanoTime monotonic
   */
  public ChangeWork(Hive hive, Merging merging, Path home, InstanceLog log, LongSupplier nanoTime) {
    this.hive = hive;
    this.merging = merging;
    this.home = home;
    this.log = log;
    this.setback = new Setback(log, nanoTime);
  }

  /**
   * What the queue is owed now: the first delivery and the first check, but for what failed a
   * moment ago. HEAD is looked at only while something is in the queue.
   */
  public List<ChangeDue> due(ChangeQueue queue) {
    if (queue.open().isEmpty()) {
      return List.of();
    }
    try {
      var due = setback.free(Queueing.due(queue, merging.head()));
      blind = false;
      return Queueing.next(due);
    } catch (MergingFailure e) {
      if (!blind) {
        log.warn("cannot look after the changes for now: " + e.getMessage());
      }
      blind = true;
      return List.of();
    }
  }

  /** Gives false if the hive refused what came of it. */
  public boolean carryOut(ChangeDue due, Author by) throws LogException, InterruptedException {
    return switch (due) {
      case ChangeDue.Check check -> tried(check, by, this::check);
      case ChangeDue.Delivery delivery -> tried(delivery, by, this::deliver);
    };
  }

  @FunctionalInterface
  private interface Step {
    ChangeFact take(Series series) throws IOException, MergingFailure, InterruptedException;
  }

  /** What cannot be done is no refusal: that would be tried again at once. */
  private boolean tried(ChangeDue due, Author by, Step step)
      throws LogException, InterruptedException {
    ChangeFact fact;
    try {
      fact = step.take(due.series());
      setback.over(due);
    } catch (MergingFailure | IOException e) {
      setback.remember(due, e);
      return true;
    } catch (RuntimeException e) { // one change must not end the duties of one leader after another
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      setback.remember(due, new MergingFailure("a bug, over it: " + Traces.of(e), e));
      return true;
    }
    boolean accepted = hive.submit(by, fact).accepted();
    if (accepted) {
      log.info(words(fact));
    }
    return accepted;
  }

  private ChangeFact check(Series series) throws IOException, MergingFailure, InterruptedException {
    var trial = merging.check(series);
    if (!trial.diff().isEmpty()) {
      AtomicFile.write(
          folder(series.change().id()).resolve(DIFF),
          trial.diff().getBytes(StandardCharsets.UTF_8),
          AtomicFile.Durability.DURABLE);
    }
    return checked(series, trial.obstacle(), trial.extent());
  }

  private ChangeFact deliver(Series series)
      throws IOException, MergingFailure, InterruptedException {
    var change = series.change();
    var folder = folder(change.id());
    var outcome =
        merging.bundle(
            series, tip -> folder.resolve(bundle(series.head(), tip)), change.id().branch());
    return switch (outcome) {
      case Merging.Bundled(var tip) ->
          new ChangeFact.Delivered(
              change.id(),
              series.head(),
              series.after(),
              tip,
              "reports/%s/%s".formatted(change.id(), bundle(series.head(), tip)));
      case Merging.Obstacle obstacle ->
          checked(
              series,
              Optional.of(obstacle),
              change.check().map(MergeCheck::extent).orElse(Extent.NONE));
    };
  }

  /** Says what is in it: whoever comes late writes the same, or another file. */
  private static String bundle(CommitId head, CommitId tip) {
    return "changes-%s-%s.bundle".formatted(head.shown(), tip.shown());
  }

  private static ChangeFact checked(
      Series series, Optional<Merging.Obstacle> obstacle, Extent extent) {
    return new ChangeFact.Checked(
        series.change().id(),
        new MergeCheck(
            series.head(),
            series.after(),
            obstacle.map(Merging.Obstacle::why),
            obstacle.map(Merging.Obstacle::paths).orElse(List.of()),
            extent));
  }

  private Path folder(ChangeId change) throws IOException {
    var folder = home.resolve("reports").resolve(change.toString());
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) { // its own sentence may be the path alone
      throw new IOException("cannot make the folder %s (%s)".formatted(folder, e), e);
    }
  }

  private static String words(ChangeFact fact) {
    return switch (fact) {
      case ChangeFact.Checked(var change, var check) ->
          change + check.obstacle().map(why -> " does not merge: " + why).orElse(" merges");
      case ChangeFact.Delivered delivered ->
          delivered.change() + " is delivered: " + delivered.file();
      case ChangeFact.Accepted _, ChangeFact.Rejected _ ->
          throw new IllegalStateException("that is the person's: " + fact);
    };
  }
}
