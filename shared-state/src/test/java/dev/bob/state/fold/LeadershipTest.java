package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.model.InstanceId;
import org.junit.jupiter.api.Test;

class LeadershipTest {
  private final HiveStory story = new HiveStory();

  @Test
  void hasNoLeaderWithoutMembers() {
    // Given
    assertThat(story.state().members().leader()).isEmpty();

    // When
    story.leaves(story.joins("a"));

    // Then
    assertThat(story.state().members().leader()).isEmpty();
    assertThat(story.state().members().term()).isZero();
  }

  @Test
  void isLedByTheLowestWithoutACoordinator() {
    // When
    var first = story.joins("a");

    // Then
    assertLeader(1, first.epoch());
    story.joins("b");
    assertLeader(1, first.epoch());
    story.joins("c");
    assertLeader(1, first.epoch());
  }

  @Test
  void isLedByTheLowestLiveCoordinator() {
    // Given
    var members = story.join(8);
    assertLeader(4, members.get(3).epoch());

    // When
    story.isLost(members.get(3));

    // Then
    assertLeader(8, story.state().seq());
    story.isLost(members.get(7));
    assertLeader(1, story.state().seq());
  }

  @Test
  void beginsANewTermWhenTheLeaderIsStartedAnew() {
    // Given
    story.join(4);

    // When
    var leader = story.joins("d");

    // Then
    assertLeader(4, leader.epoch());
  }

  @Test
  void keepsTheTermWhenSomebodyElseComesOrGoes() {
    // Given
    var members = story.join(4);
    long term = story.state().members().term();

    // When
    story.leaves(members.getFirst());
    story.joins("new");

    // Then
    assertThat(story.state().members().term()).isEqualTo(term);
  }

  @Test
  void verifiesItsOwnWhenAlone() {
    // Given
    story.join(1);

    // Then
    assertThat(verifierOf(1)).isEqualTo(id(1));
  }

  @Test
  void verifiesForEachOtherWhenTwo() {
    // Given
    story.join(2);

    // Then
    assertThat(verifierOf(1)).isEqualTo(id(2));
    assertThat(verifierOf(2)).isEqualTo(id(1));
  }

  @Test
  void verifiesByTheReflectorOfThree() {
    // Given
    story.join(3);

    // Then
    assertThat(verifierOf(1)).isEqualTo(id(3));
    assertThat(verifierOf(2)).isEqualTo(id(3));
    assertThat(verifierOf(3)).isEqualTo(id(1));
  }

  @Test
  void verifiesByTheLeaderWhatTheOnlyReflectorFound() {
    // Story: design section 3 gives the duty to the leader when there is no (other) reflector; the
    // explorer got it, in the middle of its own work.

    // Given
    story.join(4);

    // Then
    assertThat(verifierOf(1)).isEqualTo(id(3));
    assertThat(verifierOf(3)).isEqualTo(id(4));
  }

  @Test
  void verifiesByTheOtherReflectorWhatOneFound() {
    // Given
    story.join(7);

    // Then
    assertThat(verifierOf(3)).isEqualTo(id(7));
    assertThat(verifierOf(7)).isEqualTo(id(3));
  }

  @Test
  void verifiesByAnotherOneWhileTheReflectorIsPaused() {
    // Story: a person paused the only reflector, and no report was ever begun again.

    // Given
    story.join(4);
    story.accepted(Author.person(), new MemberFact.Steered(id(3), MemberFact.Steering.PAUSE));

    // Then
    assertThat(verifierOf(1)).isEqualTo(id(4));
    assertThat(verifierOf(4)).isEqualTo(id(1));
  }

  private InstanceId verifierOf(int author) {
    return story.state().members().verifierOf(id(author)).orElseThrow().id();
  }

  private void assertLeader(int number, long term) {
    assertThat(story.state().members().leader().orElseThrow().id()).isEqualTo(id(number));
    assertThat(story.state().members().term()).isEqualTo(term);
  }
}
