package dev.bob.state.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.event.Event;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.RecordedJson;
import dev.bob.state.json.Json;
import dev.bob.state.json.JsonFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An event that can be written, so that every reader reads it as its author folds it: it was read
 * back by the reader of the journal. Every log makes one of what it is to append, before it writes
 * anything; whoever takes something in for a stranger may do so at the door.
 *
 * <p>What an event says may be nested less deeply than any reader of JSON here allows, since in a
 * view or a snapshot it stands some levels deeper than in the log.
 *
 * @param body the JSON of it between its place in the log and the last brace: {@code
 *     ,"at":…,"by":…,"type":…,"data":…}
 * @param event as others read it
 */
public record FitEvent(byte[] body, Event event) {
  /** Of a line of the journal, which is the largest form that an event has; with its line feed. */
  public static final int LINE_BYTES_MAX = 256 * 1024;

  /** Levels of objects and arrays in {@code data}, itself included. */
  public static final int DEPTH_MAX = 32;

  /** Characters of the name of a field in {@code data}. */
  public static final int NAME_CHARS_MAX = 1_000;

  /** What {@code v}, {@code seq}, {@code writer}, {@code n} and {@code crc} take at most. */
  private static final int FRAME_BYTES_MAX = 160;

  private static final byte[] SOMEWHERE =
      "{\"v\":1,\"seq\":1,\"writer\":\"\",\"n\":1".getBytes(StandardCharsets.UTF_8);

  /**
   * The event, ready to be written.
   *
   * @throws UnfitEvent if a reader could not read it, or a line would be too long for it
   */
  public static FitEvent of(Event event) {
    var json = RecordedJson.of(new Recorded(1, "", 1, event));
    checkNames(json.data(), 1);
    try {
      var line = Json.MAPPER.writeValueAsBytes(json);
      if (line.length + FRAME_BYTES_MAX > LINE_BYTES_MAX) {
        throw new UnfitEvent(
            JsonFault.TOO_LARGE,
            "%s bytes, of at most %s: put a large body into a file"
                .formatted(line.length, LINE_BYTES_MAX - FRAME_BYTES_MAX));
      }
      if (hasHalfCharacter(line)) {
        throw new UnfitEvent(JsonFault.LONE_SURROGATE, json.type());
      }
      var read = RecordedText.read(line, 0, line.length).event();
      return new FitEvent(Arrays.copyOfRange(line, SOMEWHERE.length, line.length - 1), read);
    } catch (JsonProcessingException e) {
      throw new UnfitEvent(JsonFault.BAD_VALUE, json.type() + ": " + e.getOriginalMessage());
    } catch (UnfitEvent e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw new UnfitEvent(JsonFault.BAD_VALUE, json.type() + ": " + e.getMessage());
    }
  }

  private static void checkNames(JsonNode node, int depth) {
    if (depth > DEPTH_MAX && node.isContainerNode()) {
      throw new UnfitEvent(JsonFault.TOO_DEEP, "more than " + DEPTH_MAX + " levels");
    }
    for (var field : node.properties()) {
      if (field.getKey().length() > NAME_CHARS_MAX) {
        throw new UnfitEvent(
            JsonFault.STRING_TOO_LONG, "a name of more than " + NAME_CHARS_MAX + " characters");
      }
    }
    for (var value : node) {
      checkNames(value, depth + 1);
    }
  }

  /**
   * The mapper writes every surrogate as an escape of its own: a high one wants a low one behind.
   */
  private static boolean hasHalfCharacter(byte[] json) {
    boolean high = false;
    for (int at = 0; at < json.length; at++) {
      boolean escape = json[at] == '\\';
      boolean surrogate = escape && json[at + 1] == 'u' && (json[at + 2] | 0x20) == 'd';
      char third = surrogate ? (char) (json[at + 3] | 0x20) : '0';
      boolean low = third >= 'c' && third <= 'f';
      if (high != low) {
        return true;
      }
      high = surrogate && !low && third >= '8';
      at += surrogate ? 5 : escape ? 1 : 0;
    }
    return high;
  }
}
