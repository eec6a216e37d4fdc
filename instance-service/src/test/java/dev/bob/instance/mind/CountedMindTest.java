package dev.bob.instance.mind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.instance.lifecycle.FakeMind;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.Severity;
import dev.bob.state.model.Way;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CountedMindTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Mind mind = new CountedMind(new FakeMind(new CountDownLatch(0)), "fake", registry);

  @Test
  void countsEachCallByWhatCameOfIt() throws Exception {
    // When
    mind.plan("Survey this", 1);
    mind.commit();
    mind.judge(finding("look-1"));
    mind.look(finding("look-1"), Way.BYTES);
    mind.changed(List.of(), FakeMind.COMMIT);
    assertThatThrownBy(() -> mind.judge(finding("shy"))).isInstanceOf(MindFailure.class);
    assertThatThrownBy(() -> mind.judge(finding("odd"))).isInstanceOf(RuntimeException.class);

    // Then
    assertThat(calls("answered")).isEqualTo(5);
    assertThat(calls("failed")).isEqualTo(1);
    assertThat(calls("broken_off")).isEqualTo(1);
  }

  @Test
  void doesNotCountWhatIsAnsweredAtOnce() {
    // When
    mind.understand("Survey this");
    mind.canDo("look");
    mind.abilities();
    mind.otherWay(finding("look-1"));

    // Then
    for (var outcome : List.of("answered", "failed", "broken_off")) {
      assertThat(calls(outcome)).as(outcome).isZero();
    }
  }

  private double calls(String outcome) {
    return registry
        .get("bob_mind_calls_total")
        .tags("mind", "fake", "outcome", outcome)
        .counter()
        .count();
  }

  private static Finding finding(String path) {
    return new Finding(
        new FindingId("%016x".formatted(path.hashCode())),
        "fake",
        Severity.LOW,
        "found",
        "because",
        Effort.MINUTES,
        List.of(),
        new Evidence(FakeMind.COMMIT, path, 1, "git show", ""));
  }
}
