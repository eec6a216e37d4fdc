package dev.bob.instance.mind.offline.todos.blame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.bob.instance.mind.offline.repository.PathText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Finds the commit that each of some lines comes from, by the rules of {@code git blame}: a line
 * that a parent has too comes from there; renamed files are followed.
 *
 * <p>{@code git blame} and JGit walk the history once for each file and follow every line of it.
 * This walks once for all files, follows only the lines that are asked about, and ends with the
 * last of them. For one thread.
 */
public final class Blame {
  /** Commits; JGit keeps what it has parsed, so it starts afresh now and then. */
  private static final int COMMITS_KEPT_MAX = 10_000;

  /**
   * A commit that has suspects.
   *
   * @param time seconds since 1970
   */
  private record Stop(int time, ObjectId commit) {
    /** Newest first, so that the ways of a merge have met before their common past is looked at. */
    static final Comparator<Stop> NEWEST_FIRST =
        Comparator.comparingInt(Stop::time).reversed().thenComparing(Stop::commit);
  }

  private final ObjectReader reader;
  private final Set<ObjectId> edges;
  private final BlameLimits limits;
  private final Budget budget;
  private final Map<ObjectId, Suspects> waiting = new HashMap<>();
  private final PriorityQueue<Stop> stops = new PriorityQueue<>(Stop.NEWEST_FIRST);
  private final Map<Line, Origin> origins = new HashMap<>();

  private Blame(ObjectReader reader, Set<ObjectId> edges, BlameLimits limits) {
    this.reader = reader;
    this.edges = edges;
    this.limits = limits;
    this.budget = new Budget(limits);
  }

  /**
   * The origins of lines of a commit.
   *
   * @return one for each line, but for those beyond the limit
   * @throws InterruptedException if the thread was asked to stop
   */
  public static Map<Line, Origin> of(
      Repository jgit, ObjectId commit, Collection<Line> lines, BlameLimits limits)
      throws IOException, InterruptedException {
    try (ObjectReader reader = jgit.newObjectReader()) {
      var blame = new Blame(reader, jgit.getObjectDatabase().getShallowCommits(), limits);
      blame.search(commit, suspects(lines.stream().limit(limits.linesMax()).toList()));
      return blame.origins;
    } catch (InterruptedIOException byJgit) {
      // JGit looks at the thread's flag too, and leaves it set.
      Thread.interrupted();
      throw (InterruptedException) new InterruptedException().initCause(byJgit);
    }
  }

  private static Suspects suspects(Collection<Line> lines) {
    List<Suspect> suspects = new ArrayList<>();
    for (Line line : lines) {
      String path = new String(PathText.bytes(line.path()), ISO_8859_1);
      var tracked = new Tracked(line, line.number() - 1);
      suspects.add(new Suspect(new Version(path, line.blob()), List.of(tracked)));
    }
    return new Suspects(suspects);
  }

  private void search(ObjectId start, Suspects suspects) throws IOException, InterruptedException {
    var revisions = revisions();
    if (!suspects.all().isEmpty()) {
      await(revisions.parseCommit(start), suspects);
    }
    try (var splitter = new Splitter(reader, limits, budget)) {
      for (int commits = 1; !stops.isEmpty(); commits++) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (commits % COMMITS_KEPT_MAX == 0) {
          revisions = revisions();
        }
        RevCommit commit = revisions.parseCommit(stops.remove().commit());
        ask(commit, take(commit), revisions, splitter);
      }
    }
  }

  private RevWalk revisions() {
    var revisions = new RevWalk(reader);
    revisions.setRetainBody(false);
    return revisions;
  }

  private Suspects take(RevCommit commit) {
    return Objects.requireNonNull(waiting.remove(commit), "a stop has suspects");
  }

  /** Hands all lines of a commit on to its parents, or settles them. */
  private void ask(RevCommit commit, Suspects files, RevWalk revisions, Splitter splitter)
      throws IOException, InterruptedException {
    budget.spendCommit();
    if (budget.isSpent()) {
      settle(commit, lines(files), false);
      return;
    }
    try {
      for (RevCommit parent : commit.getParents()) {
        revisions.parseHeaders(parent);
      }
      Handover handover = splitter.split(commit, files);
      handover.passed().forEach((parent, passed) -> await(parent, files.only(passed)));
      settle(commit, handover.own(), !edges.contains(commit));
      settle(commit, handover.lost(), false);
    } catch (MissingObjectException notInThisClone) {
      settle(commit, lines(files), false);
    }
  }

  private static List<Tracked> lines(Suspects files) {
    return files.all().stream().flatMap(suspect -> suspect.lines().stream()).toList();
  }

  private void await(RevCommit commit, Suspects files) {
    Suspects others = waiting.get(commit);
    if (others == null) {
      stops.add(new Stop(commit.getCommitTime(), commit.toObjectId()));
    }
    waiting.put(commit.toObjectId(), others == null ? files : Suspects.joined(others, files));
  }

  private void settle(RevCommit commit, List<Tracked> lines, boolean exact) {
    var time = Instant.ofEpochSecond(commit.getCommitTime());
    lines.forEach(line -> origins.put(line.asked(), new Origin(commit.toObjectId(), time, exact)));
  }
}
