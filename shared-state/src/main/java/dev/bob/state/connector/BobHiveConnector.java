package dev.bob.state.connector;

import static io.smallrye.reactive.messaging.annotations.ConnectorAttribute.Direction.INCOMING;
import static org.eclipse.microprofile.reactive.messaging.spi.ConnectorFactory.CHANNEL_NAME_ATTRIBUTE;

import dev.bob.state.Hive;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.annotations.ConnectorAttribute;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;
import io.smallrye.reactive.messaging.providers.connectors.ExecutionHolder;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Messages of the hive as channels. Incoming: what is said to this process's member, to its role or
 * to all, as {@link dev.bob.state.fold.Message}, at least once and in order. Outgoing: what it
 * says, as {@link dev.bob.state.event.MessageFact.Sent}. Both begin when the member has joined,
 * which is after the channels are made.
 */
@ApplicationScoped
@Connector(BobHiveConnector.CONNECTOR_NAME)
@ConnectorAttribute(
    name = "max-retries",
    type = "int",
    direction = INCOMING,
    description =
        "How often a message is delivered again when its handler has failed; then the person is told",
    defaultValue = BobHiveConnector.MAX_RETRIES)
@ConnectorAttribute(
    name = "retry-interval-millis",
    type = "int",
    direction = INCOMING,
    description = "Time before the first of these deliveries; it doubles each time, up to 5 s",
    defaultValue = BobHiveConnector.RETRY_INTERVAL_MILLIS)
public class BobHiveConnector implements InboundConnector, OutboundConnector, HealthReporter {
  public static final String CONNECTOR_NAME = "bob-hive";
  static final String MAX_RETRIES = "3";
  static final String RETRY_INTERVAL_MILLIS = "200";

  /** Before the services' own observers: they close the log. */
  private static final int BEFORE_SERVICES = 100;

  private final Instance<Hive> hive;
  private final Recipient recipient;
  private final ExecutionHolder execution;
  private final Map<String, BobHiveIncomingChannel> incoming = new ConcurrentHashMap<>();

  BobHiveConnector(Instance<Hive> hive, Recipient recipient, ExecutionHolder execution) {
    this.hive = hive;
    this.recipient = recipient;
    this.execution = execution;
  }

  @Override
  public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
    var failureHandler =
        new BobHiveFailureHandler(
            attribute(config, "max-retries", MAX_RETRIES),
            Duration.ofMillis(attribute(config, "retry-interval-millis", RETRY_INTERVAL_MILLIS)));
    var channel =
        new BobHiveIncomingChannel(
            hive::get,
            recipient,
            failureHandler,
            execution.vertx().getOrCreateContext()::runOnContext);
    incoming.put(config.getValue(CHANNEL_NAME_ATTRIBUTE, String.class), channel);
    return channel.stream();
  }

  private static int attribute(Config config, String name, String byDefault) {
    return config.getOptionalValue(name, Integer.class).orElseGet(() -> Integer.valueOf(byDefault));
  }

  @Override
  public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
    return new BobHiveOutgoingChannel(hive::get, recipient, Infrastructure.getDefaultWorkerPool())
        .subscriber();
  }

  /** A channel whose thread has ended, by a bug, delivers nothing any more. */
  @Override
  public HealthReport getLiveness() {
    var report = HealthReport.builder();
    incoming.forEach((name, channel) -> report.add(name, channel.isAlive()));
    return report.build();
  }

  void onShutdown(@Observes @Priority(BEFORE_SERVICES) ShutdownEvent event)
      throws InterruptedException {
    for (var channel : incoming.values()) {
      channel.close();
    }
  }
}
