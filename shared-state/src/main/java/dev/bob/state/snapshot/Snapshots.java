package dev.bob.state.snapshot;

import java.io.IOException;
import java.util.Collections;
import java.util.NavigableSet;

/**
 * States of the hive that are kept beside its log. None of them is needed: what is missing or of no
 * use is folded from the log. May be used from any thread; written by the keeper alone.
 */
public interface Snapshots {

  /** Of which events there are snapshots; may be empty. */
  NavigableSet<Long> seqs() throws IOException;

  /**
   * The snapshot at that seq, which need not be of this log.
   *
   * @throws IOException if there is none, or it is not as it was written, or another version wrote
   *     it: the message says which
   */
  Snapshot read(long seq) throws IOException;

  /**
   * Keeps one more, and forgets some of the older ones. Every event in it must be durable.
   *
   * @throws IOException names the path; the others are as they were
   */
  void write(Snapshot snapshot) throws IOException;

  /** Keeps none. */
  Snapshots NONE =
      new Snapshots() {
        @Override
        public NavigableSet<Long> seqs() {
          return Collections.emptyNavigableSet();
        }

        @Override
        public Snapshot read(long seq) throws IOException {
          throw new IOException("no snapshots are kept");
        }

        @Override
        public void write(Snapshot snapshot) {}
      };
}
