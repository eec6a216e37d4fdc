package dev.bob.instance.mind.offline.changes;

import dev.bob.instance.change.Merging;
import dev.bob.state.json.AtomicFile;
import dev.bob.state.model.CommitId;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.errors.CancelledException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.transport.BundleWriter;

/**
 * What a chain has come to, as a bundle of Git that builds on HEAD: nothing is in it that HEAD has.
 *
 * @param bytesMax a larger one is not written
 */
record BundleFile(MergeChain chain, long bytesMax) {
  /**
   * @throws MissingObjectException if the repository has not all that the bundle brings
   */
  Merging.Outcome write(Path file, String branch) throws IOException {
    var writer = new BundleWriter(chain.commits().getObjectReader());
    writer.setPackConfig(packing());
    writer.include(Constants.R_HEADS + branch, chain.tip());
    chain.commits().parseBody(chain.head()); // its subject goes into the bundle
    writer.assume(chain.head());
    try {
      AtomicFile.write(
          file,
          out -> writer.writeBundle(NullProgressMonitor.INSTANCE, new Limited(out, bytesMax)),
          AtomicFile.Durability.DURABLE);
    } catch (IOException e) { // what was met while writing is its cause
      switch (e.getCause()) {
        case TooMuch tooMuch -> {
          return new Merging.Obstacle(String.valueOf(tooMuch.getMessage()), List.of());
        }
        case MissingObjectException missing -> throw missing;
        case InterruptedIOException interrupted -> throw interrupted;
        case CancelledException cancelled -> throw cancelled;
        case null, default -> throw e;
      }
    }
    return new Merging.Bundled(new CommitId(chain.tip().name()));
  }

  /** One thread and no search for likenesses: little memory, and the same bytes each time. */
  private static PackConfig packing() {
    var config = new PackConfig();
    config.setThreads(1);
    config.setDeltaCompress(false);
    return config;
  }

  private static final class Limited extends FilterOutputStream {
    private final long bytesMax;
    private long bytes;

    Limited(OutputStream out, long bytesMax) {
      super(out);
      this.bytesMax = bytesMax;
    }

    @Override
    public void write(int value) throws IOException {
      count(1);
      out.write(value);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
      count(length);
      out.write(data, offset, length);
    }

    private void count(int more) throws TooMuch {
      bytes += more;
      if (bytes > bytesMax) {
        throw new TooMuch("Its bundle would have more than %s bytes.".formatted(bytesMax));
      }
    }
  }
}
