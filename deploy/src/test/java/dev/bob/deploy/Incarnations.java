package dev.bob.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who held which id from when to when, read from the journal by rules of the test's own: a join
 * begins an incarnation, whose number is the seq of the join; the first {@code instance.left} or
 * {@code instance.lost} that names it ends it. Which id it was given is told by what it said, and
 * by who said something of it.
 */
final class Incarnations {
  private final Map<Long, JsonNode> joins = new TreeMap<>();
  private final Map<Long, Set<String>> ids = new HashMap<>();
  private final Map<Long, Long> ends = new HashMap<>();
  private final Set<Long> left = new HashSet<>();
  private final Set<Long> excused = new HashSet<>();

  private Incarnations() {}

  /**
   * @param live what the hive says of those that have not ended: id to epoch
   */
  static Incarnations of(Journal journal, Map<String, Long> live) {
    var read = new Incarnations();
    var endedLaunches = new HashSet<String>();
    for (var event : journal.events()) {
      long seq = event.path("seq").asLong();
      var by = event.path("by");
      var data = event.path("data");
      if (by.path("kind").asText().equals("instance") && by.has("epoch")) {
        read.hear(by.path("epoch").asLong(), by.path("id").asText());
      }
      switch (event.path("type").asText()) {
        case "instance.joined" -> {
          read.joins.put(seq, event);
          if (endedLaunches.contains(data.path("launch").asText())) {
            read.excused.add(seq);
          }
        }
        case "instance.left" -> {
          read.ends.putIfAbsent(by.path("epoch").asLong(), seq);
          read.left.add(by.path("epoch").asLong());
        }
        case "instance.lost" -> {
          read.hear(data.path("epoch").asLong(), data.path("id").asText());
          read.ends.putIfAbsent(data.path("epoch").asLong(), seq);
        }
        case "launch.ended" -> endedLaunches.add(data.path("launch").asText());
        default -> {} // says nothing of anybody's beginning or end
      }
    }
    live.forEach((id, epoch) -> read.hear(epoch, id));
    return read;
  }

  private void hear(long epoch, String id) {
    ids.computeIfAbsent(epoch, _ -> new HashSet<>()).add(id);
  }

  /** Those that this process was, with any end. */
  List<Long> ofPid(long pid) {
    return joins.entrySet().stream()
        .filter(join -> join.getValue().path("data").path("pid").asLong() == pid)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How many have joined and not ended. */
  long live() {
    return joins.keySet().stream()
        .filter(epoch -> !ends.containsKey(epoch) && !excused.contains(epoch))
        .count();
  }

  boolean left(long epoch) {
    return left.contains(epoch);
  }

  boolean lost(long epoch) {
    return ends.containsKey(epoch) && !left.contains(epoch);
  }

  /** Every way in which an id was held by two at once, or by nobody knows whom; a sentence each. */
  List<String> clashes() {
    var clashes = new ArrayList<String>();
    var last = new HashMap<String, Long>();
    for (long epoch : joins.keySet()) {
      var names = ids.getOrDefault(epoch, Set.of());
      if (names.size() > 1) {
        clashes.add("incarnation %d has several ids: %s".formatted(epoch, names));
      } else if (names.isEmpty() && !excused.contains(epoch)) {
        clashes.add("incarnation %d was never heard of again".formatted(epoch));
      }
      for (var id : names) {
        var before = last.put(id, epoch);
        if (before != null && ends.getOrDefault(before, Long.MAX_VALUE) > epoch) {
          clashes.add("%s was given to %d while %d held it".formatted(id, epoch, before));
        }
      }
    }
    ids.keySet().stream()
        .filter(epoch -> !joins.containsKey(epoch))
        .forEach(epoch -> clashes.add("%s of %d never joined".formatted(ids.get(epoch), epoch)));
    return clashes;
  }
}
