package dev.bob.state.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Reads JSON that anybody may have written. Jackson alone accepts overlong UTF-8, UTF-16, a byte
 * order mark and lone surrogates; here they are refused, so that what was read can be written
 * again.
 */
public final class StrictJson {
  private StrictJson() {}

  /**
   * The document in a regular file; symbolic links, pipes and directories are refused unopened.
   *
   * @throws IOException names the path and says what is wrong; a retry helps only if the file is
   *     still being written
   */
  public static JsonNode read(Path file, int sizeBytesMax) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("cannot read " + file + ": it is missing or no regular file");
    }
    byte[] bytes;
    try (var in = new FileInputStream(file.toFile())) {
      bytes = in.readNBytes(sizeBytesMax + 1);
    }
    if (bytes.length > sizeBytesMax) {
      throw new IOException(
          "cannot read " + file + ": it is larger than " + sizeBytesMax + " bytes");
    }
    try {
      return parse(bytes);
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** The one document in the bytes; anything else is an {@link IOException} that says what. */
  public static JsonNode parse(byte[] bytes) throws IOException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("it is not UTF-8", e);
    }
    JsonNode document;
    try {
      document = Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IOException("it is not JSON: " + e.getOriginalMessage(), e);
    }
    if (document.isMissingNode()) {
      throw new IOException("it is empty");
    }
    refuseLoneSurrogates(document);
    return document;
  }

  // As deep as the mapper lets a document be.
  private static void refuseLoneSurrogates(JsonNode node) throws IOException {
    if (node.isTextual()) {
      refuseLoneSurrogates(node.textValue());
    }
    for (var field : node.properties()) {
      refuseLoneSurrogates(field.getKey());
      refuseLoneSurrogates(field.getValue());
    }
    if (node.isArray()) {
      for (var element : node) {
        refuseLoneSurrogates(element);
      }
    }
  }

  private static void refuseLoneSurrogates(String text) throws IOException {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IOException("it has half a character (a lone surrogate)");
    }
  }
}
