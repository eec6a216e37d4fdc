package dev.bob.dashboard.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bob.state.json.Json;
import dev.bob.state.json.StrictJson;
import dev.bob.state.model.Clip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of an instance's own log, as it stands in {@code logs/<id>.jsonl} and in answers:
 *
 * <pre>{@code
 * {"timestamp":"2026-11-24T04:00:00Z","level":"info","instance_id":"instance_1","message":"goal_1.links is done"}
 * }</pre>
 *
 * @param level as written; what is none counts as {@code info}
 * @param message clipped to {@value #MESSAGE_CHARS_MAX} characters
 */
public record LogLine(Instant timestamp, String level, String instanceId, String message) {
  /** Longer ones are broken: whoever writes more than that does not write lines. */
  static final int LINE_BYTES_MAX = 64 * 1024;

  static final int MESSAGE_CHARS_MAX = 4_000;
  private static final int WORD_CHARS_MAX = 40;

  /** How much a line matters: each level includes those behind it. */
  public enum Level {
    INFO,
    WARN,
    ERROR;

    /** The level of that name. */
    public static Optional<Level> named(String text) {
      for (var level : values()) {
        if (level.toString().equals(text)) {
          return Optional.of(level);
        }
      }
      return Optional.empty();
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public LogLine {
    level = Clip.clip(level, WORD_CHARS_MAX);
    instanceId = Clip.clip(instanceId, WORD_CHARS_MAX);
    message = Clip.clip(message, MESSAGE_CHARS_MAX);
  }

  /** Half a line, or one that somebody else wrote, is none. */
  static Optional<LogLine> parse(byte[] line) {
    try {
      var tree = StrictJson.parse(line);
      for (var field : new String[] {"timestamp", "level", "instance_id", "message"}) {
        if (!tree.path(field).isTextual()) {
          return Optional.empty();
        }
      }
      return Optional.of(Json.MAPPER.treeToValue(tree, LogLine.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  boolean atLeast(Level wanted) {
    return Level.named(level).orElse(Level.INFO).compareTo(wanted) >= 0;
  }

  Frame frame() {
    try {
      return new Frame(Optional.empty(), Optional.empty(), Json.MAPPER.writeValueAsString(this));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a line of strings can be written", e);
    }
  }
}
