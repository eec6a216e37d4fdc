package dev.bob.instance.mind;

import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.Way;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What an instance thinks with. Called by one worker thread at a time; {@link #understand}, {@link
 * #plan}, {@link #commit}, {@link #canDo}, {@link #abilities} and {@link #changed} may also be
 * called by the thread of the leader's duties, at the same time.
 *
 * <p>A mind holds nothing that is lost when the process dies: what it learns leaves through return
 * values and the sink.
 */
public interface Mind extends AutoCloseable {

  /** Whether this mind can serve the goal; pure, answers within milliseconds. */
  GoalReading understand(String goalText);

  /**
   * Divides an understood goal into tasks.
   *
   * @param members number of live instances, 1 or more: how finely to divide
   */
  Plan plan(String goalText, int members) throws MindFailure;

  /** Full hex id of the commit that work is about which is planned now. */
  String commit() throws MindFailure;

  /**
   * Whether it has a way to do tasks of that kind, whoever planned them; pure, answers within
   * microseconds. What it has none for is declined.
   */
  boolean canDo(String kind);

  /** One sentence for people: which tasks it {@link #canDo}. */
  String abilities();

  /**
   * Does one task. Long work looks at the thread's interrupt flag at least every 100 ms.
   *
   * @param findings takes each finding as soon as it is found, blocks until it is durable, and
   *     throws if the claim on the task is gone: let that pass
   */
  TaskOutcome perform(TaskOrder order, Consumer<Finding> findings)
      throws MindFailure, InterruptedException;

  /**
   * Checks the evidence of a finding anew, from the repository alone: the first look at it, {@link
   * Way#PROOF}.
   */
  Judgement judge(Finding finding) throws MindFailure, InterruptedException;

  /**
   * In which other way it can look at that finding, by what the finding itself tells; empty if it
   * has none. Pure, answers within microseconds.
   */
  Optional<Way> otherWay(Finding finding);

  /**
   * Looks at the evidence of a finding in that way, now. What it cannot judge in that way it says
   * so.
   */
  Opinion look(Finding finding, Way way) throws MindFailure, InterruptedException;

  /**
   * Which of those findings speak of what is not the same at that commit: their file is another one
   * there, or gone, or their own commit cannot be found any more.
   *
   * @param findings of any commits
   * @param commit full hex id
   */
  Set<FindingId> changed(Collection<Finding> findings, String commit)
      throws MindFailure, InterruptedException;

  /**
   * Weighs a proposal by what it computes itself, now, in the way that is given: the same matter
   * may be weighed by several minds that do not know of each other. What it cannot judge it says
   * so.
   */
  Opinion weigh(Matter matter) throws MindFailure, InterruptedException;

  @Override
  void close();
}
