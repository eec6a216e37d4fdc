package dev.bob.dashboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes an instance's log as the instance does, without the instance. */
public final class LogFile implements AutoCloseable {
  private final Path folder;
  private final String id;

  public LogFile(Path home, String id) throws IOException {
    this.folder = Files.createDirectories(home.resolve("logs"));
    this.id = id;
  }

  public Path path() {
    return folder.resolve(id + ".jsonl");
  }

  public Path older() {
    return folder.resolve(id + ".1.jsonl");
  }

  public void info(int second, String message) throws IOException {
    line(second, "info", message);
  }

  /** A line of that second of 2026-11-24T04:00; the message needs no escaping in JSON. */
  public void line(int second, String level, String message) throws IOException {
    raw(
        "{\"timestamp\":\"2026-11-24T04:00:%02dZ\",\"level\":\"%s\",\"instance_id\":\"%s\",\"message\":\"%s\"}\n"
            .formatted(second, level, id, message));
  }

  public void raw(String text) throws IOException {
    Files.write(
        path(),
        text.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Other tests share the home. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path());
    Files.deleteIfExists(older());
  }

  public void rotate() throws IOException {
    Files.move(path(), older(), StandardCopyOption.REPLACE_EXISTING);
  }
}
