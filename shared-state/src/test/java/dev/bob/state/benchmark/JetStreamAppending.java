package dev.bob.state.benchmark;

import java.io.IOException;

/** NATS JetStream: a publication that is acknowledged after {@code sync_interval: always}. */
final class JetStreamAppending implements Appending {
  private static final String STREAM =
      "{\"name\":\"log\",\"subjects\":[\"log\"],\"storage\":\"file\",\"retention\":\"limits\",\"num_replicas\":1}";
  private static final String PAYLOAD = "x".repeat(Store.RECORD_BYTES);

  private final NatsConnection nats;
  private final String inbox = "_INBOX." + ProcessHandle.current().pid() + "." + System.nanoTime();

  JetStreamAppending(int port) throws IOException {
    nats = new NatsConnection(port);
    nats.subscribe(inbox);
    // A stream that is there already with the same configuration is no error.
    nats.publish("$JS.API.STREAM.CREATE.log", inbox, STREAM);
    refuseError(nats.next());
  }

  @Override
  public void append() throws IOException {
    nats.publish("log", inbox, PAYLOAD);
    refuseError(nats.next());
  }

  @Override
  public void close() throws IOException {
    nats.close();
  }

  private static void refuseError(String answer) throws IOException {
    if (answer.contains("\"error\"")) {
      throw new IOException("JetStream says " + answer);
    }
  }
}
