package dev.bob.instance.mind;

import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.Way;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A mind that tells how often it was called, by what came of it: {@code bob_mind_calls_total}. What
 * a {@link Mind} answers at once is no call: it costs nothing, whatever thinks.
 */
public final class CountedMind implements Mind {
  private final Mind mind;
  private final Map<Outcome, Counter> calls = new EnumMap<>(Outcome.class);

  /** What came of a call. */
  private enum Outcome {
    ANSWERED,
    /** The mind said that it cannot. */
    FAILED,
    /** Nobody waited for the answer any more, or a bug ended it. */
    BROKEN_OFF
  }

  private interface Call<T, E extends Exception> {
    T make() throws MindFailure, E;
  }

  /**
   * @param kind of mind, one of a closed set
   */
  public CountedMind(Mind mind, String kind, MeterRegistry registry) {
    this.mind = mind;
    for (var outcome : Outcome.values()) {
      calls.put(
          outcome,
          Counter.builder("bob_mind_calls_total")
              .description("Calls of the mind that have ended")
              .tag("mind", kind)
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
  }

  private <T, E extends Exception> T counted(Call<T, E> call) throws MindFailure, E {
    var outcome = Outcome.BROKEN_OFF;
    try {
      var answer = call.make();
      outcome = Outcome.ANSWERED;
      return answer;
    } catch (MindFailure e) {
      outcome = Outcome.FAILED;
      throw e;
    } finally {
      calls.get(outcome).increment();
    }
  }

  @Override
  public GoalReading understand(String goalText) {
    return mind.understand(goalText);
  }

  @Override
  public Plan plan(String goalText, int members) throws MindFailure {
    return counted(() -> mind.plan(goalText, members));
  }

  @Override
  public String commit() throws MindFailure {
    return counted(mind::commit);
  }

  @Override
  public boolean canDo(String kind) {
    return mind.canDo(kind);
  }

  @Override
  public String abilities() {
    return mind.abilities();
  }

  @Override
  public TaskOutcome perform(TaskOrder order, Consumer<Finding> findings)
      throws MindFailure, InterruptedException {
    return counted(() -> mind.perform(order, findings));
  }

  @Override
  public Judgement judge(Finding finding) throws MindFailure, InterruptedException {
    return counted(() -> mind.judge(finding));
  }

  @Override
  public Optional<Way> otherWay(Finding finding) {
    return mind.otherWay(finding);
  }

  @Override
  public Opinion look(Finding finding, Way way) throws MindFailure, InterruptedException {
    return counted(() -> mind.look(finding, way));
  }

  @Override
  public Set<FindingId> changed(Collection<Finding> findings, String commit)
      throws MindFailure, InterruptedException {
    return counted(() -> mind.changed(findings, commit));
  }

  @Override
  public Opinion weigh(Matter matter) throws MindFailure, InterruptedException {
    return counted(() -> mind.weigh(matter));
  }

  @Override
  public void close() {
    mind.close();
  }
}
