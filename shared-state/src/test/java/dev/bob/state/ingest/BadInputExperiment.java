package dev.bob.state.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.bob.state.event.FleetFact;
import dev.bob.state.fold.HiveState;
import dev.bob.state.ingest.Ingest.Source;
import dev.bob.state.json.BadInput;
import dev.bob.state.json.BadJson;
import dev.bob.state.presence.FilePresence;
import dev.bob.state.presence.ServiceAddress;
import dev.bob.state.web.JsonBodyReader;
import dev.bob.state.web.ProblemException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R8: every bad input in every file that is read and in a body, and what is no file in place of
 * each file; what each costs. Allocated memory is more than what is in use at any moment.
 */
class BadInputExperiment {
  private static final Duration TIME_MAX = Duration.ofMillis(200);
  private static final long ALLOCATED_BYTES_MAX = 64L * 1024 * 1024;
  private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path home;
  private final LivingHive hive = new LivingHive(HiveState.EMPTY);
  private Duration longest = Duration.ZERO;
  private long most;
  private int cases;

  /** Reads one file, and says in one word what came of it. */
  private interface Reader {
    String read(Path file) throws IOException;
  }

  @Test
  void noneCostsMuchOrBreaksAnything() throws Exception {
    var inputs = new ArrayList<>(BadInput.documents());
    inputs.addAll(BadInput.messages());
    for (int round = 0; round < 2; round++) { // the first one loads classes
      longest = Duration.ZERO;
      most = 0;
      cases = 0;
      for (var reader : readers().entrySet()) {
        for (var input : inputs) {
          var file = home.resolve(reader.getKey());
          Files.createDirectories(file.getParent());
          Files.write(file, input.content().get());
          measure(input + " in " + reader.getKey(), reader.getValue(), file);
          Files.deleteIfExists(file);
        }
        for (var noFile : List.of("ln -s /dev/zero", "mkfifo", "mkdir", "ln -s /etc/hostname")) {
          var file = home.resolve(reader.getKey());
          make(noFile, file);
          measure(noFile + " as " + reader.getKey(), reader.getValue(), file);
          Files.deleteIfExists(file);
        }
      }
      for (var input : inputs) {
        var content = input.content().get();
        measure(input + " as a body", _ -> body(content), home);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "R8: %d cases of %d inputs: each refused or harmless; longest %.1f ms, most allocated %.1f MB%n",
        cases,
        inputs.size() + 4,
        longest.toNanos() / 1e6,
        most / 1e6);
    assertThat(longest).isLessThanOrEqualTo(TIME_MAX);
    assertThat(most).isLessThanOrEqualTo(ALLOCATED_BYTES_MAX);
  }

  private Map<String, Reader> readers() throws IOException {
    var ingest = hive.ingest();
    var inbox = ingest.inbox(home);
    inbox.open();
    return new TreeMap<>(
        Map.of(
            ".shared_messages.json",
            file -> taken(ingest, Source.MESSAGES, file),
            ".shared_memory.json",
            file -> taken(ingest, Source.MEMORY, file),
            "inbox/new/1.json",
            file -> {
              inbox.run(NOW);
              inbox.run(NOW.plus(InboxFolder.GRACE));
              assertThat(file).doesNotExist();
              return "rejected";
            },
            ".instance_instance_1_state.json",
            _ -> {
              assertThat(new FilePresence(home).all()).isEmpty();
              return "absent";
            },
            ".bob/run/orchestrator.json",
            _ -> {
              assertThat(ServiceAddress.find(home, "orchestrator")).isEmpty();
              return "absent";
            }));
  }

  private static String taken(Ingest ingest, Source source, Path file) throws IOException {
    try {
      var taken = ingest.take(source, file);
      assertThat(taken.count()).isZero();
      return "without effect";
    } catch (BadJson e) {
      return e.fault().toString();
    }
  }

  @SuppressWarnings("unchecked")
  private static String body(byte[] body) throws IOException {
    try {
      new JsonBodyReader()
          .readFrom(
              (Class<Object>) (Class<?>) FleetFact.Wished.class,
              FleetFact.Wished.class,
              new Annotation[0],
              MediaType.APPLICATION_JSON_TYPE,
              new MultivaluedHashMap<>(),
              new ByteArrayInputStream(body));
      throw new AssertionError("a bad body was taken");
    } catch (ProblemException e) {
      return e.problem().reason();
    }
  }

  private void measure(String name, Reader reader, Path file) throws IOException {
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    var result = reader.read(file);
    var took = Duration.ofNanos(System.nanoTime() - start);
    allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    if (took.compareTo(longest) > 0 || allocated > most) {
      System.out.printf(
          Locale.ROOT,
          "%s: %s, %.1f ms, %.1f MB%n",
          name,
          result,
          took.toNanos() / 1e6,
          allocated / 1e6);
    }
    longest = took.compareTo(longest) > 0 ? took : longest;
    most = Math.max(most, allocated);
    cases++;
  }

  private static void make(String command, Path file) throws Exception {
    var words = new ArrayList<>(List.of(command.split(" ")));
    words.add(file.toString());
    assertThat(new ProcessBuilder(words).start().waitFor()).isZero();
  }
}
