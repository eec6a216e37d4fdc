package dev.bob.state.view;

import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Message;
import dev.bob.state.json.AtomicFile;
import dev.bob.state.log.LogException;
import dev.bob.state.model.SeqDigits;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The folder {@code .shared_messages.archive/}: all messages but the latest, in closed files of the
 * form of {@code .shared_messages.json}. A file is named by the seqs of its first and its last
 * message, in 20 digits each, is forced, and never changes. It is written while its messages are
 * still in the view, so that none is in neither; whoever reads both takes of the view those after
 * the last archived seq. For the keeper's thread. If the process dies, the next one goes on behind
 * the last file: what is missing comes from the log.
 */
final class MessageArchive {
  /** Half of what the view holds, so that a file is closed before its first message leaves it. */
  static final int FILE_MESSAGES_MAX = 500;

  static final long FILE_SIZE_BYTES_MAX = 2L * 1024 * 1024;

  private static final int READ_BATCH = 1_000;

  /**
   * In one go, so that a long log does not hold up the views: 20,000 events, about half a second.
   */
  private static final int BATCHES_MAX = 20;

  private static final Pattern NAME = Pattern.compile("\\d{20}-(\\d{20})\\.json");
  private static final Logger LOGGER = Logger.getLogger(MessageArchive.class);

  private final Path folder;
  private final KeptHive hive;
  private final List<Message> open = new ArrayList<>();
  private HiveState followed = HiveState.EMPTY;
  private HiveState upTo = HiveState.EMPTY;
  private long archivedSeq;
  private long openSizeBytes;
  private boolean takenOver;

  MessageArchive(Path home, KeptHive hive) {
    this.folder = home.resolve(".shared_messages.archive");
    this.hive = hive;
  }

  /** Begins where the last file ends. */
  private void takeOver() throws IOException {
    Files.createDirectories(folder);
    archivedSeq = 0;
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        var name = NAME.matcher(file.getFileName().toString());
        if (name.matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          archivedSeq = Math.max(archivedSeq, Long.parseLong(name.group(1)));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    begin();
  }

  /** Behind the last file; from the log only if the window does not hold all that is missing. */
  private void begin() throws IOException {
    open.clear();
    openSizeBytes = 0;
    var now = hive.state().get();
    followed = HiveState.EMPTY;
    if (now.mail().forgottenSeq() <= archivedSeq) {
      begin(now);
    }
  }

  private void begin(HiveState now) throws IOException {
    for (var message : now.mail().after(lastSeq())) {
      add(message);
    }
    followed = now;
  }

  /** Writes what is due. Only the fold tells a message from what was rejected, so it is folded. */
  void follow() throws IOException {
    if (!takenOver) {
      takeOver();
      takenOver = true; // last: what failed halfway is done again
    }
    for (int i = 0; i < BATCHES_MAX; i++) {
      var now = hive.state().get();
      if (now == upTo) {
        return;
      }
      if (followed.holdsAny(now.log().damaged())) {
        begin();
      }
      if (followed.seq() >= now.seq()) {
        upTo = now;
        return;
      }
      try {
        for (var recorded : hive.log().read(followed.seq(), READ_BATCH)) {
          var next = followed.apply(recorded).state();
          var message = next.mail().bySeq().get(recorded.seq());
          if (message != null && message.seq() > lastSeq()) {
            add(message);
          }
          followed = next;
        }
      } catch (LogException.Truncated e) {
        LOGGER.warnf("messages before the window are not archived: %s", e.getMessage());
        begin(hive.state().get());
      }
    }
  }

  /** The last message that is archived or will be. */
  private long lastSeq() {
    return open.isEmpty() ? archivedSeq : open.getLast().seq();
  }

  /**
   * Takes the next one. If the file that is due cannot be written, nothing has changed, and the
   * same message can be added again.
   */
  private void add(Message message) throws IOException {
    open.add(message);
    openSizeBytes += message.sizeBytes();
    try {
      writeIfDue();
    } catch (IOException e) {
      open.removeLast();
      openSizeBytes -= message.sizeBytes();
      throw e;
    }
  }

  private void writeIfDue() throws IOException {
    if (open.size() < FILE_MESSAGES_MAX && openSizeBytes < FILE_SIZE_BYTES_MAX) {
      return;
    }
    var last = open.getLast().seq();
    var name = SeqDigits.of(open.getFirst().seq()) + "-" + SeqDigits.of(last) + ".json";
    AtomicFile.write(
        folder.resolve(name), ViewText.of(MessagesView.of(open)), AtomicFile.Durability.DURABLE);
    archivedSeq = last;
    open.clear();
    openSizeBytes = 0;
  }
}
