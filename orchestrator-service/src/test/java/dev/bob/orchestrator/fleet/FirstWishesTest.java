package dev.bob.orchestrator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.log.ForwardingLog;
import dev.bob.state.log.LogException;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstWishesTest {
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final Config CONFIG = new Config(4, Optional.of("Survey"));

  private static final MemberFact.Joined JOINED =
      new MemberFact.Joined(
          "a",
          "http://127.0.0.1:1",
          1,
          "here",
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private Hive hive;

  @BeforeEach
  void open() throws LogException {
    hive = new Hive(new InMemoryEventLog(), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    hive.close();
  }

  @Test
  void anEmptyLogGetsSizeAndGoalFromTheConfiguration() throws LogException {
    // When
    FirstWishes.state(hive, CONFIG);
    // Then
    assertThat(hive.state().fleet().wished()).hasValue(4);
    assertThat(hive.state().work().openGoals())
        .extracting(goal -> goal.text())
        .containsExactly("Survey");
  }

  @Test
  void aRestartChangesNothing() throws LogException {
    // Given
    FirstWishes.state(hive, CONFIG);
    long seq = hive.state().seq();
    // When
    FirstWishes.state(hive, CONFIG);
    // Then
    assertThat(hive.state().seq()).isEqualTo(seq);
  }

  /**
   * It looked, somebody joined, and it said its word: whoever had joined was drained. The start's
   * own training came to nothing that way, four times of five.
   */
  @Test
  void joinsWhileItIsSaidAreNotUndone() throws LogException {
    // Given
    var log = new InMemoryEventLog();
    var joining =
        new ForwardingLog(log.beside(new SplittableRandom(1))) {
          @Override
          public long append(Event event) throws LogException {
            log.append(new Event(Instant.EPOCH, Author.joiner("a"), JOINED));
            return super.append(event);
          }
        };
    try (var late = new Hive(joining, Clock.systemUTC())) {

      // When
      FirstWishes.state(late, new Config(0, Optional.empty()));

      // Then
      assertThat(late.state().fleet().wished()).hasValue(1);
    }
  }

  @Test
  void whatAPersonWishedStaysEvenIfItIsNone() throws LogException {
    // Given
    hive.submit(Author.person(), new FleetFact.Wished(0));
    // When
    FirstWishes.state(hive, CONFIG);
    // Then
    assertThat(hive.state().fleet().wished()).hasValue(0);
  }

  private record Config(int instanceCount, Optional<String> goal) implements FleetConfig {
    @Override
    public boolean keepInstances() {
      return false;
    }

    @Override
    public Duration joinLimit() {
      return LIMIT;
    }

    @Override
    public Duration drainLimit() {
      return LIMIT;
    }

    @Override
    public Duration leaveLimit() {
      return LIMIT;
    }
  }
}
