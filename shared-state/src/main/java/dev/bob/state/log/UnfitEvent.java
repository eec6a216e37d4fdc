package dev.bob.state.log;

import dev.bob.state.json.JsonFault;

/**
 * An event that no log takes, since not every reader could read it. Nothing was written, and no
 * retry helps: it must be said otherwise.
 */
public final class UnfitEvent extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final JsonFault fault;

  UnfitEvent(JsonFault fault, String detail) {
    super("an event cannot be written: " + fault.sentence() + ": " + detail);
    this.fault = fault;
  }

  /** What is wrong with it; never a fault of bytes. */
  public JsonFault fault() {
    return fault;
  }
}
