package dev.bob.state.fold;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * What was asked: at most {@value #PENDING_MAX} questions that somebody is to answer, and the
 * newest {@value #CLOSED_MAX} others.
 *
 * @param bySeq in the order in which they were asked
 * @param escalations the question of each event that escalated one: an answer may name it as its
 *     cause
 * @param closings the closed ones, in the order in which they were closed
 */
public record Questions(
    PSortedMap<Long, Question> bySeq, PMap<Long, Long> escalations, PVector<Long> closings) {
  public static final int PENDING_MAX = 1_000;
  public static final int CLOSED_MAX = 200;
  static final Questions NONE =
      new Questions(TreePMap.empty(), HashTreePMap.empty(), TreePVector.empty());

  public Optional<Question> find(long seq) {
    return Optional.ofNullable(bySeq.get(seq));
  }

  /** Those that somebody is still to answer, oldest first. */
  public List<Question> pending() {
    if (pendingCount() == 0) {
      return List.of();
    }
    return bySeq.values().stream().filter(question -> question.state().pending()).toList();
  }

  /** Whether that was asked about, as far as is known. */
  public boolean isAskedAbout(Concern concern) {
    return bySeq.values().stream()
        .anyMatch(question -> question.concern().equals(Optional.of(concern)));
  }

  /** Whether no more may be asked before some are answered. */
  public boolean full() {
    return pendingCount() >= PENDING_MAX;
  }

  private int pendingCount() {
    return bySeq.size() - closings.size();
  }

  /** The question that a message with that cause speaks of. */
  public Optional<Question> of(long cause) {
    return find(cause).or(() -> Optional.ofNullable(escalations.get(cause)).flatMap(this::find));
  }

  Questions escalated(Question question, long seq) {
    return new Questions(
        bySeq.plus(question.seq(), question), escalations.plus(seq, question.seq()), closings);
  }

  /** With that question as it is now; the oldest closed one beyond the limit is forgotten. */
  Questions with(Question question) {
    boolean closes =
        !question.state().pending()
            && find(question.seq()).filter(before -> before.state().pending()).isPresent();
    var next =
        new Questions(
            bySeq.plus(question.seq(), question),
            escalations,
            closes ? closings.plus(question.seq()) : closings);
    return next.closings.size() > CLOSED_MAX ? next.withoutOldestClosed() : next;
  }

  private Questions withoutOldestClosed() {
    long oldest = closings.getFirst();
    var named =
        escalations.entrySet().stream()
            .filter(escalation -> escalation.getValue() == oldest)
            .map(Map.Entry::getKey)
            .toList();
    return new Questions(bySeq.minus(oldest), escalations.minusAll(named), closings.minus(0));
  }
}
