package dev.bob.instance.lifecycle;

import dev.bob.instance.change.Merging;
import dev.bob.instance.change.NoMerging;
import dev.bob.instance.loop.Ending;
import dev.bob.instance.mind.Mind;
import dev.bob.instance.mind.Thinking;
import dev.bob.instance.status.InstanceLog;
import dev.bob.state.Hive;
import dev.bob.state.connector.Mailbox;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.Member;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.InstanceId;
import dev.bob.state.recall.Recall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Real incarnations on threads of one JVM, over the log in memory. */
final class TestHive implements AutoCloseable {
  final Hive hive;
  final TroubledLog log;
  final FakePresence presence = new FakePresence();
  final CountDownLatch gate;

  /** Of whoever is started from now on. */
  final Map<String, String> settings = new HashMap<>(Map.of("bob.task-limit", "PT1M"));

  /** Of the newest incarnation of each id. */
  final Map<InstanceId, Mailbox> mailboxes = new ConcurrentHashMap<>();

  private final Path home;
  private final Supplier<Mind> minds;
  private Supplier<Merging> merging = NoMerging::new;
  private final Map<Incarnation, Thread> lives = Collections.synchronizedMap(new LinkedHashMap<>());

  TestHive(Path home, int gateCount) throws Exception {
    this(home, new CountDownLatch(gateCount));
  }

  private TestHive(Path home, CountDownLatch gate) throws Exception {
    this(home, new InMemoryEventLog(), gate, () -> new FakeMind(gate));
  }

  /** Over another log, with minds of its own. */
  TestHive(Path home, EventLog log, Supplier<Mind> minds) throws Exception {
    this(home, log, new CountDownLatch(0), minds);
  }

  private TestHive(Path home, EventLog log, CountDownLatch gate, Supplier<Mind> minds)
      throws Exception {
    this.home = home;
    this.log = new TroubledLog(log);
    this.gate = gate;
    this.minds = minds;
    this.hive = new Hive(this.log, Clock.systemUTC());
  }

  /** Lets those who start from now on merge what is accepted. */
  TestHive merging(Supplier<Merging> with) {
    merging = with;
    return this;
  }

  /** Joins and lives one incarnation; gives how it ended. */
  CompletableFuture<Ending> start(String key) throws Exception {
    var config = new TestConfig(home, Optional.of(key), Optional.empty(), Map.copyOf(settings));
    var me = new Joining(hive, config, "test").join("http://127.0.0.1:1");
    return live(me, config);
  }

  private CompletableFuture<Ending> live(Member me, TestConfig config) throws IOException {
    var log = log(home, me);
    var life =
        new Incarnation(
            me,
            hive,
            presence,
            new Thinking(minds.get(), new Recall(), merging.get()),
            config,
            log);
    mailboxes.put(me.id(), life.resumeMailbox());
    var ended = new CompletableFuture<Ending>();
    lives.put(
        life,
        Thread.ofPlatform()
            .name("loop-" + me.id())
            .start(
                () -> {
                  try {
                    ended.complete(life.live());
                  } catch (Exception e) {
                    ended.completeExceptionally(e);
                  }
                }));
    return ended;
  }

  static InstanceLog log(Path home, Member me) {
    return new InstanceLog(home, me.id().toString(), Clock.systemUTC(), 1_000_000);
  }

  Goal setGoal(String text) throws Exception {
    var outcome = hive.submit(Author.person(), new WorkFact.GoalSet(text));
    return outcome.state().work().goals().lastEntry().getValue();
  }

  void pause(InstanceId id) throws Exception {
    hive.submit(Author.person(), new MemberFact.Steered(id, MemberFact.Steering.PAUSE));
  }

  Goal goal(Goal goal) {
    return hive.state().work().goal(goal.id()).orElseThrow();
  }

  /** As the end of its process does. */
  void tellToEnd(InstanceId id) {
    lives.forEach(
        (life, thread) -> {
          if (life.me().id().equals(id)) {
            tellToEnd(life, thread);
          }
        });
  }

  private static void tellToEnd(Incarnation life, Thread thread) {
    life.tellToEnd();
    thread.interrupt();
  }

  @Override
  public void close() {
    for (var life : lives.entrySet()) {
      tellToEnd(life.getKey(), life.getValue());
      try {
        life.getValue().join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    hive.close();
  }
}
