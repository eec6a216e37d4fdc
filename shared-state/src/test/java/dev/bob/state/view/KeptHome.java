package dev.bob.state.view;

import dev.bob.state.fold.HiveState;
import dev.bob.state.log.LogException;
import dev.bob.state.presence.FilePresence;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.Presence;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/** A home folder with a keeper of its views, in a hive that is what a test says it is. */
final class KeptHome {
  static final String MESSAGE =
      "{\"from\":\"a\",\"to\":\"broadcast\",\"type\":\"text\",\"content\":\"hi\","
          + "\"timestamp\":\"2025-12-10T02:00:00\"}";

  final AtomicReference<HiveState> hive = new AtomicReference<>(HiveState.EMPTY);
  final CountDownLatch broken = new CountDownLatch(1);
  final Presences presence = new Presences();
  final AtomicReference<Runnable> heard = new AtomicReference<>(() -> {});
  volatile Duration later = Duration.ZERO;
  private final Path home;

  KeptHome(Path home) {
    this.home = home;
  }

  /** Those of the files, or a failure. */
  final class Presences implements Presence {
    volatile Optional<Supplier<Throwable>> failure = Optional.empty();

    @Override
    public void publish(InstanceState state) {}

    @Override
    public Collection<InstanceState> all() throws IOException {
      if (failure.isPresent()) {
        switch (failure.get().get()) {
          case RuntimeException bug -> throw bug;
          case Error error -> throw error;
          case Throwable other -> throw new IOException(other);
        }
      }
      return new FilePresence(home).all();
    }
  }

  Path tasks() {
    return home.resolve(View.TASKS.fileName());
  }

  ViewKeeper start() throws IOException {
    var keeper = keeper();
    keeper.start(broken::countDown);
    return keeper;
  }

  ViewKeeper keeper() throws IOException {
    return keeper(
        _ -> {
          throw new AssertionError("nobody says anything");
        });
  }

  ViewKeeper keeper(Function<String, LogException> refusal) throws IOException {
    var kept =
        new KeptHive(
            hive::get,
            (_, _) -> {
              throw refusal.apply("held by another");
            },
            (_, _) -> List.of(),
            listener -> {
              heard.set(listener);
              return () -> {};
            });
    InstantSource time = () -> Instant.now().plus(later);
    return new ViewKeeper(home, kept, presence, time.withZone(ZoneOffset.UTC));
  }
}
