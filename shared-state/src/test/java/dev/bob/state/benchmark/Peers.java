package dev.bob.state.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The servers of the peers that are installed, each with a folder below the same one as Bob's. */
final class Peers implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofSeconds(10);
  private final Map<Store, Integer> ports = new EnumMap<>(Store.class);
  private final List<Process> servers = new ArrayList<>();

  /** Starts what is installed; says what is not. */
  static Peers start(Path folder) throws IOException, InterruptedException {
    var peers = new Peers();
    peers.ports.put(Store.BOB, 0);
    peers.ports.put(Store.BARE, 0);
    try {
      Class.forName("org.sqlite.JDBC");
      peers.ports.put(Store.SQLITE, 0);
    } catch (ClassNotFoundException e) {
      System.out.println("SQLite's driver is not on the class path: left out");
    }
    peers.startRedis(Files.createDirectories(folder.resolve("redis")));
    peers.startNats(Files.createDirectories(folder.resolve("nats")));
    return peers;
  }

  boolean has(Store store) {
    return ports.containsKey(store);
  }

  int port(Store store) {
    return ports.get(store);
  }

  @Override
  public void close() {
    servers.forEach(Process::destroy);
    servers.forEach(server -> server.onExit().join());
  }

  private void startRedis(Path folder) throws IOException, InterruptedException {
    int port = freePort();
    start(
        Store.REDIS,
        port,
        folder,
        List.of(
            "redis-server",
            "--bind",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--dir",
            folder.toString(),
            "--save",
            "",
            "--appendonly",
            "yes",
            "--appendfsync",
            "always"));
  }

  private void startNats(Path folder) throws IOException, InterruptedException {
    int port = freePort();
    var config = folder.resolve("nats.conf");
    Files.writeString(
        config,
        """
        listen: "127.0.0.1:%d"
        jetstream { store_dir: "%s", sync_interval: always }
        """
            .formatted(port, folder));
    start(Store.JETSTREAM, port, folder, List.of("nats-server", "-c", config.toString()));
  }

  private void start(Store store, int port, Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process server;
    try {
      server =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("server.out").toFile())
              .start();
    } catch (IOException e) {
      System.out.println(command.getFirst() + " is not installed: left out");
      return;
    }
    servers.add(server);
    long end = System.nanoTime() + START_MAX.toNanos();
    while (!answers(port)) {
      if (System.nanoTime() > end || !server.isAlive()) {
        throw new IOException(
            command.getFirst()
                + " did not start: "
                + Files.readString(folder.resolve("server.out")));
      }
      Thread.sleep(50);
    }
    ports.put(store, port);
  }

  private static boolean answers(int port) {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
