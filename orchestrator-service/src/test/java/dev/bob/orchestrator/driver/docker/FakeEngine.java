package dev.bob.orchestrator.driver.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bob.state.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/**
 * As much of a Docker engine as the driver calls, over HTTP on loopback, with the ways in which an
 * engine fails. Its containers hold no processes: the test ends them.
 */
public final class FakeEngine implements AutoCloseable {
  /** The project that its containers belong to. */
  public static final String PROJECT = "bob";

  /** How it answers. */
  enum Mood {
    WELL,
    /** Takes the call and never answers. */
    HANGS,
    /** 500 to everything. */
    FAILS,
    /** Text that is no JSON. */
    BABBLES,
    /** A proxy before it that does not reach it. */
    UNREACHED
  }

  /** One of its containers. */
  public static final class Box {
    private final String id;
    private String name;
    private final ObjectNode config;
    private volatile String state = "created";
    private int code;
    private boolean outOfMemory;
    private String printed = "";

    private Box(String id, String name, ObjectNode config) {
      this.id = id;
      this.name = name;
      this.config = config;
    }

    public String name() {
      return name;
    }

    public String id() {
      return id;
    }

    public boolean running() {
      return state.equals("running");
    }

    /** Ends it, as a process inside it would. */
    public void exit(int code) {
      this.code = code;
      state = "exited";
    }

    public Optional<String> label(String key) {
      return Optional.ofNullable(config.path("Labels").get(key)).map(JsonNode::asText);
    }

    List<String> environment() {
      return config.path("Env").valueStream().map(JsonNode::asText).toList();
    }
  }

  private final List<Box> boxes = new ArrayList<>();
  private HttpServer server;
  private CountDownLatch hanging = new CountDownLatch(1);
  private volatile Mood mood = Mood.WELL;
  private int made;
  private int changes;
  private int cutAtChange = Integer.MAX_VALUE;
  private boolean cutAfterwards;
  private Optional<String> cannotStart = Optional.empty();

  public FakeEngine() throws IOException {
    server = listen(0);
  }

  private HttpServer listen(int port) throws IOException {
    var listening =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    listening.createContext("/", this::handle);
    listening.start();
    return listening;
  }

  URI address() {
    return URI.create("tcp://127.0.0.1:" + server.getAddress().getPort());
  }

  /** A driver of the project, which is patient: the machine may be busy. */
  public DockerDriver driver(LongSupplier nanos) {
    return driver(nanos, Duration.ofSeconds(20));
  }

  DockerDriver driver(LongSupplier nanos, Duration callLimit) {
    return new DockerDriver(
        new EngineTransport(address(), callLimit), new ComposeService(PROJECT, "instance"), nanos);
  }

  void mood(Mood next) {
    mood = next;
    hanging.countDown();
    hanging = new CountDownLatch(1);
  }

  /** Nothing listens any more. */
  public void goAway() {
    server.stop(0);
  }

  public void comeBack() throws IOException {
    server = listen(server.getAddress().getPort());
  }

  /** No container starts from now on. */
  public void refuseStarts(String reason) {
    cannotStart = Optional.of(reason);
  }

  /**
   * Cuts the connection at the n-th change that is asked for, and at all that follow, as if the
   * caller had died there.
   *
   * @param afterwards whether that change is made before
   */
  public synchronized void cutAtChange(int n, boolean afterwards) {
    cutAtChange = changes + n;
    cutAfterwards = afterwards;
  }

  public synchronized void cutNoMore() {
    cutAtChange = Integer.MAX_VALUE;
  }

  public synchronized List<Box> boxes() {
    return List.copyOf(boxes);
  }

  public synchronized Box box(String name) {
    return boxes.stream().filter(box -> box.name.equals(name)).findFirst().orElseThrow();
  }

  /** What Compose does for one more replica. */
  public synchronized Box compose(int number) {
    var box = composed(PROJECT, number);
    box.state = "running";
    return box;
  }

  synchronized Box composed(String project, int number) {
    var config = JsonNodeFactory.instance.objectNode();
    config.put("Image", "bob/instance");
    config.putArray("Env").add("BOB_MIND=offline").add("SECRET=s3cret");
    config
        .putObject("Labels")
        .put(ComposeService.PROJECT_LABEL, project)
        .put(ComposeService.SERVICE_LABEL, "instance")
        .put(ComposeService.NUMBER_LABEL, Integer.toString(number))
        .put(ComposeService.ONE_OFF_LABEL, "False");
    return add(project + "-instance-" + number, config);
  }

  private Box add(String name, ObjectNode config) {
    var box = new Box("%064x".formatted(0xabcdefL + made++), name, config);
    boxes.add(box);
    return box;
  }

  public synchronized void remove(Box box) {
    boxes.remove(box);
  }

  void outOfMemory(Box box) {
    box.outOfMemory = true;
    box.exit(137);
  }

  void prints(Box box, String text) {
    box.printed = text;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (mood) {
        case HANGS -> hanging.await();
        case FAILS -> answer(exchange, 500, "{\"message\":\"out of \\u001b[31morder\"}");
        case BABBLES -> answer(exchange, 200, "<html>it works</html>");
        case UNREACHED -> answer(exchange, 503, "no server is available");
        case WELL -> serve(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestURI().getPath().equals("/events")) {
      return; // a stream that breaks at once: the driver must live without
    }
    Answer answer;
    synchronized (this) {
      boolean change = !exchange.getRequestMethod().equals("GET");
      changes += change ? 1 : 0;
      boolean cut = changes >= cutAtChange;
      if (cut && !(cutAfterwards && change && changes == cutAtChange)) {
        return;
      }
      answer = answer(exchange.getRequestMethod(), exchange.getRequestURI(), body);
      if (cut) {
        return;
      }
    }
    answer(exchange, answer.status(), answer.body());
  }

  private record Answer(int status, String body) {}

  private Answer answer(String method, URI uri, byte[] body) throws IOException {
    var parts = uri.getPath().split("/");
    var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    if (uri.getPath().equals("/containers/json")) {
      return new Answer(200, list(query));
    }
    if (uri.getPath().equals("/containers/create")) {
      return create(query.substring("name=".length()), body);
    }
    var found = boxes.stream().filter(box -> box.id.equals(parts[2])).findFirst();
    if (found.isEmpty()) {
      return refusal(404, "No such container: " + parts[2]);
    }
    var box = found.get();
    if (method.equals("DELETE")) {
      if (box.running()) {
        return refusal(409, "You cannot remove a running container");
      }
      boxes.remove(box);
      return new Answer(204, "");
    }
    return switch (parts[3]) {
      case "json" -> new Answer(200, inspect(box));
      case "logs" -> new Answer(200, box.printed);
      case "start" -> start(box);
      case "rename" -> {
        box.name = query.substring("name=".length());
        yield new Answer(204, "");
      }
      case "kill" -> kill(box, query);
      case "wait" -> new Answer(200, "{\"StatusCode\":" + box.code + "}");
      default -> refusal(404, "page not found");
    };
  }

  private Answer create(String name, byte[] body) throws IOException {
    if (boxes.stream().anyMatch(box -> box.name.equals(name))) {
      return refusal(409, "Conflict. The container name \"/" + name + "\" is already in use");
    }
    return new Answer(
        201, "{\"Id\":\"" + add(name, (ObjectNode) Json.MAPPER.readTree(body)).id + "\"}");
  }

  private Answer start(Box box) {
    if (cannotStart.isPresent()) {
      return refusal(500, cannotStart.get());
    }
    box.state = "running";
    return new Answer(204, "");
  }

  private static Answer kill(Box box, String query) {
    if (!box.running()) {
      return refusal(409, "Container is not running");
    }
    if (query.contains("KILL")) {
      box.exit(137);
    } else {
      box.state = "running"; // it is up to the test how it ends
      box.config.put("Terminated", true);
    }
    return new Answer(204, "");
  }

  private String list(String query) throws IOException {
    var filters =
        Json.MAPPER.readTree(
            URLDecoder.decode(
                query.substring(query.indexOf("filters=") + 8), StandardCharsets.UTF_8));
    var list = JsonNodeFactory.instance.arrayNode();
    for (var box : boxes) {
      if (!filters.has("name") || box.name.startsWith(filters.at("/name/0").asText())) {
        var entry = list.addObject();
        entry.put("Id", box.id);
        entry.putArray("Names").add("/" + box.name);
        entry.put("Image", box.config.path("Image").asText());
        entry.put("Created", Long.parseLong(box.id, 16));
        entry.put("State", box.state);
        entry.set("Labels", box.config.path("Labels"));
      }
    }
    return list.toString();
  }

  private static String inspect(Box box) {
    var inspected = JsonNodeFactory.instance.objectNode();
    inspected.set("Config", box.config);
    inspected.putObject("HostConfig").put("NetworkMode", "bob_default");
    inspected.putObject("State").put("ExitCode", box.code).put("OOMKilled", box.outOfMemory);
    inspected.putObject("NetworkSettings").putObject("Networks").putObject("bob_default");
    return inspected.toString();
  }

  private static Answer refusal(int status, String message) {
    return new Answer(
        status, JsonNodeFactory.instance.objectNode().put("message", message).toString());
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Whether it was told to end. */
  public boolean terminated(Box box) {
    return box.config.has("Terminated");
  }

  @Override
  public void close() {
    hanging.countDown();
    server.stop(0);
  }
}
