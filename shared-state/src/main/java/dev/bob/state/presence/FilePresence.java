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
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** What was written last: at each heartbeat, on the thread of that. */
  private volatile Optional<StateText> published = Optional.empty();

  private record Known(Fingerprint file, InstanceState state, Optional<StateText> text) {}

  public FilePresence(Path home) {
    this.home = home;
  }

  @Override
  public void publish(InstanceState state) throws IOException {
    var beaten = published.flatMap(last -> last.write(state));
    var json = beaten.isPresent() ? beaten.get() : Json.MAPPER.writeValueAsBytes(state);
    if (beaten.isEmpty()) {
      published = StateText.of(state, json);
    }
    AtomicFile.write(
        home.resolve(name(state.instanceId())), json, AtomicFile.Durability.DISPOSABLE);
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
        known.remove(entry.getKey());
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
    try (var all = Files.newDirectoryStream(home, FilePresence::isNamedSo)) {
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

  /** A pattern of the file system's would be compiled at each look, for as much as all the rest. */
  private static boolean isNamedSo(Path file) {
    var name = file.getFileName().toString();
    return name.length() >= PREFIX.length() + SUFFIX.length()
        && name.startsWith(PREFIX)
        && name.endsWith(SUFFIX);
  }

  private InstanceState state(InstanceId id, Path file, Fingerprint now) throws IOException {
    var before = Optional.ofNullable(known.get(id));
    if (before.isPresent() && before.get().file().equals(now)) {
      return before.get().state();
    }
    var json = StrictJson.bytes(file, FILE_BYTES_MAX);
    var text = before.flatMap(Known::text);
    var beaten = text.flatMap(last -> last.read(json));
    var state = beaten.isPresent() ? beaten.get() : read(id, json);
    if (beaten.isEmpty()) {
      text = written(state, json);
    }
    // The file was seen before it was read: what comes meanwhile is new.
    known.put(id, new Known(now, state, text));
    return state;
  }

  /** The text, if an instance may have written it: only of such a one every byte is understood. */
  private static Optional<StateText> written(InstanceState state, byte[] json) throws IOException {
    return Arrays.equals(json, Json.MAPPER.writeValueAsBytes(state))
        ? StateText.of(state, json)
        : Optional.empty();
  }

  private static InstanceState read(InstanceId id, byte[] json) throws IOException {
    var state = Json.MAPPER.treeToValue(StrictJson.parse(json), InstanceState.class);
    if (state == null || !state.instanceId().equals(id)) {
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
