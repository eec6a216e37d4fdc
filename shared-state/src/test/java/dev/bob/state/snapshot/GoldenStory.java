package dev.bob.state.snapshot;

import static dev.bob.state.fold.HiveStory.COMMIT;
import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.completed;
import static dev.bob.state.fold.HiveStory.finding;
import static dev.bob.state.fold.HiveStory.id;
import static dev.bob.state.fold.HiveStory.joined;
import static dev.bob.state.fold.HiveStory.message;
import static dev.bob.state.fold.HiveStory.spec;
import static dev.bob.state.fold.HiveStory.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.Fact;
import dev.bob.state.event.FactType;
import dev.bob.state.event.Facts;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.LogFact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.Member;
import dev.bob.state.log.EventLog;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.TaskId;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A hive of four that surveys, loses a member, argues about findings and is steered: what a golden
 * log is frozen from, with every type of fact in it.
 */
final class GoldenStory {
  private static final GoalId SURVEY = new GoalId("goal_1");

  private final EventLog log;
  private final Hive hive;

  GoldenStory(EventLog log, Hive hive) {
    this.log = log;
    this.hive = hive;
  }

  void tell() throws IOException {
    start();
    survey();
    lose();
    work();
    argue();
    steer();
    end();
    rest();
  }

  private void start() throws IOException {
    accepted(Author.person(), new FleetFact.Wished(4));
    for (int number = 1; number <= 4; number++) {
      var launch = "launch " + number;
      accepted(Author.orchestrator(), new FleetFact.LaunchPlanned(launch, "key " + number));
      accepted(
          Author.joiner("key " + number),
          joined("key " + number, Optional.of(id(number)), Optional.of(launch)));
    }
    accepted(Author.orchestrator(), new FleetFact.LaunchPlanned("launch 5", "key 5"));
    accepted(Author.orchestrator(), new FleetFact.LaunchEnded("launch 5", "it never joined"));
  }

  private void survey() throws IOException {
    accepted(Author.person(), new WorkFact.GoalSet("Survey this repository"));
    accepted(
        as(member(4)),
        new WorkFact.GoalPlanned(
            SURVEY,
            COMMIT,
            List.of(
                spec("links"),
                spec("hotspots"),
                spec("todos", "links"),
                spec("report", true, "links", "hotspots", "todos"))));
    accepted(as(member(4)), new WorkFact.TaskAssigned(survey("links"), id(1)));
    accepted(as(member(4)), new WorkFact.TaskAssigned(survey("hotspots"), id(2)));
    accepted(as(member(2)), new WorkFact.TaskDeclined(survey("hotspots"), "busy"));
    accepted(as(member(1)), new WorkFact.TaskClaimed(survey("links")));
    accepted(as(member(1)), message("coordinator", "Who takes the hotspots? ☃ 😀"));
    accepted(as(member(2)), new WorkFact.TaskClaimed(survey("hotspots")));
    appended(as(member(3)), new WorkFact.TaskClaimed(survey("links")));
    accepted(Author.person(), message("broadcast", "\"quoted\"\nand broken"));
  }

  private void lose() throws IOException {
    var lost = member(2);
    accepted(Author.orchestrator(), new MemberFact.Lost(lost.id(), lost.epoch(), "killed"));
    appended(as(lost), message("broadcast", "I am still here"));
    accepted(Author.joiner("key 2"), joined("key 2"));
  }

  private void work() throws IOException {
    var hotspots = claim(2, "hotspots");
    accepted(
        as(member(2)), new WorkFact.TaskFailed(survey("hotspots"), hotspots, "the disk is full"));
    report(2, "hotspots", 1);
    var links = hive.state().work().task(survey("links")).orElseThrow().claim().orElseThrow();
    for (int number = 2; number <= 5; number++) {
      accepted(
          as(member(1)),
          new MemoryFact.FindingReported(survey("links"), links.token(), finding(number)));
    }
    accepted(as(member(1)), completed(survey("links"), links.token()));
    report(1, "todos", 6);
  }

  private void argue() throws IOException {
    accepted(as(member(3)), new MemoryFact.FindingConfirmed(finding(2).id(), "looked"));
    accepted(as(member(3)), new MemoryFact.FindingRefuted(finding(3).id(), "the file is there"));
    accepted(as(member(3)), new MemoryFact.FindingMerged(finding(4).id(), finding(2).id()));
    appended(as(member(1)), new MemoryFact.FindingConfirmed(finding(5).id(), "my own"));
    accepted(
        as(member(3)), new MemoryFact.LearningRecorded(SURVEY, "Links break", List.of("docs")));
    var report = claim(3, "report");
    accepted(as(member(3)), completed(survey("report"), report));
  }

  private void steer() throws IOException {
    accepted(Author.person(), new MemberFact.Steered(id(1), MemberFact.Steering.PAUSE));
    accepted(Author.person(), new MemberFact.Steered(id(1), MemberFact.Steering.RESUME));
    accepted(Author.person(), new WorkFact.GoalSet("Add a login"));
    accepted(as(member(4)), new WorkFact.GoalRefused(new GoalId("goal_2"), "no model here"));
    accepted(Author.person(), new WorkFact.GoalSet("Look again"));
    accepted(
        as(member(4)),
        new WorkFact.GoalPlanned(new GoalId("goal_3"), COMMIT, List.of(spec("links"))));
    accepted(Author.person(), new WorkFact.GoalCancelled(new GoalId("goal_3")));
    accepted(Author.person(), new WorkFact.GoalSet("Wait for it"));
  }

  private void end() throws IOException {
    accepted(Author.person(), new MemberFact.Steered(id(1), MemberFact.Steering.STOP));
    accepted(as(member(1)), new MemberFact.Left("stopped"));
    accepted(Author.keeper(), new LogFact.SnapshotTaken(hive.state().seq()));
    accepted(Author.journal(), LogFact.Damaged.of(hive.state().seq() - 4, hive.state().seq() - 3));
  }

  /** Types that later versions add belong into a golden log too, accepted or not. */
  private void rest() throws IOException {
    Set<FactType> told = EnumSet.noneOf(FactType.class);
    hive.read(0, Integer.MAX_VALUE)
        .forEach(recorded -> told.add(FactType.of(recorded.event().fact())));
    for (var type : EnumSet.complementOf(EnumSet.copyOf(told))) {
      appended(Author.person(), Facts.example(type));
    }
  }

  private void report(int number, String task, int found) throws IOException {
    var token = claim(number, task);
    accepted(
        as(member(number)), new MemoryFact.FindingReported(survey(task), token, finding(found)));
    accepted(as(member(number)), completed(survey(task), token));
  }

  private long claim(int number, String task) throws IOException {
    return accepted(as(member(number)), new WorkFact.TaskClaimed(survey(task)));
  }

  private long accepted(Author by, Fact fact) throws IOException {
    var outcome = hive.submit(by, fact);
    assertThat(outcome.accepted()).as("%s: %s", fact, outcome.verdict()).isTrue();
    return outcome.seq().orElseThrow();
  }

  /** Also what is known to be refused. */
  private void appended(Author by, Fact fact) throws IOException {
    long seq = log.append(new Event(HiveStory.AT, by, fact));
    hive.awaitChange(seq - 1, Duration.ofSeconds(20));
  }

  private Member member(int number) {
    return hive.state().members().find(id(number)).orElseThrow();
  }

  private static TaskId survey(String name) {
    return task(SURVEY, name);
  }
}
