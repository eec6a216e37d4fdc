package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.id;
import static dev.bob.state.fold.HiveStory.joined;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.model.Role;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MembershipTest {
  private final HiveStory story = new HiveStory();

  @Test
  void givesFourJoinersFourIdsAndTheFourRoles() {
    // When
    var members = story.join(4);

    // Then
    assertThat(members).extracting(Member::id).containsExactly(id(1), id(2), id(3), id(4));
    assertThat(members)
        .extracting(Member::role)
        .containsExactly(Role.EXPLORER, Role.BUILDER, Role.REFLECTOR, Role.COORDINATOR);
    assertThat(story.joins("e").role()).isEqualTo(Role.EXPLORER);
  }

  @Test
  void givesTheSameKeyItsIdBackWithANewEpoch() {
    // Given
    var before = story.join(3).get(1);
    story.isLost(before);

    // When
    var after = story.joins("b");

    // Then
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.epoch()).isGreaterThan(before.epoch());
    assertThat(after.live()).isTrue();
  }

  @Test
  void replacesALiveIncarnationOfTheSameKey() {
    // Given
    var before = story.joins("a");

    // When
    var after = story.joins("a");

    // Then
    assertThat(story.state().members().live()).containsExactly(after);
    assertThat(story.refusal(as(before), new MemberFact.Left("late"))).isEqualTo(Reason.DEAD_EPOCH);
  }

  @Test
  void avoidsIdsLastHeldUnderAnotherKey() {
    // Given
    story.isLost(story.join(2).getFirst());

    // When
    var newcomer = story.joins("new");

    // Then
    assertThat(newcomer.id()).isEqualTo(id(3));
  }

  @Test
  void takesTheLowestFreeIdWhenAllWereHeldBefore() {
    // Given
    var members = IntStream.range(0, FleetFact.REPLICAS_MAX).mapToObj(i -> story.joins("k" + i));
    var all = members.toList();
    story.leaves(all.get(9));
    story.isLost(all.get(4));

    // When
    var newcomer = story.joins("new");

    // Then
    assertThat(newcomer.id()).isEqualTo(id(5));
    assertThat(story.joins("k4").id()).as("its id is taken by another key").isEqualTo(id(10));
  }

  @Test
  void refusesMoreThanAHiveHolds() {
    // Given
    IntStream.range(0, FleetFact.REPLICAS_MAX).forEach(i -> story.joins("k" + i));

    // Then
    assertThat(story.refusal(Author.joiner("new"), joined("new"))).isEqualTo(Reason.HIVE_FULL);
    // Story: a joiner with a wanted id was let in as number 65, and raised the wish beyond its
    // limit, so that the orchestrator could never state that wish itself.
    var wanting = joined("new", Optional.of(id(65)), Optional.empty());
    assertThat(story.refusal(Author.joiner("new"), wanting)).isEqualTo(Reason.HIVE_FULL);
  }

  @Test
  void hasRoomForAsManyAsAreWishedFor() {
    // Then
    assertThat(Fleet.UNKNOWN.room()).isEqualTo(FleetFact.REPLICAS_MAX);
    assertThat(Fleet.UNKNOWN.wish(3).room()).isEqualTo(FleetFact.REPLICAS_MAX);
    assertThat(Fleet.UNKNOWN.wish(1_000).room()).isEqualTo(1_000);
  }

  @Test
  void givesAWantedIdUnlessALiveMemberHoldsIt() {
    // Given
    var first = story.joins("a");
    var wanting = joined("b", Optional.of(id(1)), Optional.empty());

    // When
    var refused = story.refusal(Author.joiner("b"), wanting);
    story.leaves(first);

    // Then
    assertThat(refused).isEqualTo(Reason.ID_TAKEN);
    assertThat(story.joins(wanting).id()).isEqualTo(id(1));
    assertThat(story.joins("a").id()).as("its former id is held by b").isEqualTo(id(2));
    assertThat(story.joins(joined("c", Optional.of(id(7)), Optional.empty())).id())
        .isEqualTo(id(7));
  }

  @Test
  void forgetsTheKeyOfAFormerHolder() {
    // Story: every key that ever joined was remembered, though a key is of no use once another one
    // holds its id: in containers each start is a new key, and the state grew with each.

    // Given
    for (int i = 0; i < 500; i++) {
      story.leaves(story.joins(joined("key " + i, Optional.of(id(1)), Optional.empty())));
    }

    // Then
    assertThat(story.state().members().idByKey()).hasSize(1);
  }

  @Test
  void letsOnlyJoinersJoin() {
    // Story: a person, or a file in the volume, could state that somebody had joined.

    // Then
    assertThat(story.refusal(Author.person(), joined("a"))).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(story.refusal(Author.orchestrator(), joined("a"))).isEqualTo(Reason.NOT_ALLOWED);
  }

  @Test
  void letsOnlyTheMemberItselfLeave() {
    // Story: instance.left by anyone but a member threw out of the fold, which cuts a hive off from
    // its log for good: one wrong event in the journal, and no process could fold any more.

    // Given
    story.joins("a");

    // Then
    assertThat(story.refusal(Author.person(), new MemberFact.Left("go")))
        .isEqualTo(Reason.NOT_ALLOWED);
    assertThat(story.refusal(Author.orchestrator(), new MemberFact.Left("go")))
        .isEqualTo(Reason.NOT_ALLOWED);
    assertThat(story.state().members().live()).hasSize(1);
  }

  @Test
  void losesOnlyTheNamedEpoch() {
    // Given
    var before = story.joins("a");
    var after = story.joins("a");

    // Then
    assertThat(
            story.refusal(
                Author.orchestrator(), new MemberFact.Lost(before.id(), before.epoch(), "late")))
        .isEqualTo(Reason.DEAD_EPOCH);
    assertThat(story.now(after).live()).isTrue();
    assertThat(story.refusal(Author.person(), new MemberFact.Lost(after.id(), after.epoch(), "no")))
        .isEqualTo(Reason.NOT_ALLOWED);
    assertThat(story.refusal(Author.orchestrator(), new MemberFact.Lost(id(9), 1, "who")))
        .isEqualTo(Reason.UNKNOWN_INSTANCE);
  }
}
