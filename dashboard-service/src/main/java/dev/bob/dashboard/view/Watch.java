package dev.bob.dashboard.view;

import dev.bob.state.Hive;
import dev.bob.state.fold.Member;
import dev.bob.state.web.RimConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Looks at every live member and the orchestrator, again and again, in the background, while
 * somebody wants to see; so that no answer of the dashboard waits for one of them, but the first
 * after a rest. What was seen last is kept and marked stale. Everything is lost with the process,
 * and seen anew at once.
 */
@Singleton
public final class Watch {
  private static final Logger LOGGER = Logger.getLogger(Watch.class);

  private final Hive hive;
  private final PollConfig config;
  private final Path home;
  private final Attention attention;
  private final Sightings sightings;
  private final Thread thread = Thread.ofPlatform().daemon().name("bob-watch").unstarted(this::run);

  @Inject
  Watch(Hive hive, PollConfig config, RimConfig rim) {
    this(hive, config, rim.home(), System::nanoTime);
  }

  Watch(Hive hive, PollConfig config, Path home, LongSupplier nanoTime) {
    requirePositive("BOB_POLL_INTERVAL", config.pollInterval());
    requirePositive("BOB_POLL_NEWCOMER_INTERVAL", config.pollNewcomerInterval());
    requirePositive("BOB_POLL_REST_AFTER", config.pollRestAfter());
    requirePositive("BOB_POLL_LIMIT", config.pollLimit());
    this.hive = hive;
    this.config = config;
    this.home = home;
    this.attention = new Attention(nanoTime, config.pollRestAfter());
    this.sightings = new Sightings(attention::watchedNanos);
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    attention.end();
    thread.interrupt();
  }

  /**
   * To be called before what was seen is read, by a thread that may wait: after a rest it waits for
   * the first look, no longer than one answer may take. Who is interrupted goes on at once, still
   * interrupted. What was not seen by then is marked stale.
   */
  public void awaken() {
    try {
      attention.want(config.pollLimit());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Grows whenever something was seen that was not so before. */
  public long version() {
    return sightings.version();
  }

  /** What the last look at the orchestrator gave. */
  Glance orchestrator() {
    return sightings.orchestrator();
  }

  Sighting of(Member member) {
    return sightings.of(member);
  }

  /** Now, in the time in which sightings count. */
  long watchedNanos() {
    return attention.watchedNanos();
  }

  private void run() {
    try {
      while (true) {
        watchGuarded(attention.awaitReader());
      }
    } catch (InterruptedException e) {
      return; // the process ends
    } finally {
      attention.end();
    }
  }

  private void watchGuarded(CountDownLatch firstLook) throws InterruptedException {
    try {
      watch(firstLook);
    } catch (RuntimeException e) { // nobody would ever look again, without a word
      LOGGER.error("the hive cannot be looked at", e);
      firstLook.countDown();
      attention.lasts(config.pollInterval());
    } finally {
      sightings.age();
    }
  }

  private void watch(CountDownLatch firstLook) throws InterruptedException {
    long everyNanos = config.pollInterval().toNanos();
    long newcomersNanos = config.pollNewcomerInterval().toNanos();
    try (var vigil = new Vigil(hive, config, home, sightings)) {
      long dueNanos = System.nanoTime();
      do {
        if (System.nanoTime() - dueNanos >= 0) {
          vigil.look().whenComplete((_, _) -> firstLook.countDown());
          dueNanos = System.nanoTime() + everyNanos;
        } else {
          vigil.lookAtNewcomers();
        }
      } while (attention.lasts(pause(dueNanos - System.nanoTime(), newcomersNanos)));
    }
  }

  private static Duration pause(long oneNanos, long otherNanos) {
    return Duration.ofNanos(Math.min(oneNanos, otherNanos));
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(
          name + " is " + value + ": set it to PT0.001S or more, or leave it out");
    }
  }
}
