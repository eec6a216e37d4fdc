package dev.bob.state.log.file;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;

/**
 * Hints that the journal has grown. Only a hint: events get lost, and some file systems send none,
 * so that the feed looks by itself as well.
 */
final class TailWatch implements AutoCloseable {
  private final WatchService watch;
  private final Runnable news;

  private TailWatch(WatchService watch, Runnable news) {
    this.watch = watch;
    this.news = news;
  }

  /**
   * @param prompt runs after each hint, on a thread of its own
   * @param late the same where the JDK only looks itself now and then, as on macOS
   */
  static TailWatch start(Path journal, Runnable prompt, Runnable late) throws IOException {
    var watch = journal.getFileSystem().newWatchService();
    journal.register(
        watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
    boolean looks = watch.getClass().getSimpleName().startsWith("Polling");
    var tail = new TailWatch(watch, looks ? late : prompt);
    Thread.ofPlatform().name("bob-journal-watch").daemon().start(tail::run);
    return tail;
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }

  private void run() {
    try {
      while (true) {
        var key = watch.take();
        // What happened, an overflow included, does not matter: the feed looks for itself.
        key.pollEvents();
        news.run();
        if (!key.reset()) {
          return;
        }
      }
    } catch (ClosedWatchServiceException | InterruptedException e) {
      return;
    }
  }
}
