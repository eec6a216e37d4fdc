package dev.bob.orchestrator.driver;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a driver sees of one launch.
 *
 * @param exit absent while it runs
 */
public record InstanceProcess(Launch launch, long pid, Optional<Exit> exit) {

  /**
   * How it went.
   *
   * @param code 0 after leaving in order; unknown for one that an earlier orchestrator started
   * @param lastWords the last line it printed, clipped, for people; may be empty
   */
  public record Exit(OptionalInt code, String lastWords) {
    /** What a JVM exits with after SIGTERM, however orderly. */
    private static final int TERMINATED = 143;

    /** Whether it may have left in order: then the log knows, or will in a moment. */
    public boolean inOrder() {
      return code.isPresent() && (code.getAsInt() == 0 || code.getAsInt() == TERMINATED);
    }

    /** One clause for people: what happened. */
    public String sentence() {
      var how = code.isPresent() ? "exited with code " + code.getAsInt() : "has exited";
      return lastWords.isEmpty() ? how : how + ": " + lastWords;
    }
  }

  public boolean running() {
    return exit.isEmpty();
  }
}
