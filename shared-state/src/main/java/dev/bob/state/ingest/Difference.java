package dev.bob.state.ingest;

import dev.bob.state.json.BadJson;
import dev.bob.state.json.JsonFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The entries of one file against those that are known, as multisets of digests. What the hive
 * rendered itself is never new, also where somebody has edited it: it bears the hive's mark.
 */
final class Difference {
  /** A fact once it is known the how-manieth of its digest it is. */
  @FunctionalInterface
  interface Wording {
    ForeignFact fact(int occurrence) throws BadJson;
  }

  /** Of a file; more of them are refused, since each is held until the file is read. */
  private static final int UNMARKED_MAX = 20_000;

  private static final int FLAWS_MAX = 20;

  private record Unmarked(String digest, Wording wording, String place) {}

  private final Map<String, Integer> found = new HashMap<>();
  private final Map<String, Integer> unmarked = new HashMap<>();
  private final List<Unmarked> entries = new ArrayList<>();
  private final Set<String> flaws = new LinkedHashSet<>();

  void add(String digest, boolean rendered, Wording wording, String place) throws BadJson {
    found.merge(digest, 1, Integer::sum);
    if (!rendered) {
      unmarked.merge(digest, 1, Integer::sum);
      entries.add(new Unmarked(digest, wording, place));
      if (entries.size() > UNMARKED_MAX) {
        throw BadJson.of(JsonFault.TOO_LARGE, "more than " + UNMARKED_MAX + " new entries");
      }
    }
  }

  void flaw(String place, String what) {
    if (flaws.size() < FLAWS_MAX) {
      flaws.add(place + ": " + what);
    }
  }

  /**
   * What is new, in the order of the file.
   *
   * @param known how often the hive knows an entry of that digest
   */
  List<ForeignFact> news(ToIntFunction<String> known) {
    Map<String, Integer> old = new HashMap<>();
    unmarked.forEach(
        (digest, count) -> {
          int more = Math.max(0, found.get(digest) - known.applyAsInt(digest));
          old.put(digest, count - Math.min(count, more));
        });
    Map<String, Integer> next = new HashMap<>();
    List<ForeignFact> news = new ArrayList<>();
    for (var entry : entries) {
      if (old.merge(entry.digest(), -1, Integer::sum) < 0) {
        int occurrence = next.merge(entry.digest(), 1, Integer::sum);
        try {
          news.add(entry.wording().fact(known.applyAsInt(entry.digest()) + occurrence));
        } catch (BadJson e) {
          flaw(entry.place(), e.getMessage());
        }
      }
    }
    return news;
  }

  List<String> flaws() {
    return List.copyOf(flaws);
  }
}
