package dev.bob.state.benchmark;

import dev.bob.state.log.file.FileEventLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One process that appends as fast as it can, with one or more threads. Says {@code ready} once it
 * is warm, begins at a line on its input, and prints how many records it appended in the time.
 */
final class AppendWorker {
  private static final Duration WARM_UP = Duration.ofSeconds(8);

  private AppendWorker() {}

  /** Arguments: store, folder, port of the peer's server, threads, milliseconds. */
  public static void main(String[] arguments) throws Exception {
    var store = Store.valueOf(arguments[0]);
    var folder = Path.of(arguments[1]);
    int port = Integer.parseInt(arguments[2]);
    int threads = Integer.parseInt(arguments[3]);
    var time = Duration.ofMillis(Long.parseLong(arguments[4]));
    try (var log = FileEventLog.open(folder);
        var pool = Executors.newFixedThreadPool(threads)) {
      List<Appending> writers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        writers.add(
            switch (store) {
              case BOB -> new BobAppending(log);
              case BARE -> new BareAppending(folder);
              case SQLITE -> new SqliteAppending(folder);
              case JETSTREAM -> new JetStreamAppending(port);
              case REDIS -> new RedisAppending(port);
            });
      }
      run(pool, writers, WARM_UP);
      System.out.println("ready");
      System.in.read();
      System.out.println(run(pool, writers, time));
      for (var writer : writers) {
        writer.close();
      }
    }
  }

  private static long run(ExecutorService pool, List<Appending> writers, Duration time)
      throws Exception {
    long end = System.nanoTime() + time.toNanos();
    List<Future<Long>> counts = new ArrayList<>();
    for (var writer : writers) {
      counts.add(pool.submit(() -> appendUntil(writer, end)));
    }
    long sum = 0;
    for (var count : counts) {
      sum += count.get();
    }
    return sum;
  }

  private static long appendUntil(Appending writer, long end) throws IOException {
    long count = 0;
    while (System.nanoTime() < end) {
      writer.append();
      count++;
    }
    return count;
  }
}
