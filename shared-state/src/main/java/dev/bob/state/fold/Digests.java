package dev.bob.state.fold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * What makes an entry of a view the same entry wherever it is read: its public fields. The first 64
 * bits of a SHA-256, since who writes the volume is trusted and only chance has to be beaten.
 */
public final class Digests {
  /** What the hive says of an entry of the memory, and not the entry itself. */
  private static final List<String> NOT_OF_THE_ENTRY =
      List.of("metadata", "status", "confirmations", "reason", "merged_into");

  private Digests() {}

  /** Of a message; the same moment counts as the same time, however it is written. */
  public static String ofMessage(
      String from, String to, String type, String content, Instant timestamp) {
    return digest("message", from, to, type, content, timestamp.toString());
  }

  /** Of an entry of the memory, that is of what {@link #bare} leaves. */
  public static String ofMemory(String list, ObjectNode bareEntry) {
    try {
      // Through plain maps and a sorting writer: the order of fields says nothing.
      var sorted = Json.MAPPER.writeValueAsString(bareEntry);
      return digest("memory", list, sorted);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that is no JSON", e);
    }
  }

  /** The fields of an entry of the memory that are its author's. */
  public static ObjectNode bare(ObjectNode entry) {
    var bare = entry.deepCopy();
    bare.remove(NOT_OF_THE_ENTRY);
    return bare;
  }

  /**
   * Of a file in the inbox: one that is written again is another one, although it says the same.
   */
  public static String ofFile(String name, long modifiedNanos, byte[] bytes) {
    return digest(
        "file", name, Long.toString(modifiedNanos), new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** Whether the entry came from a view that the hive rendered. */
  public static boolean isRendered(JsonNode entry) {
    return entry.path("metadata").path("bob").path("seq").isIntegralNumber();
  }

  private static String digest(String... parts) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        sha.update(bytes);
      }
      return HexFormat.of().formatHex(sha.digest(), 0, Long.BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
