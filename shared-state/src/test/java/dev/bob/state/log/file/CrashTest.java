package dev.bob.state.log.file;

import static dev.bob.state.log.Events.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.bob.state.lock.ChildJvm;
import dev.bob.state.lock.LockFile;
import dev.bob.state.lock.LockHolder;
import dev.bob.state.lock.OtherClassLoader;
import dev.bob.state.log.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** What a journal holds after its writers died, judged by its plain files. */
class CrashTest {
  @TempDir private Path home;
  @TempDir private Path elsewhere;

  @Test
  void keepsAllButTheFragmentWhereverTheLastLineWasCut() throws Exception {
    // Given
    try (var log = FileEventLog.open(home)) {
      for (var text : List.of("a", "b", "last")) {
        log.append(saying(text));
      }
    }
    var whole = Files.readAllBytes(JournalText.segments(home).getFirst());
    int lastStart = whole.length - 1;
    while (whole[lastStart - 1] != '\n') {
      lastStart--;
    }

    for (int cut = lastStart; cut <= whole.length; cut++) {
      var copy = JournalText.copy(home, elsewhere.resolve("cut-" + cut));
      JournalText.cutTo(JournalText.segments(copy).getFirst(), cut);

      // When
      try (var log = FileEventLog.open(copy)) {
        var before = log.read(0, 10).stream().map(Events::textOf).toList();
        log.append(saying("next"));

        // Then
        var survivors = cut == whole.length ? List.of("a", "b", "last") : List.of("a", "b");
        assertThat(before).isEqualTo(survivors);
        assertThat(JournalText.texts(copy)).startsWith("a", "b").endsWith("next");
        assertThat(JournalText.texts(copy)).hasSize(survivors.size() + 1);
        assertThat(log.alarms()).isEmpty();
      }
      assertThat(JournalText.quarantined(copy))
          .hasSize(cut > lastStart && cut < whole.length ? 1 : 0);
      for (var fragment : JournalText.quarantined(copy)) {
        assertThat(Files.readAllBytes(fragment))
            .isEqualTo(Arrays.copyOfRange(whole, lastStart, cut));
      }
    }
  }

  @Test
  void keepsTwoClassLoadersAndAnotherProcessApart() throws Exception {
    // Given
    try (var loader = OtherClassLoader.open();
        var process =
            ChildJvm.start(
                elsewhere.resolve("process.out"), WriterProcess.class, arguments("process", 100))) {
      var other = loader.loadClass(WriterProcess.class.getName());
      var main = other.getMethod("main", String[].class);

      // When
      var strange =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      main.invoke(null, (Object) arguments("loader", 100));
                    } catch (ReflectiveOperationException e) {
                      throw new IllegalStateException(e);
                    }
                  });
      WriterProcess.main(arguments("own", 100));
      strange.join();

      // Then
      assertThat(process.await()).as(process.printed()).isZero();
      assertThat(JournalText.texts(home)).hasSize(300).doesNotHaveDuplicates();
      assertThat(acknowledged("loader")).hasSize(100);
    }
  }

  @Test
  void ignoresInterruptsOfItsCallers() throws Exception {
    // Given
    try (var log = FileEventLog.open(home)) {
      var caller =
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; i < 200; i++) {
                      try {
                        log.append(saying("text " + i));
                        log.read(Math.max(0, i - 5), 10);
                      } catch (IOException e) {
                        throw new IllegalStateException(e);
                      }
                    }
                  });

      // When
      while (caller.isAlive()) {
        caller.interrupt();
        Thread.onSpinWait();
      }

      // Then
      assertThat(log.append(saying("after"))).isEqualTo(201);
      assertThat(log.alarms()).isEmpty();
      assertThat(JournalText.texts(home)).hasSize(201);
    }
  }

  /**
   * As a test runner does it: the caller runs on another thread, and is interrupted in its wait.
   */
  @Test
  void outlivesATimeoutAroundAnAppend() throws Exception {
    // Given
    var file = JournalFolder.in(home).lock();
    try (var log = FileEventLog.open(home);
        var holder = ChildJvm.start(elsewhere.resolve("out"), StuckWriter.class, home.toString())) {
      log.append(saying("first"));
      await().until(() -> holder.printed().contains("HOLDING"));

      // When
      assertThatThrownBy(
              () ->
                  assertTimeoutPreemptively(
                      Duration.ofMillis(100), () -> log.append(saying("timed out"))))
          .isInstanceOf(AssertionFailedError.class);
      holder.signal("KILL");

      // Then
      log.append(saying("after"));
      assertThat(JournalText.texts(home)).startsWith("first").endsWith("after");
      assertThat(log.alarms()).isEmpty();
      try (var lock = LockFile.open(file)) {
        lock.lock();
        assertThat(askedByAnotherProcess(file)).isEqualTo("REFUSED");
      }
    }
  }

  private String askedByAnotherProcess(Path file) throws IOException, InterruptedException {
    try (var child =
        ChildJvm.start(elsewhere.resolve("answer"), LockHolder.class, file.toString())) {
      child.await();
      return child.printed().strip();
    }
  }

  private String[] arguments(String name, int count) {
    return new String[] {
      home.toString(), name, Integer.toString(count), elsewhere.resolve(name).toString()
    };
  }

  /** Whole lines only: the writer may be killed in the middle of one. */
  private List<String> acknowledged(String name) throws IOException {
    var file = elsewhere.resolve(name);
    var text = Files.exists(file) ? Files.readString(file) : "";
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }
}
