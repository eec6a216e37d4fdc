package dev.bob.state.fold;

/** What the fold says of an event: the same in every process. */
public sealed interface Verdict {
  Verdict ACCEPTED = new Accepted();
  Verdict DUPLICATE = new Duplicate();

  /** The fact holds from here on. */
  record Accepted() implements Verdict {}

  /** The same record stands in the log before; it counts once. */
  record Duplicate() implements Verdict {}

  /**
   * The event stays in the log and changes nothing.
   *
   * @param detail one sentence for people
   */
  record Rejected(Reason reason, String detail) implements Verdict {}

  static Verdict rejected(Reason reason, String detail) {
    return new Rejected(reason, detail);
  }

  default boolean accepted() {
    return this instanceof Accepted;
  }
}
