package dev.bob.dashboard.feed;

import dev.bob.dashboard.view.VolumeFolder;
import dev.bob.state.model.InstanceId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * Where one instance writes its log: {@code <id>.jsonl}, which at its size limit becomes {@code
 * <id>.1.jsonl} in place of the one before.
 */
final class LogFiles {
  private final VolumeFolder folder;
  private final String newer;
  private final String older;

  LogFiles(VolumeFolder folder, InstanceId id) {
    this.folder = folder;
    this.newer = id + ".jsonl";
    this.older = id + ".1.jsonl";
  }

  /**
   * A file that stays the same one under its next name.
   *
   * @param key tells it from all others that there are
   */
  record Opened(FileChannel channel, Object key) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  boolean exist() {
    return folder.file(newer).isPresent() || folder.file(older).isPresent();
  }

  /** The one that is being written; absent if there is none, or was none for a moment. */
  Optional<Opened> open() throws IOException {
    var key = folder.key(newer);
    var channel = folder.open(newer);
    if (key.isEmpty() || channel.isEmpty()) {
      return Optional.empty();
    }
    var opened = new Opened(channel.get(), key.get());
    if (replaced(opened)) { // between the two looks: who knows which of them this is
      opened.close();
      return Optional.empty();
    }
    return Optional.of(opened);
  }

  /** Searches what was written before that file; it may have the older name itself by now. */
  void searchBefore(Optional<Opened> opened, Search search) throws IOException {
    var file = folder.open(older);
    if (file.isPresent()) {
      try (var channel = file.get()) {
        if (opened.isEmpty() || !folder.key(older).equals(opened.map(Opened::key))) {
          search.in(BackwardLines.of(channel));
        }
      }
    }
  }

  /** Whether another file has taken the place of that one, which therefore is complete. */
  boolean replaced(Opened opened) throws IOException {
    return !folder.key(newer).equals(Optional.of(opened.key()));
  }
}
