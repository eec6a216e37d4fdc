package dev.bob.instance.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.instance.Settings;
import dev.bob.instance.role.Intent;
import dev.bob.instance.role.LeaderDuties;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.fold.Member;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Effect;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The duties of two members, in virtual time: they look, pause as they are told, look again. */
class DutyPauseTest {
  private static final LoopLimits LIMITS = Settings.loopLimits();
  private static final Duration DAY = Duration.ofDays(1);

  private Hive hive;
  private Member me;
  private Perception perception;
  private long nanos;
  private int looks;

  @BeforeEach
  void join() throws Exception {
    hive = new Hive(new InMemoryEventLog(), Clock.systemUTC());
    for (var key : List.of("a", "b")) {
      submit(
          Author.joiner(key),
          new MemberFact.Joined(
              key,
              "http://127.0.0.1:1",
              1,
              "here",
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    lookAs(1);
  }

  @AfterEach
  void close() {
    hive.close();
  }

  /**
   * The person had a day for a question about a blocked task, and all that day each member looked
   * once a second whether it was over: 86,400 times.
   */
  @ParameterizedTest
  @CsvSource({"1,0", "2,10"})
  void aQuestionThatWaitsForThePersonEndsInTimeAndCostsNoMoreThanIdling(int member, int grace)
      throws Exception {
    // Given
    asks("person", DAY);
    lookAs(member);

    // When
    var over = untilSomethingIsDue(DAY.plusHours(1));

    // Then
    assertThat(over)
        .isBetween(DAY.plusSeconds(grace), DAY.plusSeconds(grace).plus(LIMITS.waitingEvery()));
    assertThat(looks).isLessThan((int) DAY.dividedBy(LIMITS.idleEvery()) + 20);
  }

  @Test
  void aQuestionToAMemberGoesOnInTime() throws Exception {
    // Given
    var deadline = Duration.ofSeconds(20);
    asks("instance_2", deadline);

    // Then
    assertThat(untilSomethingIsDue(DAY)).isBetween(deadline, deadline.plus(LIMITS.waitingEvery()));
  }

  @Test
  void whereNothingWaitsItRestsAsAnIdleOne() {
    assertThat(pause()).isEqualTo(LIMITS.idleEvery());
  }

  /** HEAD moves without a word. */
  @Test
  void whereChangesAreQueuedItLooksMoreOften() throws Exception {
    // Given
    var motion =
        new Motion(
            "title",
            "text",
            new Subject.OfCommit(new CommitId("1".repeat(40))),
            VotingRule.atLeast(1),
            Duration.ofSeconds(60),
            new Effect.Change());
    var id = new ProposalId(1);
    var voter = Author.instance(me.id(), me.epoch());
    submit(Author.person(), new ProposalFact.Opened(motion));
    submit(voter, new ProposalFact.VoteCast(id, 1, Vote.YES, "so", ""));
    submit(voter, new ProposalFact.CarriedOut(id));

    // Then
    assertThat(pause()).isEqualTo(Perception.OUTSIDE_LOOK_EVERY).isLessThan(LIMITS.idleEvery());
  }

  /** As one that was stopped: it would take over what the leader has done meanwhile. */
  @Test
  void aNightAsleepMakesNothingDue() throws Exception {
    // Given
    asks("instance_2", Duration.ofSeconds(8));
    pause();

    // When
    nanos += Duration.ofHours(8).toNanos();

    // Then
    assertThat(due()).isEmpty();
  }

  private void asks(String to, Duration deadline) throws Exception {
    submit(
        Author.instance(me.id(), me.epoch()),
        new MessageFact.Sent(
            to,
            "question",
            "well?",
            JsonNodeFactory.instance.objectNode().put("deadline_seconds", deadline.toSeconds())));
  }

  private void lookAs(int member) {
    me = hive.state().members().find(new InstanceId(member)).orElseThrow();
    perception = new Perception(me, () -> nanos, LIMITS);
  }

  private Duration untilSomethingIsDue(Duration limit) {
    long begun = nanos;
    while (due().isEmpty()) {
      nanos += pause().toNanos();
      assertThat(Duration.ofNanos(nanos - begun)).isLessThan(limit);
    }
    return Duration.ofNanos(nanos - begun);
  }

  private List<Intent> due() {
    looks++;
    return LeaderDuties.decide(perception.perceive(hive.state(), me));
  }

  private Duration pause() {
    return perception.dutyPause(perception.perceive(hive.state(), me));
  }

  private void submit(Author by, Fact fact) throws Exception {
    assertThat(hive.submit(by, fact).accepted()).isTrue();
  }
}
