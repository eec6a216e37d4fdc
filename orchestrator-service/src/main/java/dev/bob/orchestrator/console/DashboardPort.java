package dev.bob.orchestrator.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Where the dashboard shall listen: the port that a person named, else 3141 or the next free one.
 * Another hive may take it before our dashboard does: then it is asked again.
 */
final class DashboardPort {
  private static final int USUAL = 3141;
  private static final int TRIED_MAX = 100;

  private final OptionalInt named;

  DashboardPort(OptionalInt named) {
    this.named = named;
  }

  /** Free at this moment; absent if there is none, or the named one is taken. */
  OptionalInt choose() {
    return named.isPresent()
        ? named.stream().filter(DashboardPort::free).findFirst()
        : IntStream.range(USUAL, USUAL + TRIED_MAX).filter(DashboardPort::free).findFirst();
  }

  /** One sentence for a person when nothing could be chosen. */
  String complaint() {
    return named.isPresent()
        ? "port " + named.getAsInt() + " is taken: name another one with --port, or leave it out"
        : "no port from " + USUAL + " on is free for the dashboard: name one with --port";
  }

  /** Whether those last words of a dashboard say that somebody else was faster. */
  boolean outrun(String lastWords) {
    return named.isEmpty() && lastWords.contains("already bound");
  }

  private static boolean free(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
