package dev.bob.state.fold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * What makes an entry of a view the same entry wherever it is read: its public fields. FNV-1a with
 * 64 bits (Fowler, Noll, Vo), since who writes the volume is trusted and only chance has to be
 * beaten, and every message that is folded costs one.
 */
public final class Digests {
  /** What the hive says of an entry of the memory, and not the entry itself. */
  private static final List<String> NOT_OF_THE_ENTRY =
      List.of("metadata", "status", "confirmations", "reason", "merged_into", "contradicts");

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

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
    long hash = FNV_OFFSET;
    for (var part : parts) {
      var bytes = part.getBytes(StandardCharsets.UTF_8);
      hash = plus(hash, ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      hash = plus(hash, bytes);
    }
    return HexFormat.of().toHexDigits(hash);
  }

  private static long plus(long hash, byte[] bytes) {
    long next = hash;
    for (byte b : bytes) {
      next = (next ^ (b & 0xff)) * FNV_PRIME;
    }
    return next;
  }
}
