package dev.bob.state.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Redis Streams: {@code XADD}, answered after {@code appendfsync always} has forced it. */
final class RedisAppending implements Appending {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] command;

  RedisAppending(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    var payload = "x".repeat(Store.RECORD_BYTES);
    command =
        ("*5\r\n$4\r\nXADD\r\n$3\r\nlog\r\n$1\r\n*\r\n$1\r\nd\r\n$%d\r\n%s\r\n"
                .formatted(payload.length(), payload))
            .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void append() throws IOException {
    out.write(command);
    var size = Lines.next(in);
    if (!size.startsWith("$")) {
      throw new IOException("Redis says " + size);
    }
    Lines.next(in); // the id
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
