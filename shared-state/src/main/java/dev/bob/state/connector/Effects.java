package dev.bob.state.connector;

import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Message;
import dev.bob.state.log.LogException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What earlier incarnations have said because of messages after the cursor, which they were killed
 * before they could move. The log is asked when an incarnation begins, and when it did not tell
 * what came of an answer: else later ones are the fold's to judge, and these may have left the
 * window that the fold sees.
 */
final class Effects {
  /**
   * Causes that are remembered, the latest ones: many times more than are handled between two
   * writes of a cursor.
   */
  private static final int CAUSES_MAX = 100_000;

  private final SortedMap<Long, Set<String>> typesByCause = new TreeMap<>();

  private Effects() {}

  /** Those by incarnations of the owner's id before this one. */
  static Effects before(Member owner, long cursor, Hive hive) throws LogException {
    return read(
        hive,
        cursor,
        said -> said.seq() < owner.epoch() && by(owner, said) && said.cause().orElse(0) > cursor);
  }

  /**
   * Those of that one message, by this incarnation too: after a log that did not tell what came of
   * an answer.
   */
  static Effects soFar(Message cause, Member owner, Hive hive) throws LogException {
    return read(
        hive, cause.seq(), said -> by(owner, said) && said.cause().orElse(0) == cause.seq());
  }

  private static boolean by(Member owner, Message said) {
    return said.fromKind() == Author.Kind.INSTANCE && said.from().equals(owner.id().toString());
  }

  private static Effects read(Hive hive, long afterSeq, Predicate<Message> wanted)
      throws LogException {
    var effects = new Effects();
    var mail = hive.state().mail();
    if (afterSeq < mail.forgottenSeq()) {
      var replay = new Replay(hive, afterSeq);
      Optional<Message> found;
      while ((found = replay.next(wanted, mail.forgottenSeq())).isPresent()) {
        effects.add(found.get());
      }
    }
    mail.after(afterSeq).stream().filter(wanted).forEach(effects::add);
    return effects;
  }

  private void add(Message effect) {
    typesByCause
        .computeIfAbsent(effect.cause().orElseThrow(), _ -> new HashSet<>())
        .add(effect.type());
    if (typesByCause.size() > CAUSES_MAX) {
      typesByCause.remove(typesByCause.firstKey());
    }
  }

  /** The types of what was said because of that message; may be empty. */
  Set<String> of(Message cause) {
    return Set.copyOf(typesByCause.getOrDefault(cause.seq(), Set.of()));
  }
}
