package dev.bob.state.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
  @TempDir private Path directory;

  @Test
  void keepsOutAnotherProcessUntilItIsFreed() throws Exception {
    // Given
    var file = directory.resolve("a.lock");
    try (var lock = LockFile.open(file)) {
      assertThat(lock.tryLock()).isTrue();

      // Then
      assertThat(askedByAnotherProcess(file)).isEqualTo("REFUSED");
      lock.unlock();
      assertThat(askedByAnotherProcess(file)).isEqualTo("LOCKED");
    }
  }

  @Test
  void isFreeOnceItsHolderIsKilled() throws Exception {
    // Given
    var file = directory.resolve("a.lock");
    try (var holder =
            ChildJvm.start(directory.resolve("out"), LockHolder.class, file.toString(), "keep");
        var lock = LockFile.open(file)) {
      await().until(() -> holder.printed().contains("LOCKED"));
      assertThat(lock.tryLock()).isFalse();

      // When
      holder.signal("KILL");
      holder.await();

      // Then
      assertThat(lock.tryLock()).isTrue();
    }
  }

  @Test
  void excludesWithinOneJvm() throws Exception {
    // Given
    var file = directory.resolve("a.lock");
    try (var one = LockFile.open(file);
        var other = LockFile.open(file)) {
      // When
      assertThat(one.tryLock()).isTrue();

      // Then
      assertThat(other.tryLock()).isFalse();
      one.unlock();
      assertThat(other.tryLock()).isTrue();
    }
  }

  @Test
  void isNotLostWhenAnotherUserInTheJvmClosesTheFile() throws Exception {
    // Given
    var file = directory.resolve("a.lock");
    try (var lock = LockFile.open(file)) {
      assertThat(lock.tryLock()).isTrue();

      // When
      LockFile.open(file).close();

      // Then
      assertThat(askedByAnotherProcess(file)).isEqualTo("REFUSED");
    }
  }

  @Test
  void isNotLostWhenAnotherClassLoaderClosesTheFile() throws Exception {
    // Given
    var file = directory.resolve("a.lock");
    try (var lock = LockFile.open(file);
        var loader = OtherClassLoader.open()) {
      assertThat(lock.tryLock()).isTrue();
      var stranger = loader.loadClass(LockFile.class.getName());
      assertThat(stranger).isNotSameAs(LockFile.class);

      // When
      var other = stranger.getMethod("open", Path.class).invoke(null, file);
      var refused = (boolean) stranger.getMethod("tryLock").invoke(other);
      stranger.getMethod("close").invoke(other);

      // Then
      assertThat(refused).isFalse();
      assertThat(askedByAnotherProcess(file)).isEqualTo("REFUSED");
    }
  }

  @Test
  void isFreedByCloseAndMayBeClosedTwice() throws Exception {
    // Given
    var file = directory.resolve("a.lock");
    var lock = LockFile.open(file);
    assertThat(lock.tryLock()).isTrue();

    // When
    lock.close();
    lock.close();

    // Then
    try (var next = LockFile.open(file)) {
      assertThat(next.tryLock()).isTrue();
    }
  }

  /** The others of this JVM would wait for good for the one that gave up. */
  @Test
  void failsEachTimeWhenItsFileWasClosedByAnInterrupt() throws Exception {
    // Given
    var file = directory.resolve("a.lock");
    try (var holder =
            ChildJvm.start(directory.resolve("out"), LockHolder.class, file.toString(), "keep");
        var lock = LockFile.open(file)) {
      await().until(() -> holder.printed().contains("LOCKED"));

      // When
      Thread.currentThread().interrupt();
      assertThatThrownBy(lock::lock).isInstanceOf(IOException.class);
      assertThat(Thread.interrupted()).isTrue();

      // Then
      for (int i = 0; i < 2; i++) {
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> assertThatThrownBy(lock::lock).isInstanceOf(ClosedChannelException.class));
      }
    }
  }

  @Test
  void provesThatLocksExcludeHere() {
    // Then
    assertThatCode(() -> LockProbe.prove(directory.resolve("locks"), Duration.ofSeconds(20)))
        .doesNotThrowAnyException();
  }

  private String askedByAnotherProcess(Path file) throws IOException, InterruptedException {
    try (var child =
        ChildJvm.start(directory.resolve("answer"), LockHolder.class, file.toString())) {
      child.await();
      return child.printed().strip();
    }
  }
}
