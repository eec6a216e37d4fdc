package dev.bob.state.presence;

import dev.bob.state.json.AtomicFile;
import dev.bob.state.json.Json;
import dev.bob.state.json.StrictJson;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Presence as one file for each instance, {@code .instance_<id>_state.json} in the home folder. A
 * power cut may take a file back: the next beat writes it anew. May be called from any thread.
 */
public final class FilePresence implements Presence {
  private static final String PREFIX = ".instance_";
  private static final String SUFFIX = "_state.json";
  private static final int FILE_BYTES_MAX = 1024 * 1024;
  private static final int FILES_MAX = 2_000;

  private final Path home;

  public FilePresence(Path home) {
    this.home = home;
  }

  @Override
  public void publish(InstanceState state) throws IOException {
    AtomicFile.write(
        home.resolve(PREFIX + state.instanceId() + SUFFIX),
        Json.MAPPER.writeValueAsBytes(state),
        AtomicFile.Durability.DISPOSABLE);
  }

  /** Of more than {@value #FILES_MAX} files the rest is left out. */
  @Override
  public Collection<InstanceState> all() throws IOException {
    List<InstanceState> states = new ArrayList<>();
    try (var files = Files.newDirectoryStream(home, PREFIX + "*" + SUFFIX)) {
      for (var file : files) {
        if (states.size() == FILES_MAX) {
          break;
        }
        read(file).ifPresent(states::add);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    states.sort(Comparator.comparing(InstanceState::instanceId));
    return List.copyOf(states);
  }

  /**
   * Anyone may have written the file: what is not a state of the instance that its name says counts
   * as absent, which observers treat as a heartbeat that does not move.
   */
  private static Optional<InstanceState> read(Path file) {
    try {
      var state =
          Json.MAPPER.treeToValue(StrictJson.read(file, FILE_BYTES_MAX), InstanceState.class);
      var name = PREFIX + state.instanceId() + SUFFIX;
      return Optional.of(state).filter(_ -> file.getFileName().toString().equals(name));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
