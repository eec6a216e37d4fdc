package dev.bob.orchestrator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.Fact;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.model.InstanceId;
import java.time.Instant;
import java.util.Optional;

/** A hive's past, told event by event and folded as every process folds it. */
final class HiveStory {
  private static final Instant AT = Instant.parse("2026-11-24T04:00:00Z");
  private HiveState state = HiveState.EMPTY;

  HiveState state() {
    return state;
  }

  HiveStory wished(int replicas) {
    return tell(Author.person(), new FleetFact.Wished(replicas));
  }

  HiveStory planned(String launch, String key) {
    return tell(Author.orchestrator(), new FleetFact.LaunchPlanned(launch, key));
  }

  HiveStory joined(String launch, String key) {
    return tell(
        Author.joiner(key),
        new MemberFact.Joined(
            key,
            "http://127.0.0.1:1",
            100,
            "here",
            Optional.empty(),
            Optional.empty(),
            Optional.of(launch)));
  }

  /** Joins without a launch, as an instance whose container Compose made. */
  HiveStory joined(String key) {
    return tell(
        Author.joiner(key),
        new MemberFact.Joined(
            key,
            "http://127.0.0.1:1",
            1,
            "here",
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  /** Containers that Compose made have joined: keys {@code K1} and so on. */
  HiveStory composed(int n) {
    for (int i = 1; i <= n; i++) {
      joined("K" + i);
    }
    return this;
  }

  /** Instances 1 to n run: launch {@code L1} with key {@code K1}, and so on. */
  HiveStory running(int n) {
    wished(n);
    for (int i = 1; i <= n; i++) {
      planned("L" + i, "K" + i).joined("L" + i, "K" + i);
    }
    return this;
  }

  HiveStory steered(int number, MemberFact.Steering steering) {
    var by = steering == MemberFact.Steering.DRAIN ? Author.orchestrator() : Author.person();
    return tell(by, new MemberFact.Steered(new InstanceId(number), steering));
  }

  /** The orchestrator has seen that somebody stopped its container. */
  HiveStory stoppedByOthers(int number) {
    return tell(
        Author.orchestrator(),
        new MemberFact.Steered(new InstanceId(number), MemberFact.Steering.STOP));
  }

  HiveStory left(int number) {
    var member = member(number);
    return tell(Author.instance(member.id(), member.epoch()), new MemberFact.Left("asked to"));
  }

  HiveStory lost(int number) {
    return tell(
        Author.orchestrator(),
        new MemberFact.Lost(new InstanceId(number), member(number).epoch(), "gone"));
  }

  Member member(int number) {
    return state.members().find(new InstanceId(number)).orElseThrow();
  }

  private HiveStory tell(Author by, Fact fact) {
    long next = state.seq() + 1;
    var applied = state.apply(new Recorded(next, "story", next, new Event(AT, by, fact)));
    assertThat(applied.verdict().accepted()).as("%s", applied.verdict()).isTrue();
    state = applied.state();
    return this;
  }
}
