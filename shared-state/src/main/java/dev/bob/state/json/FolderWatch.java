package dev.bob.state.json;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;

/**
 * Hints that somebody has written in a folder. Only hints: some get lost, and some file systems
 * send none, so that whoever hears them looks by itself as well.
 */
public final class FolderWatch implements AutoCloseable {
  private final WatchService watch;
  private final Runnable news;
  private volatile boolean over;

  private FolderWatch(WatchService watch, Runnable news) {
    this.watch = watch;
    this.news = news;
  }

  /**
   * @param name of its thread
   * @param prompt runs after each hint, on a thread of its own
   * @param late the same where the JDK only looks itself now and then, as on macOS
   */
  public static FolderWatch start(Path folder, String name, Runnable prompt, Runnable late)
      throws IOException {
    var watch = folder.getFileSystem().newWatchService();
    folder.register(
        watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
    boolean looks = watch.getClass().getSimpleName().startsWith("Polling");
    var hints = new FolderWatch(watch, looks ? late : prompt);
    Thread.ofPlatform().name(name).daemon().start(hints::run);
    return hints;
  }

  /** Whether no more hints come: somebody has taken the folder away, or this is closed. */
  public boolean isOver() {
    return over;
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }

  private void run() {
    try (watch) {
      while (true) {
        var key = watch.take();
        // What happened, an overflow included, does not matter: who hears it looks for itself.
        key.pollEvents();
        news.run();
        if (!key.reset()) {
          return;
        }
      }
    } catch (ClosedWatchServiceException | InterruptedException | IOException e) {
      return; // closed, or it cannot be any more
    } finally {
      over = true;
    }
  }
}
