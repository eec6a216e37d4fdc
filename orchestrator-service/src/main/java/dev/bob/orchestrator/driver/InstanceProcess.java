package dev.bob.orchestrator.driver;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a driver sees of one launch.
 *
 * @param pid 0 where the driver does not know it
 * @param exit absent while it runs
 */
public record InstanceProcess(Launch launch, long pid, Origin origin, Optional<Exit> exit) {

  /** Who made it, and so what it may still do. A closed set. */
  public enum Origin {
    /** A process that an orchestrator started; once it has ended, it is gone. */
    PROCESS,
    /** A container that an orchestrator made; anybody may stop, start or remove it. */
    COPY,
    /** A container that somebody else made, with Compose; likewise, and it is theirs. */
    COMPOSE;

    /** Whether it stays when it has ended, and may run again under the same launch. */
    public boolean staysWhenEnded() {
      return this != PROCESS;
    }
  }

  /**
   * How it went.
   *
   * @param code 0 after leaving in order; unknown for one that ended while no orchestrator looked,
   *     and for one that is removed
   * @param removed whether somebody has removed it: then it is not wished any more
   * @param lastWords the last line it printed, clipped, for people; may be empty
   */
  public record Exit(OptionalInt code, boolean removed, String lastWords) {
    /** What a JVM exits with after SIGTERM, however orderly. */
    private static final int TERMINATED = 143;

    /** It is not there any more. */
    public static Exit removal() {
      return new Exit(OptionalInt.empty(), true, "");
    }

    /** Whether it may have left in order: then the log knows, or will in a moment. */
    public boolean inOrder() {
      return code.isPresent() && (code.getAsInt() == 0 || terminated());
    }

    /** Whether somebody told it to end. */
    public boolean terminated() {
      return code.isPresent() && code.getAsInt() == TERMINATED;
    }

    /** Whether it had ended before anybody looked. */
    public boolean found() {
      return code.isEmpty() && !removed;
    }

    /** One clause for people: what happened. */
    public String sentence() {
      if (removed) {
        return "was removed";
      }
      var how = code.isPresent() ? "exited with code " + code.getAsInt() : "has exited";
      return lastWords.isEmpty() ? how : how + ": " + lastWords;
    }
  }

  public boolean running() {
    return exit.isEmpty();
  }
}
