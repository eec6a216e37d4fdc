package dev.bob.dashboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StreamsTest {
  private static final Frame FRAME = new Frame(Optional.of("1"), Optional.empty(), "{}");
  private final Streams streams = new Streams(new TestStreamConfig());

  @AfterEach
  void allEnd() {
    streams.stop(new ShutdownEvent());
    await().until(() -> streams.count() == 0);
  }

  @Test
  void framesArriveInOrderAndTheStreamEndsBehindTheLast() {
    // Given
    var source = new FakeSource();
    var outlet = new FakeOutlet();
    var second = new Frame(Optional.of("2"), Optional.empty(), "{}");

    // When
    streams.open(source, outlet);
    source.give(new Source.Batch(List.of(FRAME, second), false));
    source.give(new Source.Batch(List.of(FRAME), true));

    // Then
    await().until(() -> outlet.ended);
    assertThat(outlet.sent).containsExactly(FRAME, second, FRAME);
    await().until(() -> source.closed && streams.count() == 0);
  }

  @Test
  void aReaderThatTakesNothingIsCutOffAndDelaysNobody() {
    // Given
    var stuck = new FakeOutlet();
    stuck.takes = new CompletableFuture<>();
    var other = new FakeOutlet();
    var sources = List.of(new FakeSource(), new FakeSource());

    // When
    streams.open(sources.getFirst(), stuck);
    streams.open(sources.getLast(), other);
    sources.forEach(source -> source.give(new Source.Batch(List.of(FRAME), false)));

    // Then
    await().until(() -> other.sent.contains(FRAME));
    await().until(() -> stuck.cut);
    assertThat(other.cut).isFalse();
    await().until(() -> sources.getFirst().closed);
  }

  @Test
  void aCommentComesEvenWhileFramesFlow() {
    // Given
    var source = new FakeSource();
    var outlet = new FakeOutlet();
    streams.open(source, outlet);

    // When
    await()
        .until(
            () -> {
              source.give(new Source.Batch(List.of(FRAME), false));
              return outlet.comments.size() > 2;
            });

    // Then
    assertThat(outlet.comments).contains("still here");
  }

  @Test
  void theReadersGoingFreesThePlace() {
    // Given
    var first = new FakeOutlet();
    var source = new FakeSource();
    streams.open(source, first);
    streams.open(new FakeSource(), new FakeOutlet());
    boolean tooMany = streams.open(new FakeSource(), new FakeOutlet());

    // When
    first.leave();

    // Then
    assertThat(tooMany).isFalse();
    await().until(() -> source.closed);
    await().until(() -> streams.open(new FakeSource(), new FakeOutlet()));
  }

  @Test
  void theEndOfTheProcessEndsAllInOrder() {
    // Given
    var outlet = new FakeOutlet();
    streams.open(new FakeSource(), outlet);

    // When
    streams.stop(new ShutdownEvent());

    // Then
    await().until(() -> outlet.ended);
    assertThat(outlet.cut).isFalse();
    assertThat(streams.open(new FakeSource(), new FakeOutlet())).isFalse();
  }

  @Test
  void aSourceThatFailsEndsItsStreamAlone() {
    // Given
    var broken = new FakeSource();
    broken.failure = Optional.of(new IOException("the disk is gone"));
    var outlet = new FakeOutlet();

    // When
    streams.open(broken, outlet);

    // Then
    await().until(() -> outlet.cut);
    await().until(() -> streams.count() == 0);
  }

  private record TestStreamConfig() implements StreamConfig {
    @Override
    public int streamsMax() {
      return 2;
    }

    @Override
    public Duration streamCommentInterval() {
      return Duration.ofMillis(50);
    }

    @Override
    public Duration streamStallMax() {
      return Duration.ofMillis(200);
    }

    @Override
    public Duration presenceInterval() {
      return Duration.ofMillis(50);
    }

    @Override
    public int eventsKeptMax() {
      return 10;
    }

    @Override
    public long eventsKeptBytesMax() {
      return 1_000;
    }
  }

  private static final class FakeSource implements Source {
    private final LinkedBlockingQueue<Batch> batches = new LinkedBlockingQueue<>();
    private volatile Optional<IOException> failure = Optional.empty();
    private volatile boolean closed;

    void give(Batch batch) {
      batches.add(batch);
    }

    @Override
    public Batch next(Duration limit) throws IOException, InterruptedException {
      if (failure.isPresent()) {
        throw failure.get();
      }
      var batch = batches.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
      return batch == null ? Batch.NOTHING : batch;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static final class FakeOutlet implements Outlet {
    private final List<Frame> sent = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private volatile CompletionStage<?> takes = CompletableFuture.completedFuture(null);
    private volatile Runnable closing = () -> {};
    private volatile boolean ended;
    private volatile boolean cut;

    void leave() {
      closing.run();
    }

    @Override
    public CompletionStage<?> send(Frame frame) {
      sent.add(frame);
      return takes;
    }

    @Override
    public CompletionStage<?> comment(String text) {
      comments.add(text);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onClosed(Runnable action) {
      closing = action;
    }

    @Override
    public void end() {
      ended = true;
    }

    @Override
    public void cut() {
      cut = true;
    }
  }
}
