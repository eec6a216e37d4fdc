package dev.bob.state.log.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;
import dev.bob.state.log.Events;
import dev.bob.state.log.FitEvent;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.TaskId;
import dev.bob.state.view.Example;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalLineTest {
  private static final Event CLAIM =
      new Event(
          Events.AT,
          Author.instance(new InstanceId(2), 5),
          new WorkFact.TaskClaimed(new TaskId("goal_1.links")));
  private static final byte[] LINE =
      JournalLine.of(12, "9f86d081c0ffee00", 3, FitEvent.of(CLAIM).body());

  @Test
  void isDrawnInItsJavadocAndInTheDocs() throws Exception {
    // Then
    assertThat(new String(LINE, UTF_8))
        .isEqualTo(Example.inJavadocOf(JournalLine.class))
        .isEqualTo(Example.inDocs(".bob/journal"));
  }

  @Test
  void readsBackWhatItWrote() {
    // Then
    assertThat(JournalLine.parse(LINE, 0, LINE.length - 1))
        .isEqualTo(new JournalLine.Whole(new Recorded(12, "9f86d081c0ffee00", 3, CLAIM)));
    assertThat(JournalLine.seqOfWhole(LINE, 0, LINE.length - 1)).hasValue(12);
    assertThat(JournalLine.seqAtStart(LINE, 0, LINE.length - 1)).hasValue(12);
  }

  @Test
  void isBadWhereverABitIsTurned() {
    for (int at = 0; at < LINE.length - 1; at++) {
      // Given
      var turned = LINE.clone();
      turned[at] ^= 4;

      // Then
      assertThat(JournalLine.parse(turned, 0, turned.length - 1))
          .as("byte %d", at)
          .isInstanceOf(JournalLine.Bad.class);
      assertThat(JournalLine.seqOfWhole(turned, 0, turned.length - 1)).isEmpty();
    }
  }

  @Test
  void isBadWhereverItIsCut() {
    for (int length = 0; length < LINE.length - 1; length++) {
      // Then
      assertThat(JournalLine.parse(LINE, 0, length)).isInstanceOf(JournalLine.Bad.class);
    }
  }

  @Test
  void throwsForNoBytesWhatever() {
    // Given
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);

    for (int i = 0; i < 10_000; i++) {
      // When
      var bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);

      // Then
      assertThat(JournalLine.parse(bytes, 0, bytes.length))
          .as("seed %d", seed)
          .isInstanceOf(JournalLine.Bad.class);
      JournalLine.seqAtStart(bytes, 0, bytes.length);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"😀", "a😀😀b", "\\ud83d", "\ud7ff", "\ue000", "\\", "퟿ d800 \u0000 \\u"})
  void takesWholeCharacters(String text) {
    // Given
    var line = JournalLine.of(1, "f", 1, FitEvent.of(Events.saying(text)).body());

    // Then
    assertThat(JournalLine.parse(line, 0, line.length - 1))
        .isEqualTo(new JournalLine.Whole(new Recorded(1, "f", 1, Events.saying(text))));
  }
}
