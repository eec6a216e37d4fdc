package dev.bob.instance.task;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * {@code bob.*}: how long work may take before the instance counts as stuck and is replaced, and
 * how much of it is done at once.
 */
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

  /**
   * How many questions of verifiers to authors wait at once; beyond these, what cannot be checked
   * is refuted without a question. More may bury what the person says. Default: 16.
   */
  @WithDefault("16")
  int authorQuestionsMax();

  /**
   * How many findings an instance names that is asked about a file; it says how many more there
   * are. More makes a report of an answer. Default: 5.
   */
  @WithDefault("5")
  int answeredFindingsMax();

  /**
   * The longest pause between two tries to write results that the disk does not take; the first one
   * is a sixteenth of it, then each is twice as long. More spares a disk in trouble, and notices
   * later that it is well. Default: 4 s.
   */
  @WithDefault("PT4S")
  Duration resultsRetryMax();

  /**
   * When findings are compared again with the files at a commit after a failure that may pass. More
   * shows what is stale later. Default: 1 min.
   */
  @WithDefault("PT1M")
  Duration compareRetry();

  /** The same as plain data. */
  default WorkLimits workLimits() {
    return new WorkLimits(
        taskLimit(),
        checkLimit(),
        weighLimit(),
        authorDeadline(),
        recalledMax(),
        authorQuestionsMax(),
        answeredFindingsMax(),
        resultsRetryMax(),
        compareRetry());
  }
}
