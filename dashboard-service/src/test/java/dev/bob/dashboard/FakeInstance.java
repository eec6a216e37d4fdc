package dev.bob.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.fold.Member;
import dev.bob.state.json.Json;
import dev.bob.state.model.TaskId;
import dev.bob.state.presence.Activity;
import dev.bob.state.presence.InstanceState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A member of the hive with a real HTTP server that behaves as it is told. */
public final class FakeInstance implements AutoCloseable {
  private static final int MANY_BYTES = 100 * 1024 * 1024;

  /** How its server answers. */
  public enum Manner {
    WELL,
    /** Takes the request and says nothing. */
    HANGS,
    /** Sends the head of an answer, then a byte now and then. */
    TRICKLES,
    GARBAGE,
    /** An endless string. */
    ENDLESS,
    /** A whole and well-formed state, but somebody else's. */
    STRANGER
  }

  private final HttpServer server;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong heartbeat = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();
  private final Hive hive;
  private final Member member;
  private volatile Manner manner;
  private volatile Doing doing =
      new Doing(Activity.IDLE, Optional.of(new TaskId("goal_1.links")), Optional.empty());

  /** What it says that it does. */
  private record Doing(Activity activity, Optional<TaskId> task, Optional<String> waitingFor) {}

  private FakeInstance(Hive hive, String key, Manner manner) throws IOException {
    this.hive = hive;
    this.manner = manner;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    var url = "http://127.0.0.1:" + server.getAddress().getPort();
    var joined =
        new MemberFact.Joined(
            key, url, 4711, "box", Optional.empty(), Optional.empty(), Optional.empty());
    member = hive.submit(Author.joiner(key), joined).state().members().withKey(key).orElseThrow();
  }

  /** Joins the hive; the same key gets the same id back. */
  public static FakeInstance join(Hive hive, String key, Manner manner) throws IOException {
    return new FakeInstance(hive, key, manner);
  }

  public Member member() {
    return member;
  }

  public Author author() {
    return Author.instance(member.id(), member.epoch());
  }

  /** How often it has been asked for anything. */
  public long requests() {
    return requests.get();
  }

  public void behave(Manner next) {
    manner = next;
  }

  /** From now on it says that it waits for that, and has no task. */
  public void waitFor(String words) {
    doing = new Doing(Activity.WAITING, Optional.empty(), Optional.of(words));
  }

  /** From now on it says that it waits for that, with a task in its hands. */
  public void waitFor(String words, TaskId task) {
    doing = new Doing(Activity.WAITING, Optional.of(task), Optional.of(words));
  }

  /** From now on it says that it works on that. */
  public void workOn(TaskId task) {
    doing = new Doing(Activity.ACTING, Optional.of(task), Optional.empty());
  }

  /** From now on it says that it works, and on no task. */
  public void checkFindings() {
    doing = new Doing(Activity.ACTING, Optional.empty(), Optional.empty());
  }

  /** From now on it says that it has nothing to do. */
  public void rest() {
    doing = new Doing(Activity.IDLE, Optional.empty(), Optional.empty());
  }

  /** The process is gone, without a word to the hive. */
  public void die() {
    closed.countDown();
    server.stop(0);
  }

  /** Leaves the hive in order. */
  @Override
  public void close() throws IOException {
    hive.submit(author(), new MemberFact.Left("the test is over"));
    die();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      switch (manner) {
        case WELL -> send(exchange, state(member.epoch()));
        case STRANGER -> send(exchange, state(member.epoch() + 1_000));
        case GARBAGE -> send(exchange, "<html>\u0000 \ud800 {{{");
        case HANGS -> await();
        case TRICKLES -> trickle(exchange);
        case ENDLESS -> flood(exchange);
      }
    }
  }

  private String state(long epoch) throws IOException {
    var now = doing;
    return Json.MAPPER.writeValueAsString(
        new InstanceState(
            member.id(),
            member.role(),
            true,
            12,
            now.task(),
            Instant.parse("2026-11-24T04:00:00Z"),
            Instant.parse("2026-11-24T04:00:00Z"),
            List.of("looked at docs"),
            heartbeat.incrementAndGet(),
            118,
            epoch,
            member.url(),
            now.activity(),
            now.waitingFor(),
            Optional.empty(),
            4711,
            Instant.parse("2026-11-24T03:58:00Z")));
  }

  private static void send(HttpExchange exchange, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void trickle(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    while (!await(100)) {
      exchange.getResponseBody().write(' ');
      exchange.getResponseBody().flush();
    }
  }

  private static void flood(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    var out = exchange.getResponseBody();
    out.write("{\"logs\":[\"".getBytes(StandardCharsets.UTF_8));
    var many = "x".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
    for (int sent = 0; sent < MANY_BYTES; sent += many.length) {
      out.write(many);
    }
  }

  private void await() {
    await(Long.MAX_VALUE);
  }

  private boolean await(long millis) {
    try {
      return closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
