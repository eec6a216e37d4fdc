package dev.bob.state.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a file or a body may hold and must not: one table for whoever reads JSON.
 *
 * @param content made when asked for, since some are large
 * @param fault what a reader of one document says of it
 */
public record BadInput(String name, Supplier<byte[]> content, JsonFault fault) {
  private static final int LARGE = 20 * 1024 * 1024;

  /** Those that are no document at all. */
  public static List<BadInput> documents() {
    return Stream.concat(bytes(), texts()).toList();
  }

  /** Those that are JSON and no message. */
  public static List<BadInput> messages() {
    var good =
        "{\"from\":\"a\",\"to\":\"broadcast\",\"type\":\"text\",\"content\":\"hi\","
            + "\"timestamp\":\"2025-12-10T02:00:00\",\"metadata\":{}}";
    return Stream.of(
            "no from|\"from\":\"a\",||missing_field",
            "no to|\"to\":\"broadcast\",||missing_field",
            "no type|\"type\":\"text\",||missing_field",
            "no content|\"content\":\"hi\",||missing_field",
            "a number for from|\"a\"|7|wrong_type",
            "null for from|\"a\"|null|wrong_type",
            "a list for to|\"broadcast\"|[\"b\"]|wrong_type",
            "an object for content|\"hi\"|{}|wrong_type",
            "a number for the time|\"2025-12-10T02:00:00\"|1733796000|wrong_type",
            "a text for metadata|{}|\"m\"|wrong_type",
            "a blank from|\"a\"|\" \"|bad_value",
            "a NUL in from|\"a\"|\"a\\u0000\"|bad_value",
            "a from of 10,000 characters|\"a\"|\"" + "x".repeat(10_000) + "\"|string_too_long",
            "a content of 100,000|hi|" + "x".repeat(100_000) + "|string_too_long",
            "metadata of 20,000|{}|{\"m\":\"" + "x".repeat(20_000) + "\"}|too_large",
            "a type in capitals|text|TEXT|bad_value",
            "a type with blanks|text|te xt|bad_value",
            "no time|2025-12-10T02:00:00|yesterday|bad_value",
            "the year 10000|2025|+10000|bad_value",
            "the year -1|2025|-0001|bad_value",
            "the 30th of February|2025-12-10|2025-02-30|bad_value")
        .map(line -> line.split("\\|", -1))
        .map(
            part ->
                text(
                    part[0],
                    good.replace(part[1], part[2]),
                    JsonFault.valueOf(part[3].toUpperCase(Locale.ROOT))))
        .toList();
  }

  private static Stream<BadInput> bytes() {
    return Stream.of(
        of("empty", JsonFault.EMPTY),
        of("overlong slash", JsonFault.NOT_UTF_8, '"', 0xC0, 0xAF, '"'),
        of("overlong NUL", JsonFault.NOT_UTF_8, '"', 0xC0, 0x80, '"'),
        of("overlong three bytes", JsonFault.NOT_UTF_8, '"', 0xE0, 0x80, 0xAF, '"'),
        of("overlong four bytes", JsonFault.NOT_UTF_8, '"', 0xF0, 0x80, 0x80, 0xAF, '"'),
        of("surrogate in UTF-8", JsonFault.NOT_UTF_8, '"', 0xED, 0xA0, 0x80, '"'),
        of("beyond Unicode", JsonFault.NOT_UTF_8, '"', 0xF4, 0x90, 0x80, 0x80, '"'),
        of("lead byte of old UTF-8", JsonFault.NOT_UTF_8, '"', 0xF8, 0x88, 0x80, 0x80, '"'),
        of("stray continuation", JsonFault.NOT_UTF_8, '"', 0x80, '"'),
        of("cut character", JsonFault.NOT_UTF_8, '"', 0xE2, 0x82),
        of("half a character", JsonFault.NOT_UTF_8, '"', 0xE2, 0x82, '"'),
        of("0xFF", JsonFault.NOT_UTF_8, '"', 0xFF, '"'),
        of("NULs", JsonFault.NUL_BYTE, 0, 0, 0, 0, 0, 0, 0, 0),
        of("NUL in the middle", JsonFault.NUL_BYTE, '{', '"', 'a', 0, '"', ':', '1', '}'),
        of("NULs behind", JsonFault.NUL_BYTE, '{', '}', '\n', 0, 0),
        new BadInput("Latin-1", () -> "{\"a\":\"é\"}".getBytes(ISO_8859_1), JsonFault.NOT_UTF_8),
        new BadInput("UTF-16 LE", () -> "{\"a\":1}".getBytes(UTF_16LE), JsonFault.UTF_16),
        new BadInput("UTF-16 BE", () -> "{\"a\":1}".getBytes(UTF_16BE), JsonFault.UTF_16),
        new BadInput(
            "UTF-16 with mark", () -> "\ufeff{\"a\":1}".getBytes(UTF_16LE), JsonFault.UTF_16),
        new BadInput("20 MB of NULs", () -> new byte[LARGE], JsonFault.NUL_BYTE));
  }

  private static Stream<BadInput> texts() {
    return Stream.of(
        text("blank", "  \n\t", JsonFault.EMPTY),
        text("byte order mark", "\ufeff{}", JsonFault.BYTE_ORDER_MARK),
        text("duplicate keys", "{\"a\":1,\"a\":2}", JsonFault.DUPLICATE_KEY),
        text("escaped duplicate key", "{\"a\":1,\"\\u0061\":2}", JsonFault.DUPLICATE_KEY),
        text("deep duplicate key", "{\"a\":[{\"b\":{},\"b\":{}}]}", JsonFault.DUPLICATE_KEY),
        text("lone high surrogate", "{\"a\":\"\\ud800\"}", JsonFault.LONE_SURROGATE),
        text("lone low surrogate", "{\"a\":\"\\udc00x\"}", JsonFault.LONE_SURROGATE),
        text("surrogate in a name", "{\"\\udc00\":1}", JsonFault.LONE_SURROGATE),
        text("parted surrogates", "[[\"\\ud83d \\ude00\"]]", JsonFault.LONE_SURROGATE),
        text("swapped surrogates", "[\"\\ude00\\ud83d\"]", JsonFault.LONE_SURROGATE),
        text("half a file", "{\"messages\":[{\"from\":\"a\",", JsonFault.CUT_SHORT),
        text("half a string", "{\"messages\":[{\"from\":\"a", JsonFault.CUT_SHORT),
        text("open brace", "{", JsonFault.CUT_SHORT),
        text("fused documents", "{\"a\":1}{\"a\":2}", JsonFault.TRAILING),
        text("two lines", "{\"a\":1}\n{\"a\":2}\n", JsonFault.TRAILING),
        text("text behind", "{\"a\":1} x", JsonFault.MALFORMED_JSON),
        text("NaN", "{\"a\":NaN}", JsonFault.NOT_A_NUMBER),
        text("Infinity", "{\"a\":-Infinity}", JsonFault.NOT_A_NUMBER),
        text("huge exponent", "{\"a\":1e999}", JsonFault.NUMBER_OUT_OF_RANGE),
        text("number of 100,000 digits", "9".repeat(100_000), JsonFault.NUMBER_OUT_OF_RANGE),
        text("leading zero", "{\"a\":007}", JsonFault.MALFORMED_JSON),
        text("comment", "{} // done", JsonFault.MALFORMED_JSON),
        text("trailing comma", "{\"a\":1,}", JsonFault.MALFORMED_JSON),
        text("single quotes", "{'a':1}", JsonFault.MALFORMED_JSON),
        text("raw control character", "{\"a\":\"\u0001\"}", JsonFault.MALFORMED_JSON),
        text("bad escape", "{\"a\":\"\\x41\"}", JsonFault.MALFORMED_JSON),
        text("no JSON", "from: a\nto: b\n", JsonFault.MALFORMED_JSON),
        text("wrong brackets", "{\"a\":[1}", JsonFault.MALFORMED_JSON),
        text("depth 100,000 of arrays", "[".repeat(100_000), JsonFault.TOO_DEEP),
        text("depth 100,000 of objects", "{\"a\":".repeat(100_000), JsonFault.TOO_DEEP),
        new BadInput(
            "a string of 20 MB",
            () -> ("{\"a\":\"" + "x".repeat(LARGE) + "\"}").getBytes(UTF_8),
            JsonFault.STRING_TOO_LONG),
        new BadInput(
            "a name of 20 MB",
            () -> ("{\"" + "x".repeat(LARGE) + "\":1}").getBytes(UTF_8),
            JsonFault.STRING_TOO_LONG));
  }

  private static BadInput of(String name, JsonFault fault, int... bytes) {
    return new BadInput(
        name,
        () -> {
          var content = new byte[bytes.length];
          for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
          }
          return content;
        },
        fault);
  }

  private static BadInput text(String name, String text, JsonFault fault) {
    return new BadInput(name, () -> text.getBytes(UTF_8), fault);
  }

  @Override
  public String toString() {
    return name;
  }
}
