package dev.bob.instance.role;

import dev.bob.state.model.Severity;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code bob.role.*}: how long roles wait and how much they do at once. */
public interface RoleConfig {
  /**
   * How long a ready task waits for the leader's word before anyone may take it. More leaves the
   * choice to the leader, less begins sooner when there is none. Default: 2 s.
   */
  @WithDefault("PT2S")
  Duration autonomyAfter();

  /**
   * How many findings are checked in one iteration. More lets other duties wait longer. Default:
   * 16.
   */
  @WithDefault("16")
  int verifyBatchMax();

  /**
   * How many learnings of others are counted anew in one iteration; each is a look at all findings.
   * More lets other duties wait longer. Default: 4.
   */
  @WithDefault("4")
  int recountBatchMax();

  /**
   * How many findings may wait for one member before the leader asks an idle one to help with a
   * task. More keeps idle members free for other work, less spreads the checking. Default: 32.
   */
  @WithDefault("32")
  int pairingQueueMax();

  /**
   * How much later each next member does what the leader does not. More lets a hive whose leader
   * hangs stand longer, less lets two do the same at once. Default: 10 s.
   */
  @WithDefault("PT10S")
  Duration takeoverStep();

  /**
   * How long a plan waits for members that are wished and not here yet: the first to arrive would
   * do all the work, and take the cores that the others need to start. More lets a goal wait for
   * who may never come. Default: 2 s.
   */
  @WithDefault("PT2S")
  Duration gatheringMax();

  /**
   * How long an accepted proposal can be vetoed at least, before its effect begins. More gives a
   * person more time, and lets the effect wait. Default: 5 s.
   */
  @WithDefault("PT5S")
  Duration vetoWindow();

  /**
   * How many questions about blocked tasks wait for the person at once. More hides its other
   * questions. Default: 16.
   */
  @WithDefault("16")
  int blockedQuestionsMax();

  /**
   * How long the person has for one of them, 1 s to 24 h. More lets it wait longer for its end.
   * Default: 24 h.
   */
  @WithDefault("PT24H")
  Duration blockedQuestionDeadline();

  /**
   * How long each round of an argument about a contested finding may last, 1 s to 24 h. More waits
   * longer for voters who say nothing. Default: 60 s.
   */
  @WithDefault("PT60S")
  Duration argumentDeadline();

  /**
   * The least severity of which a finding is looked at a second time: {@code critical}, {@code
   * high}, {@code medium}, {@code low} or {@code note}. Less costs idle instances more looks.
   * Default: high.
   */
  @WithDefault("high")
  Severity secondLookSeverity();

  /** The same as plain data. */
  default RoleLimits limits(AssignmentConfig assignment) {
    return new RoleLimits(
        autonomyAfter(),
        verifyBatchMax(),
        recountBatchMax(),
        pairingQueueMax(),
        takeoverStep(),
        gatheringMax(),
        vetoWindow(),
        blockedQuestionsMax(),
        blockedQuestionDeadline(),
        argumentDeadline(),
        secondLookSeverity(),
        assignment.weights());
  }
}
