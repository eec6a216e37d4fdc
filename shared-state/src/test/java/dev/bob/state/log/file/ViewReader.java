package dev.bob.state.log.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs in a process of its own: reads and parses every view without pause until a file says to
 * stop, then prints how many it has read and how many of them were no JSON.
 */
final class ViewReader {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ViewReader() {}

  /** Arguments: home, the file that says to stop. */
  static void main(String[] arguments) throws IOException {
    var home = Path.of(arguments[0]);
    var stop = Path.of(arguments[1]);
    long read = 0;
    long unparsable = 0;
    while (!Files.exists(stop)) {
      try (var views = Files.newDirectoryStream(home, ".{shared_*,instance_registry}.json")) {
        for (var view : views) {
          var bytes = Files.readAllBytes(view);
          read++;
          try {
            if (!MAPPER.readTree(bytes).isObject()) {
              unparsable++;
            }
          } catch (JsonProcessingException e) {
            unparsable++;
            System.out.println(view + ": " + e.getMessage());
          }
        }
      }
    }
    System.out.println("READ " + read + " UNPARSABLE " + unparsable);
  }
}
