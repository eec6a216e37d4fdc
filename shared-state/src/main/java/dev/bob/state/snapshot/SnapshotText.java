package dev.bob.state.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.bob.state.event.LogFact;
import dev.bob.state.fold.HiveState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * A snapshot as one line of JSON, ended by a line feed. Its last key is {@code crc32c}, of all
 * bytes before it; {@code crc} is that of the event at {@code seq} in the journal.
 *
 * <pre>{@code
 * {"v":1,"rules":1,"seq":1,"crc":"1d9bda67","state":{"fleet":{"wished":2},"seq":1,"writers":{"by_last_seq":{"1":"9f86d081c0ffee00"},"by_name":{"9f86d081c0ffee00":{"n":1,"seq":1}}}},"crc32c":"9bd77564"}
 * }</pre>
 */
final class SnapshotText {
  /** Another one for a state with other fields; an older or newer file is not used. */
  static final int VERSION = 1;

  private static final String SUM_KEY = ",\"crc32c\":\"";
  private static final String END = "\"}\n";
  private static final int SUM_DIGITS = 8;
  private static final int TAIL_BYTES = SUM_KEY.length() + SUM_DIGITS + END.length();

  private SnapshotText() {}

  static void write(Snapshot snapshot, OutputStream out) throws IOException {
    var sum = new CRC32C();
    var json = StateJson.FACTORY.createGenerator(new CheckedOutputStream(out, sum));
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    json.writeStartObject();
    json.writeNumberField("v", VERSION);
    json.writeNumberField("rules", snapshot.state().log().rules());
    json.writeNumberField("seq", snapshot.seq());
    json.writeStringField("crc", snapshot.crc());
    json.writeFieldName("state");
    StateJson.write(snapshot.state(), json);
    json.flush();
    out.write(tail(sum).getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /**
   * @throws IOException if it is not as it was written, or written by a program that knows other
   *     versions or rules
   */
  static Snapshot read(byte[] text) throws IOException {
    int end = text.length - TAIL_BYTES;
    if (end < 0
        || !sum(text, end).equals(new String(text, end, TAIL_BYTES, StandardCharsets.UTF_8))) {
      throw new IOException("it is not as it was written: its checksum does not match");
    }
    try (var json = StateJson.FACTORY.createParser(text)) {
      expect(json, json.nextToken(), JsonToken.START_OBJECT);
      int version = number(json, "v");
      if (version != VERSION) {
        throw new IOException(
            "unknown version of snapshot: " + version + " (this program knows " + VERSION + ")");
      }
      int rules = number(json, "rules");
      if (rules > LogFact.RULES_KNOWN) {
        throw new IOException(
            "unknown rules of the fold: %s (this program knows %s)"
                .formatted(rules, LogFact.RULES_KNOWN));
      }
      field(json, "seq");
      long seq = json.getLongValue();
      field(json, "crc");
      var crc = json.getText();
      field(json, "state");
      return checked(new Snapshot(StateJson.read(json), crc), seq, rules);
    }
  }

  private static Snapshot checked(Snapshot snapshot, long seq, int rules) throws IOException {
    HiveState state = snapshot.state();
    if (state.seq() != seq || state.log().rules() != rules) {
      throw new IOException("its state is not the one that it says");
    }
    return snapshot;
  }

  private static int number(JsonParser json, String name) throws IOException {
    field(json, name);
    return json.getIntValue();
  }

  private static void field(JsonParser json, String name) throws IOException {
    expect(json, json.nextToken(), JsonToken.FIELD_NAME);
    if (!json.currentName().equals(name)) {
      throw new IOException("it has " + json.currentName() + " in the place of " + name);
    }
    json.nextToken();
  }

  private static void expect(JsonParser json, JsonToken given, JsonToken wanted)
      throws IOException {
    if (given != wanted) {
      throw new IOException("it is no snapshot: " + given + " at " + json.currentLocation());
    }
  }

  private static String sum(byte[] text, int end) {
    var sum = new CRC32C();
    sum.update(text, 0, end);
    return tail(sum);
  }

  private static String tail(CRC32C sum) {
    return SUM_KEY + HexFormat.of().toHexDigits((int) sum.getValue()) + END;
  }
}
