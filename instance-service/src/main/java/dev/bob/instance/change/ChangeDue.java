package dev.bob.instance.change;

/** What the queue is owed now. */
public sealed interface ChangeDue {
  Series series();

  /** To see whether it merges behind what is queued before it. */
  record Check(Series series) implements ChangeDue {}

  /** To deliver it, merged behind those that the person wanted before. */
  record Delivery(Series series) implements ChangeDue {}
}
