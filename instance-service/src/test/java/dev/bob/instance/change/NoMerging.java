package dev.bob.instance.change;

import dev.bob.state.model.CommitId;
import java.nio.file.Path;
import java.util.function.Function;

/** For who sees to no changes. */
public final class NoMerging implements Merging {
  @Override
  public CommitId head() {
    throw new IllegalStateException("nothing is queued");
  }

  @Override
  public Trial check(Series series) {
    throw new IllegalStateException("nothing is queued");
  }

  @Override
  public Outcome bundle(Series series, Function<CommitId, Path> file, String branch) {
    throw new IllegalStateException("nothing is queued");
  }

  @Override
  public void close() {}
}
