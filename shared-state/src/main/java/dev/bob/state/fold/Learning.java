package dev.bob.state.fold;

import dev.bob.state.event.MemoryFact;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What is worth knowing the next time.
 *
 * @param seq of its event: its identity
 * @param words what others say who have looked whether it is so
 * @param retired who took it back, and why; it is kept all the same
 */
public record Learning(
    long seq,
    GoalId goal,
    InstanceId author,
    String text,
    List<String> tags,
    Instant at,
    PVector<Word> words,
    Optional<Retirement> retired) {

  /**
   * @param by an instance, or the person
   */
  public record Retirement(String by, String reason, Instant at) {}

  /** Nobody has said anything of it yet. */
  static Learning recorded(
      MemoryFact.LearningRecorded noted, long seq, InstanceId author, Instant at) {
    return new Learning(
        seq,
        noted.goal(),
        author,
        noted.text(),
        noted.tags(),
        at,
        TreePVector.empty(),
        Optional.empty());
  }

  /** How it stands by the words of others. */
  public Repute repute() {
    return Repute.of(words);
  }

  /** How far it is to be trusted, by the words of others than its author: 0 to 1, two digits. */
  public double confidence() {
    return Confidence.of(words, author);
  }

  Learning with(Word word) {
    return new Learning(seq, goal, author, text, tags, at, words.plus(word), retired);
  }

  Learning retired(Retirement retirement) {
    return new Learning(seq, goal, author, text, tags, at, words, Optional.of(retirement));
  }

  /** Whether the other is the same again, of the same author. */
  boolean says(Learning other) {
    return goal.equals(other.goal) && author.equals(other.author) && text.equals(other.text);
  }
}
