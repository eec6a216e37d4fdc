package dev.bob.instance.loop;

/** Why an incarnation's loop ended. */
public sealed interface Ending {
  /** It was asked to go, and has finished what it was doing. @param reason one sentence */
  record Leave(String reason) implements Ending {}

  /** The hive has declared this incarnation dead: nothing of it counts any more. */
  record Dead() implements Ending {}
}
