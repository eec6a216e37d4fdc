package dev.bob.state.log.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Judges a journal by its plain files; uses no code of the product. */
final class JournalText {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int CRC_32C_REVERSED = 0x82F63B78;
  private static final int[] CRC_32C = crc32cOfBytes();

  private JournalText() {}

  static Path directory(Path home) {
    return home.resolve(".bob/journal");
  }

  /** The lines of all segments in order; fails unless each is whole and in its place. */
  static List<JsonNode> lines(Path home) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    Map<String, Long> lastN = new HashMap<>();
    for (var segment : contents(home).entrySet()) {
      assertThat(segment.getKey()).isEqualTo(lines.size() + 1L);
      var text = segment.getValue();
      assertThat(text.isEmpty() || text.endsWith("\n")).isTrue();
      for (var line : text.isEmpty() ? new String[0] : text.split("\n")) {
        int crcAt = line.lastIndexOf(",\"crc\":");
        var json = MAPPER.readTree(line);
        assertThat(json.path("crc").asText()).isEqualTo(crc32c(line.substring(0, crcAt)));
        assertThat(json.path("seq").asLong()).isEqualTo(lines.size() + 1L);
        assertThat(json.path("n").asLong())
            .as("n of writer %s at seq %s", json.path("writer"), json.path("seq"))
            .isEqualTo(lastN.merge(json.path("writer").asText(), 1L, Long::sum));
        lines.add(json);
      }
    }
    return lines;
  }

  /**
   * The texts of the lines that are as they were written, by seq, whatever lies between them; fails
   * if a seq stands there twice.
   */
  static Map<Long, String> textsBySeq(Path home) throws IOException {
    Map<Long, String> texts = new HashMap<>();
    for (var segment : contents(home).values()) {
      for (var line : segment.split("\n")) {
        if (isWhole(line)) {
          var json = MAPPER.readTree(line);
          var before = texts.put(json.path("seq").asLong(), json.at("/data/content").asText());
          assertThat(before).as("seq %s a first time", json.path("seq")).isNull();
        }
      }
    }
    return texts;
  }

  /** The contents of its messages in order. */
  static List<String> texts(Path home) throws IOException {
    return lines(home).stream().map(line -> line.at("/data/content").asText()).toList();
  }

  /** The plain ones. */
  static List<Path> segments(Path home) throws IOException {
    return filesIn(directory(home), ".jsonl");
  }

  static List<Path> archives(Path home) throws IOException {
    return filesIn(home.resolve(".bob/archive"), ".jsonl.gz");
  }

  /** The text of each segment by its first seq, of an archived one where there is no plain one. */
  static NavigableMap<Long, String> contents(Path home) throws IOException {
    NavigableMap<Long, String> contents = new TreeMap<>();
    for (var archive : archives(home)) {
      try (var packed = new GZIPInputStream(Files.newInputStream(archive))) {
        contents.put(firstSeq(archive), new String(packed.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    for (var segment : segments(home)) {
      contents.put(
          firstSeq(segment), new String(Files.readAllBytes(segment), StandardCharsets.UTF_8));
    }
    return contents;
  }

  private static long firstSeq(Path segment) {
    return Long.parseLong(segment.getFileName().toString().substring(0, 20));
  }

  private static List<Path> filesIn(Path directory, String suffix) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  /**
   * Whether nobody can tell how many lines others have read at the end of the last segment: its
   * last line is not as it was written, or zeros follow it.
   */
  static boolean hasLostItsEnd(Path home) throws IOException {
    var segments = segments(home);
    var text =
        segments.isEmpty()
            ? ""
            : new String(Files.readAllBytes(segments.getLast()), StandardCharsets.UTF_8);
    int end = text.lastIndexOf('\n') + 1;
    return text.indexOf('\0', end) >= 0
        || end > 0 && !isWhole(text.substring(0, end).lines().toList().getLast());
  }

  private static boolean isWhole(String line) {
    int crcAt = line.lastIndexOf(",\"crc\":");
    return crcAt > 0
        && line.endsWith("\"}")
        && line.substring(crcAt + 8, line.length() - 2).equals(crc32c(line.substring(0, crcAt)));
  }

  /** Whether the last segment ends in a part of a line. */
  static boolean hasFragment(Path home) throws IOException {
    var segments = segments(home);
    var text = segments.isEmpty() ? "" : Files.readString(segments.getLast());
    return !text.isEmpty() && !text.endsWith("\n");
  }

  static List<Path> quarantined(Path home) throws IOException {
    try (var files = Files.list(home.resolve(".bob/quarantine"))) {
      return files.sorted().toList();
    }
  }

  /** A copy of a home folder with everything in it. */
  static Path copy(Path home, Path to) throws IOException {
    try (var files = Files.walk(home)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(home.relativize(file).toString()));
      }
    }
    return to;
  }

  /** Deletes a home folder with everything in it. */
  static void delete(Path home) throws IOException {
    try (var files = Files.walk(home)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  static void cutTo(Path file, int bytes) throws IOException {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), bytes));
  }

  private static String crc32c(String text) {
    int crc = ~0;
    for (var b : text.getBytes(StandardCharsets.UTF_8)) {
      crc = (crc >>> 8) ^ CRC_32C[(crc ^ b) & 0xFF];
    }
    return "%08x".formatted(~crc);
  }

  private static int[] crc32cOfBytes() {
    var crcs = new int[256];
    for (int i = 0; i < crcs.length; i++) {
      crcs[i] = i;
      for (int bit = 0; bit < 8; bit++) {
        crcs[i] = (crcs[i] >>> 1) ^ ((crcs[i] & 1) * CRC_32C_REVERSED);
      }
    }
    return crcs;
  }
}
