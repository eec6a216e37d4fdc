package dev.bob.state.fold;

import dev.bob.state.model.InstanceId;
import java.util.Collection;
import java.util.Optional;

/** Whose word counts, on a finding as on a learning. */
final class WordRules {
  /** So many have their say: then it is settled. */
  static final int WORDS_MAX = 16;

  private WordRules() {}

  /**
   * What is spoken of.
   *
   * @param name for sentences, like {@code finding 0f3a5b7c9d1e2f40}
   * @param own why its author's word does not count
   * @param words what was said of it so far
   */
  record About(String name, InstanceId author, Reason own, Collection<Word> words) {}

  /**
   * What speaks against that word: each instance has one, an author none unless it is alone and
   * nobody else has spoken, and none only repeats another's. Empty if nothing does.
   */
  static Optional<Spoken.Refused> flaw(HiveState state, About about, Word word) {
    var name = about.name();
    var words = about.words();
    if (words.size() >= WORDS_MAX) {
      return refused(Reason.ALREADY_DECIDED, name + " is decided already");
    }
    if (words.stream().anyMatch(said -> said.by().equals(word.by()))) {
      return refused(Reason.ALREADY_SAID, word.by() + " has had its word on " + name);
    }
    if (about.author().equals(word.by())
        && (state.members().live().size() > 1 || !words.isEmpty())) {
      return refused(about.own(), name + " is by " + word.by() + " itself; another one checks it");
    }
    return words.stream().anyMatch(word::repeats)
        ? refused(
            Reason.REPEATED,
            "that was said of " + name + " word for word: say what you saw yourself")
        : Optional.empty();
  }

  private static Optional<Spoken.Refused> refused(Reason reason, String why) {
    return Optional.of(new Spoken.Refused(reason, why));
  }
}
