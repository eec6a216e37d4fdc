package dev.bob.state.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** As much of NATS' text protocol as the peers need; used by one thread. */
final class NatsConnection implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  NatsConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    Lines.next(in); // INFO
    send(
        "CONNECT {\"verbose\":false,\"pedantic\":false,\"tls_required\":false,\"headers\":false}\r\n");
  }

  void subscribe(String subject) throws IOException {
    send("SUB " + subject + " 1\r\n");
  }

  /**
   * @param replyTo empty if nobody shall answer
   */
  void publish(String subject, String replyTo, String payload) throws IOException {
    send("PUB %s %s %d\r\n%s\r\n".formatted(subject, replyTo, payload.length(), payload));
  }

  /** The payload of the next message of a subscription. */
  String next() throws IOException {
    while (true) {
      var line = Lines.next(in);
      if (line.startsWith("MSG ")) {
        int size = Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
        var payload = new String(in.readNBytes(size), StandardCharsets.UTF_8);
        Lines.next(in);
        return payload;
      }
      if (line.equals("PING")) {
        send("PONG\r\n");
      } else if (line.startsWith("-ERR")) {
        throw new IOException("NATS says " + line);
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
