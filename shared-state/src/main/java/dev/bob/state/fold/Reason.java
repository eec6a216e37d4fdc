package dev.bob.state.fold;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an event is rejected: a closed set, since metrics count by it. */
public enum Reason {
  /** The author's incarnation was declared lost, or has left, or joined anew. */
  DEAD_EPOCH,
  /** The author is no member. */
  STRANGER,
  /** This kind of author may not state this kind of fact. */
  NOT_ALLOWED,
  /** The id is held by another live member. */
  ID_TAKEN,
  /** No id is free. */
  HIVE_FULL,
  /** The launch was never planned, or has ended. */
  UNKNOWN_LAUNCH,
  UNKNOWN_INSTANCE,
  UNKNOWN_GOAL,
  UNKNOWN_TASK,
  UNKNOWN_FINDING,
  UNKNOWN_LEARNING,
  UNKNOWN_ENTRY,
  UNKNOWN_PROPOSAL,
  UNKNOWN_CHANGE,
  UNKNOWN_RECIPIENT,
  UNKNOWN_QUESTION,
  /** The event that it is about does not lie before it in the log. */
  UNKNOWN_EVENT,
  /** The goal or task is past the state in which this could happen. */
  NOT_OPEN,
  /** Another member holds the claim. */
  TAKEN,
  /** A claimed task may change the same files. */
  FILES_TAKEN,
  /** A dependency is not done. */
  NOT_READY,
  /** The token is not the one of the current claim. */
  STALE_CLAIM,
  NOT_ASSIGNED,
  /** What was said as a goal cannot be the text of one. */
  INVALID_GOAL,
  /** What was said as a task says not what to do, or cannot be one of its goal. */
  INVALID_TASK,
  /** The dependencies of a plan form a cycle, or name an unknown task, or its globs are none. */
  INVALID_PLAN,
  /** As many as there may be at a time are open already. */
  TOO_MANY_OPEN,
  ALREADY_KNOWN,
  ALREADY_DECIDED,
  /** One does not confirm one's own finding while another could. */
  OWN_FINDING,
  /** Nor one's own learning. */
  OWN_LEARNING,
  /** Each instance has one word on a finding, and on a learning. */
  ALREADY_SAID,
  /** What only says after another, word for word, is no look of one's own. */
  REPEATED,
  /** The member came after the proposal's electorate was frozen. */
  NO_VOTER,
  /** There is another version of the proposal by now. */
  STALE_VERSION,
  /** The rule asks for more votes than there are voters. */
  UNREACHABLE,
  /** The message says nothing that can be proposed. */
  INVALID_PROPOSAL,
  /** The change does not merge as things stand. */
  UNMERGEABLE,
  NO_CHANGE,
  /** There is no room for another one of these, and none is forgotten for it. */
  MEMORY_FULL,
  /** The writer's n is not the last one plus one. */
  GAP;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
