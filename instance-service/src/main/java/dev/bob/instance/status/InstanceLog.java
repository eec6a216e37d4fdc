package dev.bob.instance.status;

import dev.bob.state.json.Json;
import dev.bob.state.model.Clip;
import dev.bob.state.presence.InstanceState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What an instance says about its own work, one JSON line each, in {@code logs/<id>.jsonl}:
 *
 * <pre>{@code
 * {"timestamp":"2026-11-24T04:00:00Z","level":"info","instance_id":"instance_1","message":"goal_1.links is done"}
 * }</pre>
 *
 * At the size limit the file is closed as {@code <id>.1.jsonl}, replacing the one before. Not
 * forced: the last lines may be lost with the machine, facts are in the event log. Lines that
 * cannot be written, as on a full disk, are counted, and the next one that can says so.
 */
public final class InstanceLog {
  private static final int MESSAGE_CHARS_MAX = 2_000;

  /** How much it matters. */
  public enum Level {
    INFO,
    WARN,
    ERROR
  }

  /** One line. */
  public record Line(Instant timestamp, String level, String instanceId, String message) {
    /** As a state file has it. */
    String text() {
      return timestamp + " " + message;
    }
  }

  private final Path file;
  private final String instanceId;
  private final Clock clock;
  private final long sizeBytesMax;
  private List<Line> newest = List.of();
  private List<String> newestTexts = List.of();
  private long unwritten;
  private String failure = "";
  private final List<Consumer<Line>> listeners = new CopyOnWriteArrayList<>();

  public InstanceLog(Path home, String instanceId, Clock clock, long sizeBytesMax) {
    this.file = home.resolve("logs").resolve(instanceId + ".jsonl");
    this.instanceId = instanceId;
    this.clock = clock;
    this.sizeBytesMax = sizeBytesMax;
  }

  public void info(String message) {
    say(Level.INFO, message);
  }

  public void warn(String message) {
    say(Level.WARN, message);
  }

  public void error(String message) {
    say(Level.ERROR, message);
  }

  private void say(Level level, String message) {
    var line = line(level, message);
    synchronized (this) {
      newest = followed(newest, line);
      newestTexts = followed(newestTexts, line.text());
      append(line);
    }
    listeners.forEach(listener -> listener.accept(line));
  }

  private static <T> List<T> followed(List<T> lines, T next) {
    var all = new ArrayList<>(lines);
    all.add(next);
    return List.copyOf(all.subList(Math.max(0, all.size() - InstanceState.LOGS_MAX), all.size()));
  }

  private Line line(Level level, String message) {
    return new Line(
        clock.instant(),
        level.name().toLowerCase(Locale.ROOT),
        instanceId,
        Clip.clip(message, MESSAGE_CHARS_MAX));
  }

  /** The newest lines, oldest first, at most {@value InstanceState#LOGS_MAX}. */
  public synchronized List<Line> newest() {
    return newest;
  }

  /** The same as state files have them: while nothing is said, the same list. */
  public synchronized List<String> newestTexts() {
    return newestTexts;
  }

  /** Hears every later line, on the thread that says it; must not block. Closing ends that. */
  public Listening onLine(Consumer<Line> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Ends when closed. */
  @FunctionalInterface
  public interface Listening extends AutoCloseable {
    @Override
    void close();
  }

  /** A full disk must not end what the instance is at: the file says what it lacks, later. */
  private void append(Line line) {
    try {
      Files.createDirectories(file.getParent());
      if (Files.exists(file) && Files.size(file) > sizeBytesMax) {
        var older = file.resolveSibling(instanceId + ".1.jsonl");
        Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
      }
      if (unwritten > 0) {
        write(
            line(
                Level.WARN,
                unwritten + " lines are missing here, they could not be written: " + failure));
        unwritten = 0;
      }
      write(line);
    } catch (IOException e) {
      unwritten++;
      failure = String.valueOf(e.getMessage());
    }
  }

  /** Whole or not at all. Not a channel: the caller may be interrupted. */
  private void write(Line line) throws IOException {
    var text = Json.MAPPER.writeValueAsString(line) + "\n";
    try (var out = new RandomAccessFile(file.toFile(), "rw")) {
      long end = out.length();
      out.seek(end);
      try {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        out.setLength(end);
        throw e;
      }
    }
  }
}
