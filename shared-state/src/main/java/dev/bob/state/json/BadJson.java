package dev.bob.state.json;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Somebody wrote JSON that cannot be taken. Reading it again helps only if it is still being
 * written; {@link JsonFault#CUT_SHORT} and {@link JsonFault#EMPTY} look like that.
 */
public final class BadJson extends IOException {
  private static final long serialVersionUID = 1L;

  private final JsonFault fault;

  private BadJson(JsonFault fault, String message) {
    super(message);
    this.fault = fault;
  }

  public static BadJson of(JsonFault fault) {
    return new BadJson(fault, fault.sentence());
  }

  /**
   * @param detail where or what exactly; it may quote what was read, clipped
   */
  public static BadJson of(JsonFault fault, String detail) {
    return new BadJson(fault, fault.sentence() + ": " + detail);
  }

  BadJson in(Path file) {
    return new BadJson(fault, "cannot read " + file + ": " + getMessage());
  }

  public JsonFault fault() {
    return fault;
  }
}
