package dev.bob.dashboard.feed;

import java.util.concurrent.CompletionStage;

/** The reader's end of one stream. May be used from any thread, one call at a time. */
public interface Outlet {
  /** Hands a frame over; done when the reader's machine can take more. */
  CompletionStage<?> send(Frame frame);

  /** Hands over what readers ignore, so that all between here and there see a living stream. */
  CompletionStage<?> comment(String text);

  /** Calls that once, when the reader has gone or the stream has ended; at once if it has. */
  void onClosed(Runnable action);

  /** Ends the stream in order: what was sent before arrives. */
  void end();

  /** Ends it at once: for a reader that takes nothing. */
  void cut();
}
