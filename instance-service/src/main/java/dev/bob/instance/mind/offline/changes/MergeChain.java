package dev.bob.instance.mind.offline.changes;

import dev.bob.instance.change.Merging.Obstacle;
import dev.bob.instance.mind.offline.repository.GitRepository;
import dev.bob.instance.mind.offline.repository.Printable;
import dev.bob.state.fold.Acceptance;
import dev.bob.state.fold.QueuedChange;
import dev.bob.state.model.CommitId;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Merges commits one behind the other, from HEAD on, in memory. The commits that it makes are a
 * function of what is merged: the same ids, whoever merges. For one thread.
 */
final class MergeChain implements AutoCloseable {
  private static final String NAME = "Bob";
  private static final String ADDRESS = "bob@localhost";
  private static final int SHOWN_PATHS_MAX = 5;

  private final MemoryObjects objects;
  private final ObjectReader reader;
  private final RevWalk walk;
  private final Merger merger;
  private final ChangeLimits limits;
  private final RevCommit head;
  private RevCommit tip;

  /**
   * @throws MissingObjectException if HEAD's commit is not there
   */
  MergeChain(GitRepository repository, ChangeLimits limits, CommitId head) throws IOException {
    this.limits = limits;
    this.objects = new MemoryObjects(repository.jgit(), limits.bytesMax());
    this.reader = objects.newReader();
    this.walk = new RevWalk(reader);
    this.merger = new Merger(objects, walk, limits);
    this.head = walk.parseCommit(ObjectId.fromString(head.value()));
    this.tip = this.head;
  }

  /** What has come of it so far. */
  RevCommit tip() {
    return tip;
  }

  RevCommit head() {
    return head;
  }

  /** Reads what the repository has, and what was merged. */
  RevWalk commits() {
    return walk;
  }

  /** The commit of that id; empty if it is not there, or is something else. */
  Optional<RevCommit> find(CommitId commit) throws IOException {
    if (commit.value().length() != Constants.OBJECT_ID_STRING_LENGTH) {
      return Optional.empty(); // the repository has no such ids
    }
    try {
      var id = ObjectId.fromString(commit.value());
      return Optional.of(walk.parseCommit(id)).filter(found -> found.getId().equals(id));
    } catch (MissingObjectException | IncorrectObjectTypeException e) {
      return Optional.empty();
    }
  }

  /** Whether HEAD has that commit already. */
  boolean isInHead(CommitId commit) throws IOException {
    var found = find(commit);
    return found.isPresent() && Bases.has(walk, head, found.get());
  }

  /** Merges these, as far as they merge. */
  void behind(List<QueuedChange> before) throws IOException, InterruptedException {
    for (var change : before) {
      try {
        add(change);
      } catch (MissingObjectException e) {
        continue; // so it does not merge, which is said when it is looked at itself
      }
    }
  }

  /** Why what needs that object cannot be merged, or shown. */
  static Obstacle incomplete(MissingObjectException e) {
    return new Obstacle(
        "The repository has not all of it (%s), as a clone with a filter: fetch the rest there, reject this, and propose it again."
            .formatted(e.getMessage()),
        List.of());
  }

  /**
   * Merges it; gives why it cannot be. What is there already changes nothing.
   *
   * @throws MissingObjectException if the repository has not all that this needs
   */
  Optional<Obstacle> add(QueuedChange change) throws IOException, InterruptedException {
    var commit = find(change.commit());
    if (commit.isEmpty()) {
      return missing(change.commit());
    }
    if (Bases.has(walk, tip, commit.get())) {
      return Optional.empty();
    }
    var tooLarge = tooLarge(commit.get());
    if (tooLarge.isPresent()) {
      return tooLarge;
    }
    if (Bases.has(walk, commit.get(), tip)) {
      tip = commit.get();
      return Optional.empty();
    }
    var merged = merged(commit.get());
    if (merged instanceof Merger.Result.Tree(var tree)) {
      tip = walk.parseCommit(objects.insert(merge(change, tree, commit.get())));
    }
    return obstacle(merged);
  }

  /** Why that commit would bring nothing, or could not be merged; nothing is made of it. */
  Optional<Obstacle> obstacle(CommitId id) throws IOException, InterruptedException {
    var commit = find(id);
    if (commit.isEmpty()) {
      return missing(id);
    }
    if (Bases.has(walk, head, commit.get())) {
      return obstacle("HEAD (%s) has %s already.".formatted(shown(head), id.shown()));
    }
    if (Bases.has(walk, tip, commit.get())) {
      return obstacle("What is queued before it has %s already.".formatted(id.shown()));
    }
    var tooLarge = tooLarge(commit.get());
    if (tooLarge.isPresent()) {
      return tooLarge;
    }
    return Bases.has(walk, commit.get(), tip) ? Optional.empty() : obstacle(merged(commit.get()));
  }

  /**
   * Why that commit is not merged, whatever it is merged with. So are those that a merge would
   * start from: they came with what was queued, and whoever made that may have hidden a tree in its
   * history.
   */
  Optional<Obstacle> tooLarge(RevCommit commit) throws IOException, InterruptedException {
    List<RevCommit> foreign = new ArrayList<>(List.of(commit));
    for (var base : Bases.all(walk, tip, commit)) {
      if (!Bases.has(walk, head, base)) {
        foreign.add(base);
      }
    }
    for (var one : foreign) {
      var left = Bases.of(walk, head, one);
      if (left.isPresent()) {
        var excess = WhatChanges.between(walk, left.get(), one, limits).excess();
        if (excess.isPresent()) {
          return obstacle(
              "It is too large to be merged: %s changes %s.".formatted(shown(one), excess.get()));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Obstacle> obstacle(Merger.Result result) {
    return switch (result) {
      case Merger.Result.Tree _ -> Optional.empty();
      case Merger.Result.Conflict(var paths) -> Optional.of(conflict(paths));
      case Merger.Result.TooLarge(var why) -> obstacle(why);
    };
  }

  private Merger.Result merged(RevCommit commit) throws IOException, InterruptedException {
    return Bases.of(walk, tip, commit).isEmpty()
        ? new Merger.Result.Conflict(List.of())
        : merger.merge(tip, commit);
  }

  private Obstacle conflict(List<String> paths) {
    var with =
        "HEAD (%s)%s"
            .formatted(shown(head), tip.equals(head) ? "" : " and what is merged before it");
    if (paths.isEmpty()) {
      return new Obstacle("Its history and that of %s cannot be merged.".formatted(with), paths);
    }
    var named = String.join(", ", paths.stream().limit(SHOWN_PATHS_MAX).toList());
    int others = paths.size() - SHOWN_PATHS_MAX;
    return new Obstacle(
        "It conflicts with %s in %s%s."
            .formatted(with, named, others > 0 ? " and %s others".formatted(others) : ""),
        paths);
  }

  private static Optional<Obstacle> missing(CommitId commit) {
    return obstacle(
        "The repository has no commit %s: commit it on a branch there, and propose that."
            .formatted(commit.shown()));
  }

  private static Optional<Obstacle> obstacle(String why) {
    return Optional.of(new Obstacle(why, List.of()));
  }

  private static String shown(RevCommit commit) {
    return new CommitId(commit.name()).shown();
  }

  private CommitBuilder merge(QueuedChange change, ObjectId tree, RevCommit commit) {
    Instant at = change.acceptance().map(Acceptance::at).orElse(change.queuedAt());
    var merge = new CommitBuilder();
    merge.setTreeId(tree);
    merge.setParentIds(tip, commit);
    merge.setAuthor(new PersonIdent(NAME, ADDRESS, at, ZoneOffset.UTC));
    merge.setCommitter(merge.getAuthor());
    merge.setMessage(
        "Merge %s: %s\n\nBob-Change: %s\nBob-Proposal: %s\n"
            .formatted(
                change.id(), Printable.line(change.title()), change.id(), change.proposal()));
    return merge;
  }

  @Override
  public void close() {
    walk.close();
    reader.close();
    objects.close();
  }
}
