package dev.bob.state.view;

import dev.bob.state.ingest.InboxFolder;
import dev.bob.state.ingest.Ingest;
import dev.bob.state.json.FolderWatch;
import dev.bob.state.lock.LockFile;
import dev.bob.state.log.Alarms;
import dev.bob.state.presence.Presence;
import dev.bob.state.snapshot.SnapshotKeeper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps the views of a home folder true and takes in what programs that know nothing of Bob say, if
 * no other process does: whoever holds {@code .bob/locks/keeper.lock} is the keeper, the others
 * wait for its place. Every service may start one; it works on a thread of its own. If the process
 * dies, the kernel frees the lock, another keeper goes on within about a second, and no reader has
 * seen a part of a view.
 */
public final class ViewKeeper implements AutoCloseable {
  private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(1);

  /** While nothing happens: then edited views are found so much later; the inbox sends hints. */
  static final Duration REST = Duration.ofSeconds(2);

  private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

  private static final Logger LOGGER = Logger.getLogger(ViewKeeper.class);

  private final Path home;
  private final KeptHive hive;
  private final InboxFolder inbox;
  private final MessageArchive archive;
  private final Runnable chore;
  private final Clock clock;
  private final LockFile lock;
  private final ViewRound round;
  private final Leftovers leftovers;
  private final Pace pace = new Pace();
  private final Alarms alarms = new Alarms();
  private final Attempts looks = new Attempts("cannot keep the views for the moment", alarms);
  private final Attempts archiving = new Attempts("cannot archive messages for now", alarms);
  private final Attempts inboxes = new Attempts("cannot empty the inbox for now", alarms);
  private final Attempts chores = new Attempts("cannot do the keeper's chore", alarms);
  private final Attempts sweeps = new Attempts("cannot sweep temporary files", alarms);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Semaphore news = new Semaphore(0);
  private final Thread thread;
  private Optional<SnapshotKeeper> snapshots = Optional.empty();
  private Duration pause = Duration.ZERO;
  private Optional<FolderWatch> inboxWatch = Optional.empty();
  private boolean unwatched;
  private boolean keeping;
  private boolean takenOver;
  private boolean still;
  private boolean woken;

  /** As the other one, without a chore. */
  public ViewKeeper(Path home, KeptHive hive, Presence presence, Clock clock) throws IOException {
    this(home, hive, presence, clock, () -> {});
  }

  /**
   * Keeps nothing yet: see {@link #start}.
   *
   * @param hive called from the keeper's thread
   * @param clock for what people read: heartbeat times, names of rejected copies
   * @param chore what only one process of a hive shall do; called from the keeper's thread after
   *     each look, while this process is the keeper, and cheap when there is nothing to do
   */
  public ViewKeeper(Path home, KeptHive hive, Presence presence, Clock clock, Runnable chore)
      throws IOException {
    this.home = home;
    this.hive = hive;
    var ingest = new Ingest(hive.state(), hive.submission());
    this.inbox = ingest.inbox(home);
    this.archive = new MessageArchive(home, hive);
    this.chore = chore;
    this.clock = clock;
    this.round = new ViewRound(home, presence, ingest);
    this.leftovers = new Leftovers(home);
    this.lock = LockFile.open(home.resolve(".bob/locks/keeper.lock"));
    this.thread = Thread.ofPlatform().name("bob-view-keeper").daemon().unstarted(this::run);
  }

  /** Lets the keeper take snapshots as well; before {@link #start}. */
  public ViewKeeper taking(SnapshotKeeper keeper) {
    snapshots = Optional.of(keeper);
    return this;
  }

  /**
   * Starts the keeper's thread; once.
   *
   * @param broken runs if an {@link Error} has ended it: views that nobody keeps must not look kept
   */
  public void start(Runnable broken) {
    thread.setUncaughtExceptionHandler(
        (_, error) -> {
          LOGGER.error("the views are not kept any more", error);
          broken.run();
        });
    thread.start();
  }

  /**
   * What keeps the views from being true, or was done to them, as sentences; empty if all is well.
   */
  public List<String> alarms() {
    return alarms.standing();
  }

  /** Renders what is new once more, then gives the keeper's place to another process. */
  @Override
  public void close() {
    closing.countDown();
    news.release();
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(CLOSE_WAIT);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (lock;
        var _ = hive.onChange().apply(news::release)) {
      while (!isOver()) {
        turn();
        watchInbox();
      }
      if (keeping) {
        keep();
        snapshot(SnapshotKeeper::end);
      }
      endWatch();
    } catch (IOException | InterruptedException e) {
      alarms.raise("the views of " + home + " are kept by this process no more: " + e);
    }
  }

  /** Where it fails, a file that comes while all is still waits for the next look. */
  private void watchInbox() {
    if (!keeping || unwatched || inboxWatch.filter(watch -> !watch.isOver()).isPresent()) {
      return;
    }
    try {
      inboxWatch = Optional.of(inbox.watch(news::release));
    } catch (IOException e) {
      unwatched = true;
      LOGGER.infof("the inbox is looked at every %s s at least: %s", REST.toSeconds(), e);
    }
  }

  private void endWatch() throws IOException {
    if (inboxWatch.isPresent()) {
      inboxWatch.get().close();
    }
  }

  /** Waits until the next look is due; while all is still, something new comes first. */
  private boolean isOver() throws InterruptedException {
    woken = still && news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
    if (!still) {
      closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }
    news.drainPermits();
    return closing.getCount() == 0;
  }

  /** One look at everything; how long to wait until the next. */
  Duration turn() {
    keep();
    if (keeping) {
      chores.attempt(chore::run);
      snapshot(SnapshotKeeper::turn);
      var now = clock.instant();
      if (leftovers.due(now)) {
        sweeps.attempt(() -> leftovers.sweep(now));
      }
    }
    return pause;
  }

  /** None of the three keeps the others from being done. */
  private void keep() {
    pause = TRY_AGAIN_AFTER;
    still = false;
    looks.attempt(this::look);
    if (keeping) {
      inboxes.attempt(this::empty); // last: it may have to wait for the log
    }
    if (still) {
      pause = REST;
    }
  }

  private void look() throws IOException {
    keeping = keeping || lock.tryLock();
    var now = clock.instant();
    if (!keeping) {
      round.watch(hive.state().get(), now);
      return;
    }
    archiving.attempt(archive::follow); // before its messages leave the view
    if (!takenOver) {
      round.takeOver(now);
      takenOver = true; // last: what failed halfway is done again
    }
    long start = System.nanoTime();
    boolean wrote = round.run(hive.state().get(), now);
    still = !wrote && !woken && round.isStill(); // woken, it may be so again at once
    pause = pace.after(Duration.ofNanos(System.nanoTime() - start), wrote);
  }

  private void empty() throws IOException {
    boolean lay = inbox.run(clock.instant());
    still &= !lay;
  }

  private interface Taking {
    void by(SnapshotKeeper keeper) throws IOException;
  }

  /** A snapshot that does not succeed makes starts longer, and does no harm; a bug is said. */
  private void snapshot(Taking taking) {
    try {
      if (keeping && snapshots.isPresent()) {
        taking.by(snapshots.get());
      }
    } catch (IOException e) {
      LOGGER.warnf("no snapshot was taken: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOGGER.error("no snapshot was taken", e);
      alarms.raise("a bug has kept a snapshot from being taken: " + e);
    }
  }
}
