package dev.bob.instance.lifecycle;

import dev.bob.instance.loop.Ending;
import dev.bob.instance.mind.Thinking;
import dev.bob.instance.status.InstanceLog;
import dev.bob.instance.status.IterationTime;
import dev.bob.state.Hive;
import dev.bob.state.connector.Recipient;
import dev.bob.state.log.LogException;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.Presence;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * From the start of the process to its end: joins when the real port is known, lives one
 * incarnation after another, and ends the process when it has left.
 */
@ApplicationScoped
public class InstanceLifecycle {
  private static final Logger LOG = Logger.getLogger(InstanceLifecycle.class);

  /** Exit code for what a person has to mend: configuration, or a join that the hive refuses. */
  private static final int EXIT_REFUSED = 2;

  private static final int EXIT_BROKEN = 1;

  /** How long the leaving may take when the process is told to end. */
  private static final Duration LEAVE_LIMIT = Duration.ofSeconds(4);

  private final Hive hive;
  private final Presence presence;
  private final Thinking thinking;
  private final InstanceConfig config;
  private final Recipient recipient;
  private volatile Optional<Incarnation> incarnation = Optional.empty();
  private volatile boolean ending;
  private volatile Optional<Thread> thread = Optional.empty();

  InstanceLifecycle(
      Hive hive, Presence presence, Thinking thinking, InstanceConfig config, Recipient recipient) {
    this.hive = hive;
    this.presence = presence;
    this.thinking = thinking;
    this.config = config;
    this.recipient = recipient;
  }

  /** Only now is the real port known: it may have been any free one. */
  void onServer(
      @ObservesAsync HttpServerStart start,
      HttpServer server,
      @ConfigProperty(name = "quarkus.http.host") String bindHost) {
    int port = server.getPort();
    thread =
        Optional.of(Thread.ofPlatform().name("instance-loop").start(() -> run(bindHost, port)));
  }

  /** The state of the current incarnation; empty before the first join. */
  public Optional<InstanceState> state() {
    return incarnation.map(Incarnation::state);
  }

  /** The log of the current incarnation; empty before the first join. */
  public Optional<InstanceLog> log() {
    return incarnation.map(Incarnation::log);
  }

  /** How long the iterations of the current incarnation took. */
  public IterationTime iterationTime() {
    return incarnation.map(Incarnation::iterationTime).orElse(IterationTime.NONE);
  }

  /** Whether it is a member now. */
  public boolean joined() {
    return incarnation
        .filter(current -> hive.state().lives(current.me().id(), current.me().epoch()))
        .isPresent();
  }

  private void run(String bindHost, int port) {
    var flaw = LimitCheck.flaw(config);
    if (flaw.isPresent()) {
      LOG.error(flaw.get());
      Quarkus.asyncExit(EXIT_REFUSED);
      return;
    }
    int exit = 0;
    try {
      var host = InetAddress.getLocalHost().getHostName();
      var url = "http://" + (bindHost.equals("0.0.0.0") ? host : bindHost) + ":" + port;
      var joining = new Joining(hive, config, host);
      Ending end;
      do {
        end = liveOnce(joining, url);
      } while (end instanceof Ending.Dead && !ending);
    } catch (Joining.JoinRefused | UnknownHostException e) {
      LOG.error(e.getMessage());
      exit = EXIT_REFUSED;
    } catch (LogException e) {
      LOG.error("the log cannot be used any more: " + e.getMessage());
      exit = EXIT_BROKEN;
    } catch (IOException e) {
      LOG.error("cannot read how far messages are handled: " + e.getMessage());
      exit = EXIT_BROKEN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("the instance broke", e);
      exit = EXIT_BROKEN;
    }
    if (!ending) {
      Quarkus.asyncExit(exit);
    }
  }

  private Ending liveOnce(Joining joining, String url)
      throws IOException, InterruptedException, Joining.JoinRefused {
    var me = joining.join(url);
    var log =
        new InstanceLog(
            config.home(), me.id().toString(), Clock.systemUTC(), config.logSizeBytesMax());
    log.info(
        "joined as %s, %s, epoch %s, at %s".formatted(me.id(), me.role(), me.epoch(), me.url()));
    LOG.infof("joined as %s, %s, epoch %s", me.id(), me.role(), me.epoch());
    var life = new Incarnation(me, hive, presence, thinking, config, log);
    incarnation = Optional.of(life);
    if (ending) { // whoever said so may have looked before
      life.tellToEnd();
    }
    recipient.become(life.resumeMailbox());
    var end = life.live();
    switch (end) {
      case Ending.Leave leave -> log.info("left: " + leave.reason());
      case Ending.Dead _ -> log.warn("was declared dead: joining anew");
    }
    return end;
  }

  void onShutdown(@Observes ShutdownEvent event) throws InterruptedException {
    ending = true;
    var running = thread.filter(Thread::isAlive);
    if (running.isPresent()) {
      incarnation.ifPresent(Incarnation::tellToEnd);
      running.get().interrupt();
      running.get().join(LEAVE_LIMIT);
    }
    thinking.close();
    hive.close();
  }
}
