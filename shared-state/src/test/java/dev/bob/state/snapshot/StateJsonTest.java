package dev.bob.state.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
import dev.bob.state.event.ChangeFact;
import dev.bob.state.event.DeliberationFact;
import dev.bob.state.event.Event;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.Mail;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.QueuedChanges;
import dev.bob.state.fold.RandomHistory;
import dev.bob.state.fold.Task;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Extent;
import dev.bob.state.model.MergeCheck;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Round;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StateJsonTest {
  private static final int EVENTS = 2_000;
  private static final int SEEDS = 8;
  private static final int DECODE_EVERY = 23;
  private static final int HOLE_EVERY = 101;

  @Test
  void goesOnFromAReadStateWithTheSameVerdicts() throws IOException {
    var filled = new FilledComponents();
    for (long seed = 1; seed <= SEEDS; seed++) {
      // Given
      var history = new RandomHistory(new SplittableRandom(seed));
      var state = HiveState.EMPTY;
      var read = HiveState.EMPTY;

      for (long seq = 1; seq <= EVENTS; seq++) {
        if (seq % HOLE_EVERY == 0) {
          continue;
        }

        // When
        var recorded = new Recorded(seq, "w" + seq % 3, (seq + 2) / 3, history.next(state));
        var applied = state.apply(recorded);
        var again = read.apply(recorded);
        state = applied.state();
        read = again.state();
        if (seq % DECODE_EVERY == 0) {
          read = read(json(read));
          filled.see(state);
        }

        // Then
        assertThat(again.verdict()).as("seed %d, seq %d", seed, seq).isEqualTo(applied.verdict());
        if (seq % DECODE_EVERY == 0) {
          assertThat(read).as("seed %d, seq %d", seed, seq).isEqualTo(state);
          assertThat(json(read)).isEqualTo(json(state));
          assertThat(StateJson.hash(read)).isEqualTo(StateJson.hash(state));
        }
      }
    }

    var talk = longTalk();
    filled.see(talk);
    assertThat(read(json(talk))).isEqualTo(talk);

    var decision = contestedDecision();
    filled.see(decision);
    assertThat(read(json(decision))).isEqualTo(decision);

    var doubted = doubtedDecision();
    filled.see(doubted);
    assertThat(read(json(doubted))).isEqualTo(doubted);

    var lost = lostWorker();
    filled.see(lost);
    assertThat(read(json(lost))).isEqualTo(lost);

    var settled = settledFinding();
    filled.see(settled);
    assertThat(read(json(settled))).isEqualTo(settled);

    var answered = answeredAboutBlocked();
    filled.see(answered);
    assertThat(read(json(answered))).isEqualTo(answered);

    var changed = decidedChanges();
    filled.see(changed);
    assertThat(read(json(changed))).isEqualTo(changed);

    var proposed = proposedGoal();
    filled.see(proposed);
    assertThat(read(json(proposed))).isEqualTo(proposed);

    // Then: what the histories never fill, they cannot show to survive.
    assertThat(new TreeSet<>(filled.neverFilled())).isEmpty();
  }

  /** The person has one blocked task retried, another cancelled, and is unsure of the third. */
  private static HiveState answeredAboutBlocked() {
    var story = new HiveStory();
    var member = story.joins("a");
    var goal =
        story.planned(
            member, HiveStory.spec("links"), HiveStory.spec("todos"), HiveStory.spec("large"));
    var answers = Map.of("links", "retry", "todos", "cancel", "large", "hm");
    for (var name : List.of("links", "todos", "large")) {
      var task = HiveStory.task(goal, name);
      for (int i = 0; i < Task.FAILURES_MAX; i++) {
        long token = story.claims(member, task);
        story.accepted(
            HiveStory.as(member),
            new WorkFact.TaskFailed(task, token, "it broke", OptionalLong.empty()));
      }
      var metadata = JsonNodeFactory.instance.objectNode();
      metadata.putObject("bob").put("blocked", task.toString());
      story.accepted(
          HiveStory.as(member), new MessageFact.Sent("person", "question", "?", metadata));
      var answer =
          new MessageFact.Sent(
              "broadcast", "answer", answers.get(name), JsonNodeFactory.instance.objectNode());
      story.accepted(Author.person(), answer.becauseOf(story.state().seq()));
    }
    return story.state();
  }

  /** Two did not agree on it, a goal cut the argument short, and then two voted against it. */
  private static HiveState settledFinding() {
    var story = new HiveStory();
    var members = story.join(3);
    var found = story.reports(members.get(0), 1);
    story.accepted(HiveStory.as(members.get(1)), new MemoryFact.FindingConfirmed(found, "so"));
    story.accepted(HiveStory.as(members.get(2)), new MemoryFact.FindingRefuted(found, "not so"));
    var motion =
        new Motion(
            "title",
            "text",
            new Subject.OfFinding(found),
            VotingRule.MAJORITY,
            Duration.ofMinutes(1),
            new Effect.Settlement(),
            true);
    story.accepted(HiveStory.as(members.get(0)), new ProposalFact.Opened(motion));
    story.accepted(
        HiveStory.as(members.get(0)),
        new DeliberationFact.RoundEnded(new ProposalId(1), 1, Round.POSITIONS));
    story.accepted(Author.person(), new WorkFact.GoalSet("Survey"));
    story.accepted(HiveStory.as(members.get(0)), new ProposalFact.Expired(new ProposalId(1), 1));
    story.accepted(HiveStory.as(members.get(0)), new ProposalFact.Opened(motion));
    var id = new ProposalId(2);
    for (var round : List.of(Round.POSITIONS, Round.CRITIQUE)) {
      story.accepted(HiveStory.as(members.get(0)), new DeliberationFact.RoundEnded(id, 1, round));
    }
    for (var member : members.subList(1, 3)) {
      story.accepted(HiveStory.as(member), new ProposalFact.VoteCast(id, 1, Vote.NO, "why", "how"));
    }
    return story.state();
  }

  private static HiveState proposedGoal() {
    var story = new HiveStory();
    var member = story.joins("a");
    carryOut(story, member, new Subject.OfText("text"), new Effect.Goal());
    return story.state();
  }

  /** The first is delivered, the second conflicts with it, the third was rejected. */
  private static HiveState decidedChanges() {
    var story = new HiveStory();
    var member = HiveStory.as(story.joins("a"));
    var changes = QueuedChanges.in(story, 3);
    var head = new CommitId(HiveStory.COMMIT);
    var extent = new Extent(1, 2, 3);
    var first = new MergeCheck(head, List.of(), Optional.empty(), List.of(), extent);
    story.accepted(member, new ChangeFact.Checked(changes.get(0), first));
    story.accepted(Author.person(), new ChangeFact.Accepted(changes.get(0)));
    story.accepted(
        member, new ChangeFact.Delivered(changes.get(0), head, List.of(), head, "reports/x"));
    var second =
        new MergeCheck(
            head, List.of(changes.get(0)), Optional.of("no"), List.of("docs/a.md"), extent);
    story.accepted(member, new ChangeFact.Checked(changes.get(1), second));
    story.accepted(Author.person(), new ChangeFact.Rejected(changes.get(2), "no"));
    return story.state();
  }

  /** More messages than are kept. */
  private static HiveState longTalk() {
    var story = new HiveStory();
    for (int i = 0; i <= Mail.MESSAGES_MAX; i++) {
      story.accepted(Author.person(), HiveStory.message("broadcast", "hello " + i));
    }
    return story.state();
  }

  /** One of three voters was against it. */
  private static HiveState contestedDecision() {
    var story = new HiveStory();
    var members = story.join(3);
    var motion =
        new Motion(
            "title",
            "text",
            new Subject.OfText("text"),
            VotingRule.MAJORITY,
            Duration.ofMinutes(1),
            new Effect.Decision());
    story.accepted(Author.person(), new ProposalFact.Opened(motion.deliberatedFirst()));
    var id = new ProposalId(1);
    for (int i = 0; i < members.size(); i++) {
      var stance = i == 0 ? Vote.NO : Vote.YES;
      story.accepted(
          HiveStory.as(members.get(i)),
          new DeliberationFact.PositionStated(id, 1, stance, "why", "how"));
    }
    for (int i = 0; i < members.size(); i++) {
      var of = Optional.of(members.get(i == 0 ? 1 : 0).id());
      story.accepted(
          HiveStory.as(members.get(i)),
          new DeliberationFact.CritiqueStated(id, 1, of, i > 0, "why", "how"));
    }
    for (int i = 0; i < members.size(); i++) {
      var vote = i == 0 ? Vote.NO : Vote.YES;
      story.accepted(
          HiveStory.as(members.get(i)), new ProposalFact.VoteCast(id, 1, vote, "why", "how"));
    }
    story.accepted(HiveStory.as(members.get(0)), new ProposalFact.CarriedOut(id));
    return story.state();
  }

  /** Its task waits for another one. */
  private static HiveState lostWorker() {
    var story = new HiveStory();
    var member = story.joins("a");
    story.claims(member, HiveStory.task(story.planned(member, HiveStory.spec("look")), "look"));
    story.isLost(member);
    return story.state();
  }

  /** It is about a finding that a person has dismissed. */
  private static HiveState doubtedDecision() {
    var story = new HiveStory();
    var member = story.joins("a");
    var finding = story.reports(member, 1);
    story.accepted(Author.person(), new MemoryFact.FindingDismissed(finding, "meant so"));
    carryOut(story, member, new Subject.OfFinding(finding), new Effect.Decision());
    return story.state();
  }

  /** By the vote of the only member. */
  private static void carryOut(HiveStory story, Member member, Subject subject, Effect effect) {
    var motion =
        new Motion("title", "text", subject, VotingRule.MAJORITY, Duration.ofMinutes(1), effect);
    story.accepted(Author.person(), new ProposalFact.Opened(motion));
    var id = new ProposalId(1);
    story.accepted(HiveStory.as(member), new ProposalFact.VoteCast(id, 1, Vote.YES, "why", "how"));
    story.accepted(HiveStory.as(member), new ProposalFact.CarriedOut(id));
  }

  @Test
  void leavesOutWhatThereIsNot() throws IOException {
    // Then: a part that a later version adds leaves the hashes of old logs as they are.
    assertThat(json(HiveState.EMPTY)).isEqualTo("{}");
    assertThat(read("{}")).isEqualTo(HiveState.EMPTY);
    assertThat(StateJson.hash(HiveState.EMPTY))
        .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Test
  void writesInTheOrderOfTheTextWhateverTheHashes() throws IOException {
    // Given
    assertThat("b".hashCode()).isLessThan("aa".hashCode());
    var state = HiveState.EMPTY;
    for (var writer : List.of("b", "aa")) {
      var event = new Event(HiveStory.AT, Author.person(), HiveStory.message("broadcast", "hi"));
      state = state.apply(new Recorded(state.seq() + 1, writer, 1, event)).state();
    }

    // Then
    assertThat(json(state)).contains("\"by_name\":{\"aa\":{\"n\":1,\"seq\":2},\"b\":{");
  }

  @Test
  void canBeReadByPeople() throws IOException {
    // Given
    var story = new HiveStory();
    story.isLost(story.joins("a"));
    story.goal("Survey this repository");

    // Then
    assertThat(json(story.state()))
        .isEqualTo(
            """
            {"fleet":{"wished":1},\
            "members":{"by_id":{"instance_1":{"epoch":1,"host":"host","id":"instance_1","key":"a",\
            "pid":4711,"role":"explorer","standing":{"state":"lost","cause":"gone"},\
            "started_at":"2026-11-24T04:00:00Z","url":"http://127.0.0.1:40123"}},\
            "id_by_key":{"a":"instance_1"}},"seq":3,\
            "work":{"goals":{"1":{"id":"goal_1","number":1,"seq":3,"set_at":"2026-11-24T04:00:00Z",\
            "state":{"state":"waiting"},"text":"Survey this repository"}},"next_number":2},\
            "writers":{"by_last_seq":{"3":"story"},"by_name":{"story":{"n":3,"seq":3}}}}""");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> read("{\"dreams\":{}}")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("{\"work\":{\"dreams\":{}}}")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("{\"seq\":1")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("[]")).isInstanceOf(IOException.class);
  }

  private static String json(HiveState state) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var json = StateJson.FACTORY.createGenerator(out)) {
      StateJson.write(state, json);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static HiveState read(String text) throws IOException {
    try (var json = StateJson.FACTORY.createParser(text)) {
      json.nextToken();
      return StateJson.read(json);
    }
  }
}
