package dev.bob.state.json;

import java.io.IOException;

/** A process that dies at one of the steps in which it replaces files: it does nothing after it. */
public final class DyingProcess {
  /** What it does while it lives. */
  @FunctionalInterface
  public interface Story {
    void tell() throws IOException;
  }

  /** What a process meets that is no more. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final int lastStep;
  private int steps;

  private DyingProcess(int lastStep) {
    this.lastStep = lastStep;
  }

  /**
   * Tells the story up to that step, from 1.
   *
   * @return whether it died; if not, the story has fewer steps
   */
  public static boolean diesAt(int step, Story story) throws IOException {
    var process = new DyingProcess(step);
    try {
      ScopedValue.where(AtomicFile.STEPS, process::step)
          .<Void, IOException>call(
              () -> {
                story.tell();
                return null;
              });
    } catch (Death e) {
      return true;
    }
    return false;
  }

  private void step() {
    if (++steps >= lastStep) {
      throw new Death();
    }
  }
}
