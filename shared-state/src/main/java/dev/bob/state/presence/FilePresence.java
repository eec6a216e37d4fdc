package dev.bob.state.presence;

import dev.bob.state.json.AtomicFile;
import dev.bob.state.json.Fingerprint;
import dev.bob.state.json.Json;
import dev.bob.state.json.StrictJson;
import dev.bob.state.model.Clip;
import dev.bob.state.model.InstanceId;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Presence as one file for each instance, {@code .instance_<id>_state.json} in the home folder. A
 * power cut may take a file back: the next beat writes it anew. May be called from any thread.
 */
public final class FilePresence implements Presence {
  private static final String PREFIX = ".instance_";
  private static final String SUFFIX = "_state.json";
  private static final int FILE_BYTES_MAX = 1024 * 1024;

  /** One has some 16 KiB: strangers' files must not fill the memory of who looks. */
  private static final long ALL_BYTES_MAX = 16L * 1024 * 1024;

  private static final int FILES_MAX = 2_000;
  private static final int REFUSED_NAMED_MAX = 1_000;
  private static final int CAUSE_CHARS_MAX = 300;
  private static final Logger LOGGER = Logger.getLogger(FilePresence.class);

  private final Path home;

  /** What was read last, so that a file is read once however many look; by each thread. */
  private final Map<InstanceId, Known> known = new ConcurrentHashMap<>();

  /** What has been complained of; changed by each thread that looks. */
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  private record Known(Fingerprint file, InstanceState state) {}

  public FilePresence(Path home) {
    this.home = home;
  }

  @Override
  public void publish(InstanceState state) throws IOException {
    AtomicFile.write(
        home.resolve(name(state.instanceId())),
        Json.MAPPER.writeValueAsBytes(state),
        AtomicFile.Durability.DISPOSABLE);
  }

  /**
   * Anyone may have written the files: what is not a state of the instance that its name says
   * counts as absent, which observers treat as a heartbeat that does not move, and is named in the
   * log of this process once. So is what comes, by number, behind {@value #FILES_MAX} files or
   * {@value #ALL_BYTES_MAX} bytes.
   */
  @Override
  public Collection<InstanceState> all() throws IOException {
    List<InstanceState> states = new ArrayList<>();
    Set<String> wrong = new HashSet<>();
    int files = 0;
    long sizeBytes = 0;
    var named = files(wrong);
    known.keySet().retainAll(named.keySet());
    for (var entry : named.entrySet()) {
      var file = entry.getValue();
      try {
        if (++files > FILES_MAX || sizeBytes > ALL_BYTES_MAX) {
          throw new IOException("there are too many before it, or too large ones");
        }
        var now = Fingerprint.of(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
        sizeBytes += Math.min(now.size(), FILE_BYTES_MAX);
        states.add(state(entry.getKey(), file, now));
      } catch (IOException | RuntimeException e) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) { // else its owner has left
          refuse(file, firstLine(e.getCause() == null ? e : e.getCause()), wrong);
        }
      }
    }
    refused.retainAll(wrong);
    return List.copyOf(states);
  }

  /** Those whose names say whose they are, by number. */
  private SortedMap<InstanceId, Path> files(Set<String> wrong) throws IOException {
    SortedMap<InstanceId, Path> files = new TreeMap<>();
    try (var all = Files.newDirectoryStream(home, PREFIX + "*" + SUFFIX)) {
      for (var file : all) {
        var name = file.getFileName().toString();
        InstanceId.find(name.substring(PREFIX.length(), name.length() - SUFFIX.length()))
            .ifPresentOrElse(
                id -> files.put(id, file), () -> refuse(file, "its name is no instance's", wrong));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return files;
  }

  private InstanceState state(InstanceId id, Path file, Fingerprint now) throws IOException {
    var before = known.get(id);
    if (before != null && before.file().equals(now)) {
      return before.state();
    }
    var state = read(file);
    known.put(id, new Known(now, state)); // seen before it was read: what comes meanwhile is new
    return state;
  }

  private static InstanceState read(Path file) throws IOException {
    var document = StrictJson.read(file, FILE_BYTES_MAX);
    var state = Json.MAPPER.treeToValue(document, InstanceState.class);
    if (state == null || !file.endsWith(name(state.instanceId()))) {
      throw new IOException("it is not that of the instance that its name says");
    }
    return state;
  }

  private void refuse(Path file, String cause, Set<String> wrong) {
    var name = file.getFileName().toString();
    if (wrong.size() < REFUSED_NAMED_MAX && wrong.add(name) && refused.add(name)) {
      LOGGER.warnf(
          "%s is no state of an instance and counts as absent: %s",
          file, Clip.clip(cause, CAUSE_CHARS_MAX));
    }
  }

  /** Jackson says in further ones where, which says nothing to anybody. */
  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }

  private static String name(InstanceId id) {
    return PREFIX + id + SUFFIX;
  }
}
