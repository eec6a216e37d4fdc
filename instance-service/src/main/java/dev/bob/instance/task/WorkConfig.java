package dev.bob.instance.task;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code bob.*}: how long work may take before the instance counts as stuck and is replaced. */
public interface WorkConfig {
  /** One task. More bears slow work, and lets who hangs hold a task longer. Default: 15 min. */
  @WithDefault("PT15M")
  Duration taskLimit();

  /** The check of one batch of findings. More bears slow checks. Default: 5 min. */
  @WithDefault("PT5M")
  Duration checkLimit();

  /** The weighing of one proposal. More bears slow minds. Default: 5 min. */
  @WithDefault("PT5M")
  Duration weighLimit();

  /**
   * How long an author has to say how a finding is shown that could not be checked, 1 s to 24 h.
   * The report waits for it. Default: 20 s.
   */
  @WithDefault("PT20S")
  Duration authorDeadline();

  /**
   * How many entries of the memory a mind is told with a task. More is read less, and costs a model
   * tokens. Default: 5.
   */
  @WithDefault("5")
  int recalledMax();

  /** The same as plain data. */
  default WorkLimits workLimits() {
    return new WorkLimits(taskLimit(), checkLimit(), weighLimit(), authorDeadline(), recalledMax());
  }
}
