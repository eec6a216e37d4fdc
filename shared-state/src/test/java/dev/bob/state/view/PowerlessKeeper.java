package dev.bob.state.view;

import dev.bob.state.Hive;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.presence.FilePresence;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Runs in a process that may not do everything: some turns of a keeper, and what came of them. */
public final class PowerlessKeeper {
  private static final int TURNS = 12;

  private PowerlessKeeper() {}

  public static void main(String[] arguments) throws Exception {
    var home = Path.of(arguments[0]);
    var now = new AtomicReference<>(Instant.now());
    InstantSource time = now::get;
    var clock = time.withZone(ZoneOffset.UTC);
    try (var hive = new Hive(new InMemoryEventLog(), Clock.systemUTC())) {
      var keeper = new ViewKeeper(home, KeptHive.of(hive), new FilePresence(home), clock);
      for (int i = 0; i < TURNS; i++) {
        keeper.turn();
        now.updateAndGet(before -> before.plus(Duration.ofSeconds(1)));
      }
      hive.state().mail().bySeq().values().forEach(said -> System.out.println(said.content()));
      keeper.alarms().forEach(alarm -> System.out.println("ALARM " + alarm));
    }
    System.out.println("END");
  }
}
