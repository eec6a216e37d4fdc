package dev.bob.state.log.file;

import dev.bob.state.Hive;
import dev.bob.state.presence.FilePresence;
import dev.bob.state.view.KeptHive;
import dev.bob.state.view.ViewKeeper;
import java.nio.file.Path;
import java.time.Clock;

/** Runs in a process of its own: keeps the views of a home folder until it is killed. */
public final class KeeperProcess {
  private KeeperProcess() {}

  public static void main(String[] arguments) throws Exception {
    var home = Path.of(arguments[0]);
    try (var hive = new Hive(FileEventLog.open(home), Clock.systemUTC());
        var keeper =
            new ViewKeeper(home, KeptHive.of(hive), new FilePresence(home), Clock.systemUTC())) {
      keeper.start(() -> Runtime.getRuntime().halt(1));
      System.out.println("KEEPING");
      Thread.currentThread().join();
    }
  }
}
