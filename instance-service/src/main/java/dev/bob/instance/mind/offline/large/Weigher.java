package dev.bob.instance.mind.offline.large;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Deflater;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** Compresses files as Git does, to see what they weigh; keeps nothing of them. */
final class Weigher implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final ObjectReader reader;
  private final long packedBytesMax;
  private final byte[] input = new byte[BUFFER_BYTES];
  private final byte[] output = new byte[BUFFER_BYTES];

  /**
   * @param packedBytesMax stop compressing a file here: heavier is no news
   */
  Weigher(Repository jgit, long packedBytesMax) {
    this.reader = jgit.newObjectReader();
    this.packedBytesMax = packedBytesMax;
  }

  Weight weigh(ObjectId blob) throws IOException, InterruptedException {
    var deflater = new Deflater(Deflater.BEST_SPEED);
    try (InputStream in = reader.open(blob, Constants.OBJ_BLOB).openStream()) {
      while (deflater.getBytesWritten() < packedBytesMax) {
        int read = readOn(in);
        if (read < 0) {
          deflater.finish();
        } else {
          deflater.setInput(input, 0, read);
        }
        drain(deflater);
        if (deflater.finished()) {
          return new Weight(deflater.getBytesWritten(), true);
        }
      }
      return new Weight(packedBytesMax, false);
    } finally {
      deflater.end();
    }
  }

  /** Bytes of the file, counted. */
  long count(ObjectId blob) throws IOException, InterruptedException {
    long bytes = 0;
    try (InputStream in = reader.open(blob, Constants.OBJ_BLOB).openStream()) {
      for (int read = readOn(in); read >= 0; read = readOn(in)) {
        bytes += read;
      }
    }
    return bytes;
  }

  private int readOn(InputStream in) throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return in.read(input);
  }

  private void drain(Deflater deflater) {
    while (deflater.deflate(output) > 0) {
      continue;
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
