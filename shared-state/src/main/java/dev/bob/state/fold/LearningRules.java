package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.Recorded;
import java.util.Optional;
import java.util.function.Function;

/** What is learned, what others say of it, and when it is taken back. */
final class LearningRules {
  private LearningRules() {}

  /** Who was not told that it came into the log says it again. */
  static Applied learn(
      HiveState state, Recorded recorded, Member member, MemoryFact.LearningRecorded noted) {
    var learning = Learning.recorded(noted, recorded.seq(), member.id(), recorded.event().at());
    return state.memory().learnings().values().stream().anyMatch(learning::says)
        ? state.reject(Reason.ALREADY_KNOWN, member.id() + " has recorded that already")
        : state.with(state.memory().with(learning)).accept();
  }

  /** Of what is taken back nothing is said any more. */
  static Applied say(HiveState state, long seq, Word word) {
    return held(
        state,
        seq,
        Reason.ALREADY_DECIDED,
        learning -> {
          var about =
              new WordRules.About(
                  "learning " + seq, learning.author(), Reason.OWN_LEARNING, learning.words());
          var flaw = WordRules.flaw(state, about, word);
          return flaw.isPresent()
              ? state.reject(flaw.get().reason(), flaw.get().why())
              : state.with(state.memory().with(learning.with(word))).accept();
        });
  }

  static Applied retire(HiveState state, Recorded recorded, MemoryFact.LearningRetired retired) {
    var by = recorded.event().by();
    if (by.kind() != Author.Kind.PERSON && state.author(by).isEmpty()) {
      return state.reject(Reason.NOT_ALLOWED, "only a member or a person does that");
    }
    var retirement = new Learning.Retirement(by.id(), retired.reason(), recorded.event().at());
    return held(
        state,
        retired.learning(),
        Reason.NO_CHANGE,
        learning -> state.with(state.memory().with(learning.retired(retirement))).accept());
  }

  /**
   * @param late why nothing is done to one that is retired
   */
  private static Applied held(
      HiveState state, long seq, Reason late, Function<Learning, Applied> rule) {
    var learning = Optional.ofNullable(state.memory().learnings().get(seq));
    if (learning.isEmpty()) {
      return state.reject(Reason.UNKNOWN_LEARNING, "there is no learning " + seq);
    }
    return learning.get().retired().isPresent()
        ? state.reject(late, "learning " + seq + " is retired already")
        : rule.apply(learning.get());
  }
}
