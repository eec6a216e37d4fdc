package dev.bob.dashboard.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How streams are served. */
@ConfigMapping(prefix = "bob")
public interface StreamConfig {
  /**
   * How many streams may be open at a time, of events and of logs; one more is told to come back
   * later. Each costs a thread of the light kind, a socket, and for a log an open file.
   */
  @WithDefault("100")
  int streamsMax();

  /** How often a comment is sent. More often finds out sooner that a reader has gone. */
  @WithDefault("PT15S")
  Duration streamCommentInterval();

  /**
   * How long a reader may take nothing although something is there for it, until it is cut off; it
   * goes on by the id of the last event that it has. Longer bears slower networks.
   */
  @WithDefault("PT30S")
  Duration streamStallMax();

  /** How often changes of presence are told at most: all that changed meanwhile is told at once. */
  @WithDefault("PT1S")
  Duration presenceInterval();

  /**
   * How many of the newest events are kept in memory for readers that come back or lag behind; who
   * missed more is told to start anew. Must not exceed the 8,192 verdicts that a hive remembers.
   */
  @WithDefault("4096")
  int eventsKeptMax();

  /** How large the kept events may be together, as JSON in memory; at least one is kept. */
  @WithDefault("16777216")
  long eventsKeptBytesMax();
}
