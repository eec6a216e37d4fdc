package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MemoryFact.MemoryList;
import dev.bob.state.event.Origin;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.model.Effect;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContradictionTest {
  private final HiveStory story = new HiveStory();
  private final Member one = story.joins("a");
  private final Member two = story.joins("b");
  private final GoalId goal = story.planned(one, spec("look"));
  private int entries;

  @Test
  void standsOnBothEntriesWithWhyAndByWhom() {
    // Given
    long quick = learned();
    long slow = learned();

    // When
    story.accepted(as(two), new MemoryFact.Contradicted(quick, slow, "minutes or seconds?"));

    // Then
    assertThat(of(quick))
        .containsExactly(new Contradiction(slow, "minutes or seconds?", "instance_2"));
    assertThat(of(slow))
        .containsExactly(new Contradiction(quick, "minutes or seconds?", "instance_2"));
  }

  @Test
  void isStatedOnceAndOfTwoEntriesThatThereAre() {
    // Given
    long quick = learned();
    long slow = learned();

    // Then
    assertThat(story.refusal(Author.orchestrator(), contradicted(quick, slow)))
        .isEqualTo(Reason.NOT_ALLOWED);
    assertThat(story.refusal(Author.person(), contradicted(quick, 1)))
        .isEqualTo(Reason.UNKNOWN_ENTRY);
    assertThat(story.refusal(Author.person(), contradicted(99, slow)))
        .isEqualTo(Reason.UNKNOWN_ENTRY);
    assertThatThrownBy(() -> contradicted(quick, quick))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MemoryFact.Contradicted(quick, slow, " "))
        .isInstanceOf(IllegalArgumentException.class);

    // When
    story.accepted(Author.person(), contradicted(quick, slow));

    // Then
    assertThat(story.refusal(as(one), contradicted(quick, slow))).isEqualTo(Reason.NO_CHANGE);
    assertThat(story.refusal(as(one), contradicted(slow, quick))).isEqualTo(Reason.NO_CHANGE);
  }

  @Test
  void isBoundedForEachEntry() {
    // Given
    long disputed = learned();
    for (int i = 0; i < Contradictions.STATED_MAX; i++) {
      story.accepted(as(two), contradicted(disputed, learned()));
    }
    long late = learned();

    // Then
    assertThat(story.refusal(as(two), contradicted(disputed, late))).isEqualTo(Reason.MEMORY_FULL);
    assertThat(story.refusal(as(two), contradicted(late, disputed))).isEqualTo(Reason.MEMORY_FULL);
    long heard = hears(Optional.of(Long.toString(disputed)));
    assertThat(of(heard)).isEmpty();
  }

  @Test
  void isStatedByAProgramWithItsEntry() {
    // Given
    long learned = learned();
    var finding = story.reports(one, 1);
    long found = memory().find(finding).orElseThrow().seq();

    // When
    long first = hears(Optional.of(Long.toString(learned)));
    long second = hears(Optional.of(finding.value()));
    long third = hears(Optional.of("nothing"));
    long own = hears(Optional.of(Long.toString(story.state().seq() + 1)));

    // Then
    assertThat(of(learned)).containsExactly(new Contradiction(first, "It takes long", "watcher"));
    assertThat(of(found)).containsExactly(new Contradiction(second, "It takes long", "watcher"));
    assertThat(of(second)).extracting(Contradiction::entry).containsExactly(found);
    assertThat(of(third)).isEmpty();
    assertThat(of(own)).isEmpty();
  }

  @Test
  void followsFromADecisionAboutWhatWasRefutedSince() {
    // Given
    var finding = story.reports(one, 1);
    story.accepted(as(two), new MemoryFact.FindingConfirmed(finding, "looked"));
    long found = memory().find(finding).orElseThrow().seq();
    long decided = decides(finding);
    assertThat(of(found)).isEmpty();

    // When
    var three = story.joins("c");
    story.accepted(as(three), new MemoryFact.FindingRefuted(finding, "b.md is there"));

    // Then
    var why = "finding " + finding + " is contested since: b.md is there";
    assertThat(of(decided)).containsExactly(new Contradiction(found, why, "instance_3"));
    assertThat(of(found)).containsExactly(new Contradiction(decided, why, "instance_3"));

    // When
    story.accepted(Author.person(), new MemoryFact.FindingDismissed(finding, "meant so"));
    long later = decides(finding);

    // Then: who decides although it is dismissed contradicts nothing
    assertThat(of(decided))
        .containsExactly(
            new Contradiction(
                found, "finding " + finding + " was dismissed since: meant so", "person"));
    assertThat(of(later)).isEmpty();
  }

  @Test
  void isForgottenWithEitherOfTheTwo() {
    // Given
    var memory = Memory.NONE;
    for (int i = 1; i <= Memory.ENTRIES_MAX; i++) {
      memory = memory.with(learning(i));
    }
    memory = memory.with(1, new Contradiction(3, "so", "person"));
    memory = memory.with(2, new Contradiction(3, "so", "person"));

    // When
    memory = memory.with(learning(Memory.ENTRIES_MAX + 1));

    // Then
    assertThat(memory.contradictions().keySet()).containsExactly(2L, 3L);
    assertThat(Contradictions.in(memory).of(3))
        .extracting(Contradiction::entry)
        .containsExactly(2L);

    // When
    memory = memory.with(learning(Memory.ENTRIES_MAX + 2));

    // Then
    assertThat(memory.contradictions()).isEmpty();
  }

  private static Learning learning(long seq) {
    var noted = new MemoryFact.LearningRecorded(new GoalId("goal_1"), "text", List.of());
    return Learning.recorded(noted, seq, HiveStory.id(1), HiveStory.AT);
  }

  private List<Contradiction> of(long seq) {
    return Contradictions.in(memory()).of(seq);
  }

  private Memory memory() {
    return story.state().memory();
  }

  private static MemoryFact contradicted(long one, long other) {
    return new MemoryFact.Contradicted(one, other, "so");
  }

  private long learned() {
    return story.accepted(
        as(one), new MemoryFact.LearningRecorded(goal, "learning " + ++entries, List.of()));
  }

  private long hears(Optional<String> contradicts) {
    var origin = new Origin("%016x".formatted(++entries), 1, Optional.empty());
    var entry = JsonNodeFactory.instance.objectNode().put("text", "It takes long");
    return story.accepted(
        Author.file("watcher"),
        new MemoryFact.EntryIngested(origin, MemoryList.LEARNINGS, entry, contradicts));
  }

  private long decides(FindingId finding) {
    var id = new ProposalId(story.state().proposals().nextNumber());
    var motion =
        new Motion(
            "Mend it",
            "text",
            new Subject.OfFinding(finding),
            VotingRule.atLeast(1),
            Duration.ofMinutes(1),
            new Effect.Decision());
    story.accepted(Author.person(), new ProposalFact.Opened(motion));
    story.accepted(as(one), new ProposalFact.VoteCast(id, 1, Vote.YES, "so", "git show"));
    return story.accepted(as(one), new ProposalFact.CarriedOut(id));
  }
}
