package dev.bob.state.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bob.state.event.Event;
import dev.bob.state.event.FactType;
import dev.bob.state.event.Recorded;
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
    var type = FactType.of(event.fact()).toString();
    try {
      var line = RecordedText.write(new Recorded(1, "", 1, event));
      if (line.length + FRAME_BYTES_MAX > LINE_BYTES_MAX) {
        throw new UnfitEvent(
            JsonFault.TOO_LARGE,
            "%s bytes, of at most %s: put a large body into a file"
                .formatted(line.length, LINE_BYTES_MAX - FRAME_BYTES_MAX));
      }
      new FitText(line, type).check();
      var read = RecordedText.read(line, 0, line.length).event();
      return new FitEvent(Arrays.copyOfRange(line, SOMEWHERE.length, line.length - 1), read);
    } catch (JsonProcessingException e) {
      throw new UnfitEvent(JsonFault.BAD_VALUE, type + ": " + e.getOriginalMessage());
    } catch (UnfitEvent e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw new UnfitEvent(JsonFault.BAD_VALUE, type + ": " + e.getMessage());
    }
  }
}
