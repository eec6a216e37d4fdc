package dev.bob.dashboard.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bob.dashboard.view.InstanceView;
import dev.bob.dashboard.view.Overview;
import dev.bob.dashboard.view.Watch;
import dev.bob.state.json.Json;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the members look, told when it has changed and not too often: one picture for all streams,
 * made when the first of them asks. May be called from any thread that may wait: after a rest of
 * the watch it waits for its first look.
 */
@Singleton
public final class PresenceFeed {
  private final Overview overview;
  private final Watch watch;
  private final Duration interval;
  private Picture newest = new Picture(0, -1, List.of(), "");
  private long lookedNanos;

  PresenceFeed(Overview overview, Watch watch, StreamConfig config) {
    this.overview = overview;
    this.watch = watch;
    this.interval = config.presenceInterval();
    this.lookedNanos = System.nanoTime() - interval.toNanos();
  }

  /**
   * @param number 1, 2, … in this process
   * @param version of the watch
   * @param statuses which also change with time alone: nobody is seen to fall silent
   */
  record Picture(long number, long version, List<String> statuses, String json) {
    Frame frame() {
      return new Frame(Optional.empty(), Optional.of("presence"), json);
    }
  }

  private record Members(List<InstanceView> instances) {}

  /** The newest picture, if it is newer than that one. */
  Optional<Picture> after(long number) {
    watch.awaken(); // not under the lock, where all others would wait as well
    return newestAfter(number);
  }

  private synchronized Optional<Picture> newestAfter(long number) {
    long now = System.nanoTime();
    if (now - lookedNanos >= interval.toNanos()) {
      lookedNanos = now;
      look();
    }
    return newest.number() > number ? Optional.of(newest) : Optional.empty();
  }

  /** The number of the newest picture: who wants only what follows asks after it. */
  synchronized long number() {
    return newest.number();
  }

  private void look() {
    long version = watch.version();
    var members = new Members(overview.instances());
    var statuses = members.instances().stream().map(InstanceView::status).toList();
    if (version != newest.version() || !statuses.equals(newest.statuses())) {
      newest = new Picture(newest.number() + 1, version, statuses, json(members));
    }
  }

  private static String json(Members members) {
    try {
      return Json.MAPPER.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a view can be written", e);
    }
  }
}
