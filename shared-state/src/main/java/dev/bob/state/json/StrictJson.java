package dev.bob.state.json;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.model.Clip;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads JSON that anybody may have written: files, the inbox, bodies of requests. Jackson alone
 * accepts overlong UTF-8, UTF-16, a byte order mark and lone surrogates; here they are refused, so
 * that what was read can be written again. Each way to be wrong has its {@link JsonFault}. Needs
 * memory for what it gives, not for what it refuses.
 */
public final class StrictJson {
  /** What goes through a file entry by entry. */
  @FunctionalInterface
  public interface Entries {
    /**
     * The next entry.
     *
     * @param list the name of the array that it stands in
     * @param index 0 for the first of that array
     */
    void next(String list, int index, JsonNode entry) throws IOException;
  }

  /** Of an object that is gone through entry by entry. */
  private static final int FIELDS_MAX = 100;

  private static final int QUOTE_CHARS_MAX = 40;

  private StrictJson() {}

  /**
   * The document in a regular file; symbolic links, pipes and directories are refused unopened.
   *
   * @throws BadJson names the path and says what is wrong
   * @throws IOException if the disk fails
   */
  public static JsonNode read(Path file, int sizeBytesMax) throws IOException {
    try (var in = open(file)) {
      return parse(in, sizeBytesMax);
    } catch (BadJson e) {
      throw e.in(file);
    }
  }

  /** The bytes of a regular file, to be parsed. */
  public static byte[] bytes(Path file, int sizeBytesMax) throws IOException {
    try (var in = open(file)) {
      byte[] bytes = in.readNBytes(sizeBytesMax + 1);
      if (bytes.length > sizeBytesMax) {
        throw BadJson.of(JsonFault.TOO_LARGE, "more than " + sizeBytesMax + " bytes");
      }
      return bytes;
    } catch (BadJson e) {
      throw e.in(file);
    }
  }

  /** The one document in the bytes; anything else is a {@link BadJson} that says what. */
  public static JsonNode parse(byte[] bytes) throws IOException {
    return parse(new ByteArrayInputStream(bytes), bytes.length);
  }

  private static JsonNode parse(InputStream in, long sizeBytesMax) throws IOException {
    try (var parser = StrictParser.of(in, sizeBytesMax)) {
      if (parser.next() == null) {
        throw BadJson.of(JsonFault.EMPTY);
      }
      var document = parser.value(Long.MAX_VALUE);
      end(parser);
      return document;
    }
  }

  /**
   * Goes through the arrays of those names in an object, without holding more than one entry. That
   * the file is bad may turn out after entries were given.
   *
   * @param entryCharsMax what one entry, and anything else in the object, may have of text
   */
  public static void read(
      Path file, long sizeBytesMax, Set<String> lists, long entryCharsMax, Entries entries)
      throws IOException {
    try (var in = open(file);
        var parser = StrictParser.of(in, sizeBytesMax)) {
      var first = parser.next();
      if (first == null) {
        throw BadJson.of(JsonFault.EMPTY);
      }
      if (first != JsonToken.START_OBJECT) {
        throw BadJson.of(JsonFault.WRONG_TYPE, "the document is no object");
      }
      Set<String> seen = new HashSet<>();
      while (parser.next() == JsonToken.FIELD_NAME) {
        var name = parser.name();
        if (!seen.add(name)) {
          throw BadJson.of(JsonFault.DUPLICATE_KEY, Clip.clip(name, QUOTE_CHARS_MAX));
        }
        if (seen.size() > FIELDS_MAX) {
          throw BadJson.of(JsonFault.TOO_LARGE, "more than " + FIELDS_MAX + " fields");
        }
        parser.next();
        if (lists.contains(name)) {
          list(parser, name, entryCharsMax, entries);
        } else {
          parser.value(entryCharsMax);
        }
      }
      end(parser);
    } catch (BadJson e) {
      throw e.in(file);
    }
  }

  private static void list(StrictParser parser, String name, long entryCharsMax, Entries entries)
      throws IOException {
    if (!parser.isAt(JsonToken.START_ARRAY)) {
      throw BadJson.of(JsonFault.WRONG_TYPE, name + " is no array");
    }
    int index = 0;
    while (parser.next() != JsonToken.END_ARRAY) {
      entries.next(name, index++, parser.value(entryCharsMax));
    }
  }

  private static void end(StrictParser parser) throws IOException {
    if (parser.next() != null) {
      throw BadJson.of(JsonFault.TRAILING);
    }
  }

  private static InputStream open(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw BadJson.of(JsonFault.NOT_A_FILE);
    }
    try {
      return new FileInputStream(file.toFile());
    } catch (FileNotFoundException e) { // so it says whatever the cause is
      if (Files.isReadable(file)) {
        throw e;
      }
      throw BadJson.of(
          Files.exists(file, LinkOption.NOFOLLOW_LINKS)
              ? JsonFault.UNREADABLE
              : JsonFault.NOT_A_FILE);
    }
  }
}
