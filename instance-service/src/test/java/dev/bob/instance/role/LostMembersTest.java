package dev.bob.instance.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.Heartbeats;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LostMembersTest {
  private final Scenes scenes = new Scenes(4);

  @Test
  void theLeaderDeclaresASilentMemberLostAfterThirtySecondsAndNotItself() {
    // Then
    assertThat(decidedBy(4, Duration.ofSeconds(29), true)).isEmpty();
    assertThat(decidedBy(4, Duration.ofSeconds(30), true))
        .extracting(lost -> lost.member().id().number())
        .containsExactly(1, 2, 3);
  }

  @Test
  void theOthersFollowOneAfterTheOther() {
    // Then
    assertThat(decidedBy(1, Duration.ofSeconds(39), true)).isEmpty();
    assertThat(decidedBy(1, Duration.ofSeconds(40), true)).hasSize(3);
    assertThat(decidedBy(3, Duration.ofSeconds(59), true)).isEmpty();
    assertThat(decidedBy(3, Duration.ofSeconds(60), true)).hasSize(3);
  }

  @Test
  void whoAnswersIsNotLostHoweverSilent() {
    // Then
    assertThat(decidedBy(4, Duration.ofHours(1), false)).isEmpty();
  }

  private List<Intent.DeclareLost> decidedBy(int member, Duration silence, boolean unanswering) {
    var situation = scenes.seenBy(member, Duration.ZERO);
    return LostMembers.decide(
        situation.state(),
        situation.me(),
        situation.limits(),
        silent(situation, silence),
        _ -> unanswering);
  }

  /** Everybody has been silent that long; the observer's own counter moved all the time. */
  private static Heartbeats silent(Situation situation, Duration silence) {
    Map<InstanceId, Long> epochs =
        situation.state().members().live().stream()
            .collect(Collectors.toMap(member -> member.id(), member -> member.epoch()));
    var beats = Heartbeats.none(Duration.ofSeconds(1));
    for (long second = 0; second <= silence.toSeconds(); second++) {
      beats = beats.look(Duration.ofSeconds(second), second + 1, epochs, List.of());
    }
    return beats;
  }
}
