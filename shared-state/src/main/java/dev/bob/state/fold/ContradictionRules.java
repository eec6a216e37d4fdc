package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.Recorded;
import java.util.stream.LongStream;

/** Who may say that two entries of the memory contradict each other: once of each two. */
final class ContradictionRules {
  private ContradictionRules() {}

  static Applied apply(HiveState state, Recorded recorded, MemoryFact.Contradicted stated) {
    var by = recorded.event().by();
    if (by.kind() != Author.Kind.PERSON && state.author(by).isEmpty()) {
      return state.reject(Reason.NOT_ALLOWED, "only a member or a person does that");
    }
    long one = stated.one();
    long other = stated.other();
    var memory = state.memory();
    var unknown = LongStream.of(one, other).filter(seq -> !memory.holds(seq)).findFirst();
    if (unknown.isPresent()) {
      return state.reject(
          Reason.UNKNOWN_ENTRY, "there is no entry " + unknown.getAsLong() + " in the memory");
    }
    if (Contradictions.stated(memory, one, other)) {
      return state.reject(
          Reason.NO_CHANGE, "that %s and %s contradict each other is known".formatted(one, other));
    }
    return Contradictions.full(memory, one) || Contradictions.full(memory, other)
        ? state.reject(
            Reason.MEMORY_FULL,
            "an entry has at most " + Contradictions.STATED_MAX + " contradictions")
        : state.with(memory.with(one, new Contradiction(other, stated.why(), by.id()))).accept();
  }

  /**
   * A program's entry may name another one; where that does not work it is an entry all the same.
   */
  static Memory linked(Memory memory, ForeignEntry entry, String name) {
    return memory
        .seqOf(name)
        .filter(other -> other != entry.seq())
        .filter(other -> !Contradictions.full(memory, other))
        .map(
            other ->
                memory.with(entry.seq(), new Contradiction(other, entry.why(), entry.author())))
        .orElse(memory);
  }
}
