package dev.bob.instance.mind.offline.inventory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.instance.mind.offline.repository.Content;
import dev.bob.instance.mind.offline.repository.Coverage;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.survey.Languages;
import dev.bob.state.model.Clip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The counts of a tree, added up file by file. */
final class Inventory {
  /** The rest is added up under {@link Languages#OTHER}. */
  private static final int LANGUAGES_MAX = 30;

  private static final int EXAMPLES_MAX = 5;
  private static final int EXAMPLE_CHARS_MAX = 200;

  private final Map<String, Count> languages = new TreeMap<>();
  private final Map<Coverage, Count> notExamined = new EnumMap<>(Coverage.class);
  private final Map<Coverage, List<String>> examples = new EnumMap<>(Coverage.class);
  private Count all = Count.NONE;
  private Count examined = Count.NONE;

  void add(TreeEntry entry, Content content) {
    switch (content) {
      case Content.Text text -> {
        var count = new Count(1, entry.sizeBytes(), text.lineCount());
        languages.merge(Languages.of(entry.name()), count, Count::plus);
        examined = examined.plus(count);
        all = all.plus(count);
      }
      case Content.NotExamined(Coverage reason) -> {
        var count = new Count(1, entry.sizeBytes(), 0);
        notExamined.merge(reason, count, Count::plus);
        List<String> some = examples.computeIfAbsent(reason, key -> new ArrayList<>());
        if (some.size() < EXAMPLES_MAX) {
          some.add(Clip.clip(entry.path(), EXAMPLE_CHARS_MAX));
        }
        all = all.plus(count);
      }
    }
  }

  /** The facts for the report, languages with the most lines first. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("all", all.json(false));
    json.set("examined", examined.json(true));
    json.set("languages", languagesJson());
    ArrayNode reasons = json.putArray("not_examined");
    notExamined.forEach(
        (reason, count) -> {
          ObjectNode row = reasons.addObject().put("reason", reason.toString());
          row.put("words", reason.words()).setAll(count.json(false));
          examples.get(reason).forEach(row.putArray("examples")::add);
        });
    return json;
  }

  private ArrayNode languagesJson() {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    Count rest = languages.getOrDefault(Languages.OTHER, Count.NONE);
    List<Map.Entry<String, Count>> sorted = new ArrayList<>(languages.entrySet());
    sorted.removeIf(language -> language.getKey().equals(Languages.OTHER));
    sorted.sort(
        Comparator.comparingLong((Map.Entry<String, Count> row) -> -row.getValue().lines())
            .thenComparing(Map.Entry::getKey));
    for (int i = 0; i < sorted.size(); i++) {
      if (i < LANGUAGES_MAX) {
        addRow(rows, sorted.get(i).getKey(), sorted.get(i).getValue());
      } else {
        rest = rest.plus(sorted.get(i).getValue());
      }
    }
    if (rest.files() > 0) {
      addRow(rows, Languages.OTHER, rest);
    }
    return rows;
  }

  private static void addRow(ArrayNode rows, String language, Count count) {
    rows.addObject().put("language", language).setAll(count.json(true));
  }

  private record Count(long files, long bytes, long lines) {
    static final Count NONE = new Count(0, 0, 0);

    Count plus(Count other) {
      return new Count(files + other.files, bytes + other.bytes, lines + other.lines);
    }

    ObjectNode json(boolean withLines) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("files", files).put("bytes", bytes);
      return withLines ? json.put("lines", lines) : json;
    }
  }
}
