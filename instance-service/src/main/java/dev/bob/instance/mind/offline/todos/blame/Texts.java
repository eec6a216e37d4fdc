package dev.bob.instance.mind.offline.todos.blame;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/** Reads versions of files; keeps the last ones, since a version is compared with both sides. */
final class Texts {
  private static final int KEPT_BYTES_MAX = 4 << 20;

  private final ObjectReader reader;
  private final BlameLimits limits;
  private final Budget budget;
  private final Map<ObjectId, RawText> kept = new LinkedHashMap<>();
  private long keptBytes;

  Texts(ObjectReader reader, BlameLimits limits, Budget budget) {
    this.reader = reader;
    this.limits = limits;
    this.budget = budget;
  }

  /**
   * @throws LargeObjectException if it is larger than the limits allow
   */
  RawText read(ObjectId blob) throws IOException {
    RawText text = kept.remove(blob);
    if (text == null) {
      ObjectLoader loader = reader.open(blob, Constants.OBJ_BLOB);
      if (loader.getSize() > limits.textBytesMax()) {
        throw new LargeObjectException(blob);
      }
      byte[] bytes = loader.getCachedBytes();
      text = new RawText(bytes);
      keptBytes += bytes.length;
      budget.spendBytes(bytes.length);
    }
    kept.put(blob, text);
    forget();
    return text;
  }

  private void forget() {
    var oldest = kept.values().iterator();
    while (keptBytes > KEPT_BYTES_MAX && kept.size() > 2) {
      keptBytes -= oldest.next().getRawContent().length;
      oldest.remove();
    }
  }
}
