package dev.bob.state.benchmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.Hive;
import dev.bob.state.connector.ListeningMember;
import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.log.file.FileEventLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One side of a delivery. The sender puts the time into the message, by the monotonic clock that
 * all processes of a machine share; the receiver prints the 50th and the 99th percentile.
 */
final class DeliveryWorker {
  /** So many are sent ten times as fast and not counted: a process at work has seen as many. */
  private static final int WARM_UP = 5_000;

  private static final String SUBJECT = "delivery";

  private DeliveryWorker() {}

  /** Arguments: {@code send} or {@code receive}, store, home, port of NATS, count of messages. */
  public static void main(String[] arguments) throws Exception {
    boolean sends = arguments[0].equals("send");
    var store = Store.valueOf(arguments[1]);
    int port = Integer.parseInt(arguments[3]);
    int count = WARM_UP + Integer.parseInt(arguments[4]);
    if (store == Store.BOB) {
      try (var hive = new Hive(FileEventLog.open(Path.of(arguments[2])), Clock.systemUTC())) {
        if (sends) {
          send(count, text -> hive.submit(Author.person(), said(text)));
        } else {
          receive(hive, count);
        }
      }
    } else {
      try (var nats = new NatsConnection(port)) {
        if (sends) {
          send(count, text -> nats.publish(SUBJECT, "", text));
        } else {
          receive(nats, count);
        }
      }
    }
  }

  private interface Send {
    void send(String text) throws IOException;
  }

  private static void send(int count, Send send) throws IOException {
    System.out.println("ready");
    System.in.read();
    long period = TimeUnit.SECONDS.toNanos(1) / DeliveryBenchmark.PER_SECOND;
    long next = System.nanoTime();
    for (int i = 0; i < count; i++) {
      for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      send.send(Long.toString(System.nanoTime()));
      next += i < WARM_UP ? period / 10 : period;
    }
    System.in.read(); // the receiver may still need the connection
  }

  private static void receive(Hive hive, int count) throws Exception {
    var delays = new Delays(count);
    var all = new CountDownLatch(count);
    try (var _ =
        new ListeningMember(
            hive,
            message -> {
              delays.add(message.content());
              all.countDown();
            })) {
      System.out.println("ready");
      all.await();
    }
    delays.print();
  }

  private static void receive(NatsConnection nats, int count) throws IOException {
    var delays = new Delays(count);
    nats.subscribe(SUBJECT);
    System.out.println("ready");
    for (int i = 0; i < count; i++) {
      delays.add(nats.next());
    }
    delays.print();
  }

  private static MessageFact.Sent said(String text) {
    return new MessageFact.Sent("broadcast", "text", text, JsonNodeFactory.instance.objectNode());
  }

  /** Of all messages in turn. */
  private static final class Delays {
    private final long[] nanos;
    private int count;

    Delays(int max) {
      nanos = new long[max];
    }

    void add(String sentAtNanos) {
      nanos[count++] = System.nanoTime() - Long.parseLong(sentAtNanos);
    }

    void print() {
      var sorted = Arrays.copyOfRange(nanos, WARM_UP, count);
      Arrays.sort(sorted);
      System.out.println(sorted[sorted.length / 2] + " " + sorted[sorted.length * 99 / 100]);
    }
  }
}
