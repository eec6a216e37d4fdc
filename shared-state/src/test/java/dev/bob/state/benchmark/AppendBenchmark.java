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
import java.util.stream.Collectors;

/**
 * P1: durable appends a second by one writer, by eight processes, and by eight threads of one
 * process, each store in turn, in several rounds; prints the medians and what Bob's is of each. The
 * goals stand in {@code acceptance.md}. {@code deploy/store-benchmark.sh} runs it.
 */
final class AppendBenchmark {
  private static final Duration TIME = Duration.ofSeconds(3);

  /** Who appends. */
  private record Shape(String name, int processes, int threads) {}

  private static final List<Shape> SHAPES =
      List.of(
          new Shape("1 writer", 1, 1),
          new Shape("8 processes", 8, 1),
          new Shape("8 threads", 1, 8));

  private AppendBenchmark() {}

  /** Arguments: an empty folder on the file system to be measured, rounds. */
  public static void main(String[] arguments) throws Exception {
    var folder = Files.createDirectories(Path.of(arguments[0])).toRealPath();
    int rounds = Integer.parseInt(arguments[1]);
    try (var peers = Peers.start(folder)) {
      for (var shape : SHAPES) {
        Map<Store, List<Long>> perSecond = new EnumMap<>(Store.class);
        for (int round = 0; round < rounds; round++) {
          for (var store : Store.values()) {
            if (peers.has(store)) {
              var home = Files.createDirectories(folder.resolve(shape.name() + round + store));
              perSecond
                  .computeIfAbsent(store, _ -> new ArrayList<>())
                  .add(measure(shape, store, home, peers.port(store)));
            }
          }
        }
        print(shape, perSecond);
      }
    }
  }

  private static long measure(Shape shape, Store store, Path home, int port) throws IOException {
    List<Process> workers = new ArrayList<>();
    List<BufferedReader> answers = new ArrayList<>();
    try {
      for (int i = 0; i < shape.processes(); i++) {
        var worker = start(store, home, port, shape.threads());
        workers.add(worker);
        answers.add(worker.inputReader());
      }
      for (var answer : answers) {
        expect(answer, "ready");
      }
      for (var worker : workers) {
        worker.getOutputStream().write('\n');
        worker.getOutputStream().flush();
      }
      long sum = 0;
      for (var answer : answers) {
        sum += Long.parseLong(expect(answer, ""));
      }
      return sum * 1_000 / TIME.toMillis();
    } finally {
      workers.forEach(Process::destroy);
      workers.forEach(worker -> worker.onExit().join());
    }
  }

  private static String expect(BufferedReader answer, String start) throws IOException {
    var line = answer.readLine();
    if (line == null || !line.startsWith(start)) {
      throw new IOException("a worker has ended; what it said stands above");
    }
    return line;
  }

  private static Process start(Store store, Path home, int port, int threads) throws IOException {
    return Workers.start(
        AppendWorker.class,
        store.name(),
        home.toString(),
        Integer.toString(port),
        Integer.toString(threads),
        Long.toString(TIME.toMillis()));
  }

  private static void print(Shape shape, Map<Store, List<Long>> perSecond) {
    long bob = median(perSecond.get(Store.BOB));
    var peers =
        perSecond.entrySet().stream()
            .filter(entry -> entry.getKey() != Store.BOB)
            .map(
                entry ->
                    "%s %,d (ratio %.2f)"
                        .formatted(
                            entry.getKey(),
                            median(entry.getValue()),
                            (double) bob / median(entry.getValue())))
            .collect(Collectors.joining(", "));
    System.out.printf(
        Locale.ROOT, "P1 %s, durable appends a second: bob %,d; %s%n", shape.name(), bob, peers);
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
