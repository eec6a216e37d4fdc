package dev.bob.dashboard.feed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.Hive;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives streams of what happens in the hive. May be called from any thread. */
@Singleton
public final class EventFeed {
  private static final int EVENTS_AT_ONCE = 100;

  private final Hive hive;
  private final EventWindow window;
  private final PresenceFeed presence;
  private final Duration presenceInterval;

  EventFeed(Hive hive, EventWindow window, PresenceFeed presence, StreamConfig config) {
    this.hive = hive;
    this.window = window;
    this.presence = presence;
    this.presenceInterval = config.presenceInterval();
  }

  /**
   * The events after that seq, and presence as it changes. If they cannot all be had, or the log
   * has not come that far (then the seq is of another log), it is one {@code reset} and the end.
   */
  public Source after(long seq) {
    return new Following(seq);
  }

  /** The events that are yet to come, and presence as it changes. */
  public Source fromNowOn() {
    return new Following(hive.state().seq());
  }

  private final class Following implements Source {
    private long cursor;
    private long picture;
    private boolean begun;

    Following(long cursor) {
      this.cursor = cursor;
      this.picture = presence.number();
    }

    @Override
    public Batch next(Duration limit) throws InterruptedException {
      if (!begun && cursor > hive.state().seq()) {
        return reset("later_log");
      }
      begun = true;
      var found = window.after(cursor, EVENTS_AT_ONCE, shorter(limit, presenceInterval));
      if (found.isEmpty()) {
        return reset("gap");
      }
      List<Frame> frames = new ArrayList<>(found.get());
      if (!frames.isEmpty()) {
        cursor = Long.parseLong(frames.getLast().id().orElseThrow());
      }
      presence
          .after(picture)
          .ifPresent(
              newer -> {
                picture = newer.number();
                frames.add(newer.frame());
              });
      return new Batch(frames, false);
    }

    private Batch reset(String reason) {
      var data =
          JsonNodeFactory.instance
              .objectNode()
              .put("reason", reason)
              .put("cursor", hive.state().seq());
      return new Batch(
          List.of(new Frame(Optional.empty(), Optional.of("reset"), data.toString())), true);
    }

    @Override
    public void close() {
      // nothing is held: the window belongs to all
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
