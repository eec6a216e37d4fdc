package dev.bob.state.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An HTTP request as any program could send it, with headers that usual clients would not send. */
public final class RawRequest {
  private static final int WAIT_MILLIS = 30_000;
  private static final int BODY_CHARS_MAX = 1_000_000;

  private final String method;
  private final String path;
  private final Map<String, String> headers = new LinkedHashMap<>();

  private RawRequest(String method, String path) {
    this.method = method;
    this.path = path;
    headers.put("Host", "localhost");
  }

  /** One that names the service as itself, and says nothing else. */
  public static RawRequest of(String method, String path) {
    return new RawRequest(method, path);
  }

  public RawRequest with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /**
   * @param headers by lower-case name; of several of one name the last
   * @param body empty if the answer has no stated length
   */
  public record Answer(int status, Map<String, String> headers, String body) {
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    /** Whether the rim refused it for that reason. */
    boolean refusedFor(String reason) {
      return header("content-type").orElse("").equals(Problem.MEDIA_TYPE)
          && body.contains("\"reason\":\"" + reason + "\"");
    }
  }

  /** Sends it to that port of this machine; an answer without an end is not read to its end. */
  public Answer send(int port) throws IOException {
    try (var socket = new Socket()) {
      socket.setSoTimeout(WAIT_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAIT_MILLIS);
      socket.getOutputStream().write(text().getBytes(StandardCharsets.ISO_8859_1));
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      var status = in.readLine();
      if (status == null) {
        throw new IOException(method + " " + path + ": no answer");
      }
      var found = new TreeMap<String, String>();
      for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        int colon = line.indexOf(':');
        found.put(line.substring(0, colon).toLowerCase(), line.substring(colon + 1).strip());
      }
      var length =
          method.equals("HEAD") ? 0 : Integer.parseInt(found.getOrDefault("content-length", "0"));
      return new Answer(Integer.parseInt(status.split(" ")[1]), found, read(in, length));
    }
  }

  private String text() {
    var text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
    headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
    return text.append("Content-Length: 0\r\n\r\n").toString();
  }

  private static String read(BufferedReader in, int length) throws IOException {
    var chars = new char[Math.min(length, BODY_CHARS_MAX)];
    int at = 0;
    while (at < chars.length) {
      int count = in.read(chars, at, chars.length - at);
      if (count < 0) {
        break;
      }
      at += count;
    }
    return new String(chars, 0, at);
  }
}
