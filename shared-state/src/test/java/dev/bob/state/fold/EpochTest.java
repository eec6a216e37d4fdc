package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.FactType;
import dev.bob.state.event.Facts;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EpochTest {
  private final HiveStory story = new HiveStory();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INSTANCE_JOINED")
  void refusesEveryFactOfADeadEpoch(FactType type) {
    // Given
    var left = story.joins("left");
    story.leaves(left);
    var lost = story.joins("lost");
    story.isLost(lost);
    var replaced = story.joins("replaced");
    story.joins("replaced");

    // Then
    assertThat(story.refusal(as(left), Facts.example(type))).isEqualTo(Reason.DEAD_EPOCH);
    assertThat(story.refusal(as(lost), Facts.example(type))).isEqualTo(Reason.DEAD_EPOCH);
    assertThat(story.refusal(as(replaced), Facts.example(type))).isEqualTo(Reason.DEAD_EPOCH);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INSTANCE_JOINED")
  void refusesEveryFactOfAStranger(FactType type) {
    // Given
    var member = story.joins("a");
    var withoutEpoch =
        new Author(Author.Kind.INSTANCE, member.id().toString(), OptionalLong.empty());
    var withAnothersEpoch = Author.instance(HiveStory.id(2), member.epoch());

    // Then
    assertThat(story.refusal(withoutEpoch, Facts.example(type))).isEqualTo(Reason.STRANGER);
    assertThat(story.refusal(withAnothersEpoch, Facts.example(type))).isEqualTo(Reason.DEAD_EPOCH);
  }
}
