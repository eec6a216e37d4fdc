package dev.bob.state.presence;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bob.state.json.AtomicFile;
import dev.bob.state.json.BadJson;
import dev.bob.state.json.Json;
import dev.bob.state.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a service of this hive answers: the file {@code .bob/run/<service>.json} below the home,
 * written by that service once it listens, and taken away when it stops in order. After a crash it
 * stays behind, so a reader must expect that nobody answers there.
 *
 * <pre>{@code
 * {"service":"orchestrator","pid":4711,"url":"http://127.0.0.1:40321","started_at":"2026-11-24T04:00:00Z"}
 * }</pre>
 *
 * @param service {@code orchestrator} or {@code dashboard}
 * @param pid of its process, in its own process namespace
 * @param url {@code http://host:port}, without a path
 */
public record ServiceAddress(String service, long pid, String url, Instant startedAt) {
  private static final int FILE_BYTES_MAX = 64 * 1024;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,39}");

  public ServiceAddress {
    requireName(service);
    URI.create(url);
    Objects.requireNonNull(startedAt, "started_at is missing");
  }

  /**
   * Publishes this address: replaces the file in one step, so that a reader sees the old one or the
   * new one. Any process that lives longer than its file may write it again.
   *
   * @throws IOException naming the path, if the home cannot be written
   */
  public void publish(Path home) throws IOException {
    var file = file(home, service);
    Files.createDirectories(file.getParent());
    AtomicFile.write(file, Json.MAPPER.writeValueAsBytes(this), AtomicFile.Durability.DISPOSABLE);
  }

  /** Takes the address away, if it is still this one and not a successor's. */
  public void withdraw(Path home) throws IOException {
    if (find(home, service).equals(Optional.of(this))) {
      Files.deleteIfExists(file(home, service));
    }
  }

  /** The published address of that service; absent if there is none, or it is no address. */
  public static Optional<ServiceAddress> find(Path home, String service) throws IOException {
    try {
      var document = StrictJson.read(file(home, service), FILE_BYTES_MAX);
      return Optional.ofNullable(Json.MAPPER.treeToValue(document, ServiceAddress.class));
    } catch (BadJson | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  public URI uri() {
    return URI.create(url);
  }

  private static Path file(Path home, String service) {
    return home.resolve(".bob").resolve("run").resolve(requireName(service) + ".json");
  }

  private static String requireName(String service) {
    if (!NAME.matcher(service).matches()) {
      throw new IllegalArgumentException("not a service's name: " + service);
    }
    return service;
  }
}
