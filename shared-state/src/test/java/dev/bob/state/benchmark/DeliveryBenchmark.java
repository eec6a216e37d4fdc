package dev.bob.state.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * P2: from the send of a message in one process to the handler in another, {@value #PER_SECOND} a
 * second, through a hive and the incoming channel of a member (its handler on an event loop), and
 * through NATS' core publish and subscribe, in turn. Prints medians of the rounds and the ratio.
 * {@code deploy/store-benchmark.sh delivery} runs it.
 */
final class DeliveryBenchmark {
  static final int PER_SECOND = 100;
  private static final Duration TIME = Duration.ofSeconds(10);

  /** Of one round, in nanoseconds. */
  private record Delay(long p50, long p99) {}

  private DeliveryBenchmark() {}

  /** Arguments: an empty folder on the file system to be measured, rounds. */
  public static void main(String[] arguments) throws Exception {
    var folder = Files.createDirectories(Path.of(arguments[0])).toRealPath();
    int rounds = Integer.parseInt(arguments[1]);
    Map<Store, List<Delay>> delays = new EnumMap<>(Store.class);
    try (var peers = Peers.start(folder)) {
      for (int round = 0; round < rounds; round++) {
        for (var store : List.of(Store.BOB, Store.JETSTREAM)) {
          if (peers.has(store)) {
            var home = Files.createDirectories(folder.resolve("delivery" + round));
            delays
                .computeIfAbsent(store, _ -> new ArrayList<>())
                .add(measure(store, home, peers.port(store)));
          }
        }
      }
    }
    delays.forEach(
        (store, values) ->
            System.out.printf(
                Locale.ROOT,
                "P2 send to handler of another process at %d a second, %s: p50 %.2f ms, p99 %.2f"
                    + " ms%n",
                PER_SECOND,
                store == Store.BOB ? "bob" : "nats core",
                median(values.stream().map(Delay::p50)),
                median(values.stream().map(Delay::p99))));
  }

  private static Delay measure(Store store, Path home, int port) throws IOException {
    var receiver = start("receive", store, home, port);
    var sender = start("send", store, home, port);
    try (BufferedReader received = receiver.inputReader();
        BufferedReader sent = sender.inputReader()) {
      expect(received);
      expect(sent);
      sender.getOutputStream().write('\n');
      sender.getOutputStream().flush();
      var answer = expect(received).split(" ");
      return new Delay(Long.parseLong(answer[0]), Long.parseLong(answer[1]));
    } finally {
      sender.destroy();
      receiver.destroy();
      sender.onExit().join();
      receiver.onExit().join();
    }
  }

  private static String expect(BufferedReader answer) throws IOException {
    var line = answer.readLine();
    if (line == null) {
      throw new IOException("a process has ended; what it said stands above");
    }
    return line;
  }

  private static Process start(String part, Store store, Path home, int port) throws IOException {
    return Workers.start(
        DeliveryWorker.class,
        part,
        store.name(),
        home.toString(),
        Integer.toString(port),
        Long.toString(TIME.toSeconds() * PER_SECOND));
  }

  private static double median(Stream<Long> nanos) {
    var sorted = nanos.sorted().toList();
    return sorted.get(sorted.size() / 2) / 1e6;
  }
}
