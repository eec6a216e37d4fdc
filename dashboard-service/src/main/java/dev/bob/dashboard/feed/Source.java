package dev.bob.dashboard.feed;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Where the frames of one stream come from. Used by that stream's thread alone. */
public interface Source extends AutoCloseable {
  /**
   * What comes next, in order; without frames if nothing came within the limit.
   *
   * @throws IOException the source can give no more; a new stream may help
   */
  Batch next(Duration limit) throws IOException, InterruptedException;

  @Override
  void close() throws IOException;

  /**
   * Some frames, at most some hundred.
   *
   * @param last whether the stream ends behind them
   */
  record Batch(List<Frame> frames, boolean last) {
    static final Batch NOTHING = new Batch(List.of(), false);

    public Batch {
      frames = List.copyOf(frames);
    }
  }
}
