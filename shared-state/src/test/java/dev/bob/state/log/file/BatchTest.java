package dev.bob.state.log.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Recorded;
import dev.bob.state.log.Events;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BatchTest {
  private final Batch batch = new Batch(new SplittableRandom(1));
  private final Queue<PendingAppend> queue = new ArrayDeque<>();

  /** The fold had forgotten its name when it was written at last, and rejected it as a gap. */
  @Test
  void waitsUnderANewNameWhenOthersHaveWrittenVeryMuchMeanwhile() {
    // Given
    say("1st");
    batch.take(queue, 7);
    batch.written(1, 7, new Recent());
    var name = batch.writer();
    say("2nd");
    batch.take(queue, 8);
    assertThat(line(8)).contains(name, "\"n\":2");

    // When
    long much = 8L + Recorded.IDLE_EVENTS_MAX;
    batch.take(queue, much);

    // Then
    assertThat(line(much)).doesNotContain(name).contains(batch.writer(), "\"n\":1,", "2nd");
  }

  private void say(String text) {
    queue.add(new PendingAppend(Events.saying(text)));
  }

  private String line(long seq) {
    return new String(batch.lines(seq), StandardCharsets.UTF_8);
  }
}
